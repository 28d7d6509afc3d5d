package org.phosphene.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;

/**
 * Notices that a run's answers file was deleted, moved or replaced while the run writes into it. The system does not say so:
 * writing goes on without an error, into a file that nobody will find. Thread-safe.
 */
final class FolderWatch {
    private static final long APART_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private final Object key;
    private volatile long looked = System.nanoTime();

    private FolderWatch(Path file, Object key) {
        this.file = file;
        this.key = key;
    }

    static FolderWatch of(Path file) throws IOException {
        return new FolderWatch(file, key(file));
    }

    /** What the system knows the file by, null where it has nothing of the kind. */
    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** Whether the file is still the one in that place. */
    boolean isThere() {
        try {
            return Objects.equals(key, key(file));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Looks now and then.
     *
     * @throws UncheckedIOException if the file is gone
     */
    void check() {
        long now = System.nanoTime();
        if (now - looked < APART_NANOS) {
            return;
        }
        looked = now;
        if (!isThere()) {
            throw new UncheckedIOException(new IOException("the answers file is gone"));
        }
    }
}
