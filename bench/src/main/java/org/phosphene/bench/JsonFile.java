package org.phosphene.bench;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.phosphene.cli.Json;

/**
 * Where measurements are kept for scripts.
 *
 * @param path null if nowhere
 */
record JsonFile(Path path) {
    /**
     * Looks before an hour of measuring whether it can be written.
     *
     * @throws IllegalArgumentException if not
     */
    void check() {
        if (path == null) {
            return;
        }
        Path folder = folder();
        if (Files.isDirectory(path) || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    "--out " + path + ": name a file in a folder that is there and can be written to");
        }
    }

    /** Puts a document there in one step. */
    void write(Object document) throws IOException {
        if (path == null) {
            return;
        }
        Path part = Files.createTempFile(folder(), path.getFileName().toString(), ".part");
        try {
            Files.writeString(part, Json.text(document));
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path folder() {
        return path.toAbsolutePath().normalize().getParent();
    }
}
