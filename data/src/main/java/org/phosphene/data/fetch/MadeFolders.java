package org.phosphene.data.fetch;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The folders that had to be made; those that nothing came into are taken away again. */
final class MadeFolders implements AutoCloseable {
    private final Deque<Path> made = new ArrayDeque<>();

    private MadeFolders() {}

    static MadeFolders of(Path folder) throws IOException {
        MadeFolders folders = new MadeFolders();
        try {
            folders.make(folder.toAbsolutePath());
        } catch (IOException e) {
            folders.close();
            throw e;
        }
        return folders;
    }

    private void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() != null) {
            make(folder.getParent());
        }
        try {
            made.push(Files.createDirectory(folder));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw new IOException(folder + " is not a folder", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        while (!made.isEmpty()) {
            try {
                Files.deleteIfExists(made.pop());
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }
}
