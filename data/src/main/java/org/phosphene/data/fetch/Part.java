package org.phosphene.data.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What has come of a file: {@code NAME.part}, and beside it {@code NAME.part.from}, which says where the bytes come from.
 * Either without the other is worth nothing.
 */
final class Part {
    private static final int LONGEST_ORIGIN = 4096;

    private final Path file;
    private final Path from;

    private Part(Path file, Path from) {
        this.file = file;
        this.from = from;
    }

    static Part of(Path folder, String name) {
        return new Part(folder.resolve(name + ".part"), folder.resolve(name + ".part.from"));
    }

    Path file() {
        return file;
    }

    /** Bytes that can be gone on from. */
    long length() throws IOException {
        return origin().isPresent() && Files.isRegularFile(file) ? Files.size(file) : 0;
    }

    Optional<Origin> origin() throws IOException {
        if (!Files.isRegularFile(from) || Files.size(from) > LONGEST_ORIGIN) {
            return Optional.empty();
        }
        return Origin.parse(new String(Files.readAllBytes(from), StandardCharsets.ISO_8859_1));
    }

    /** Whether all bytes are there that were announced. */
    boolean isWhole() throws IOException {
        long length = length();
        return length > 0 && origin().filter(origin -> origin.total() == length).isPresent();
    }

    /** Begins anew, with no bytes of an origin. */
    void begin(Origin origin) throws IOException {
        delete();
        Files.write(from, origin.text().getBytes(StandardCharsets.ISO_8859_1));
    }

    FileChannel append() throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(from);
    }
}
