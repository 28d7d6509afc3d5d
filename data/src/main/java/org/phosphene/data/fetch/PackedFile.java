package org.phosphene.data.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.phosphene.data.NotAsPublishedException;
import org.phosphene.data.PublishedFile;

/**
 * One file in gzip's form, kept as it comes. Mirrors may have packed it differently: only the content is compared.
 *
 * @param file the content
 * @param bytes size of the published form
 */
record PackedFile(PublishedFile file, long bytes) implements Download {
    private static final int GZIP_FRAME = 1 << 12;

    @Override
    public String name() {
        return file.name() + ".gz";
    }

    @Override
    public long least() {
        return 1;
    }

    /** Content that cannot be made smaller grows by five bytes in each block, far less than a hundredth. */
    @Override
    public long most() {
        return (long) file.size() + file.size() / 100 + GZIP_FRAME;
    }

    @Override
    public List<PublishedFile> files() {
        return List.of(file);
    }

    @Override
    public Path place(Path part, Path folder) throws NotAsPublishedException, IOException {
        file.content(part, true);
        Path place = folder.resolve(name());
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        // a wrong file without gzip would be found first
        Files.deleteIfExists(folder.resolve(file.name()));
        return place;
    }
}
