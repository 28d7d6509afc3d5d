package org.phosphene.data.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.phosphene.data.NotAsPublishedException;
import org.phosphene.data.PublishedFile;

/** A file as it lies on a mirror, and what is done with it. */
sealed interface Download permits PackedFile, TarArchive {
    /** Last part of its address. */
    String name();

    /** Published size of the download, in bytes. */
    long bytes();

    /** Fewest bytes that can be right. */
    long least();

    /** Most bytes that are taken. */
    long most();

    /** The files of the data set that come of it. */
    List<PublishedFile> files();

    /**
     * Checks what came and puts the files in their places, each in one step. Nothing is put anywhere if it is not right.
     *
     * @param part what came; it may be gone afterwards
     * @return the last of the files, or the only one
     * @throws NotAsPublishedException if it is not the published file
     * @throws IOException if the folder cannot be written
     */
    Path place(Path part, Path folder) throws NotAsPublishedException, IOException;

    /** The sizes that are taken, for a message. */
    default String expected() {
        return least() == most() ? Long.toString(most()) : "at most " + most();
    }
}
