package org.phosphene.data.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.phosphene.trial.RunStoppedException;

/**
 * The folder of a set while it is fetched into: made if it was not there, and taken away again if nothing came into it. A
 * second process that wants it waits, and then finds the set there.
 */
final class FolderLock implements AutoCloseable {
    private static final String NAME = ".fetch.lock";
    private static final long GLANCE_MILLIS = 200;

    private final Path folder;
    private final MadeFolders made;
    private final FileChannel channel;

    private FolderLock(Path folder, MadeFolders made, FileChannel channel) {
        this.folder = folder;
        this.made = made;
        this.channel = channel;
    }

    /**
     * Waits for the folder.
     *
     * @throws RunStoppedException if told to stop
     */
    static FolderLock of(Path folder, FetchListener listener, BooleanSupplier stop) throws IOException {
        MadeFolders made = MadeFolders.of(folder);
        try {
            return new FolderLock(folder, made, await(folder, listener, stop));
        } catch (IOException | RunStoppedException e) {
            made.close();
            throw e;
        }
    }

    private static FileChannel await(Path folder, FetchListener listener, BooleanSupplier stop) throws IOException {
        Path file = folder.resolve(NAME);
        for (boolean told = false; ; ) {
            if (!Files.isDirectory(folder)) {
                // the other process came to nothing, and took it away
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Object key = key(file);
            boolean locked = lock(channel);
            // whoever held it before has deleted the file: a lock on that one keeps nobody out
            if (locked && Files.exists(file) && Objects.equals(key, key(file))) {
                return channel;
            }
            channel.close();
            if (!locked && !told) {
                listener.waiting(folder);
                told = true;
            }
            pause(stop);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // held by this very process
            return false;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static Object key(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void pause(BooleanSupplier stop) {
        try {
            Thread.sleep(GLANCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Body.stopped();
        }
        if (stop.getAsBoolean()) {
            throw Body.stopped();
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
        channel.close();
        made.close();
    }
}
