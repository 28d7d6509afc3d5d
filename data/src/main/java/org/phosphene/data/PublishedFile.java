package org.phosphene.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One file of a data set as it was published. On the disk it lies under its name, or under its name and {@code .gz}.
 *
 * @param name without a folder and without {@code .gz}
 * @param size bytes of the uncompressed content
 * @param md5 of the uncompressed content, 32 lower-case hexadecimal digits
 */
public record PublishedFile(String name, int size, String md5) {

    private static final String PACKED = ".gz";

    /** The copy in a folder, if there is one. Nothing is said of what is in it. */
    public Optional<Path> find(Path folder) {
        Path plain = folder.resolve(name);
        Path packed = folder.resolve(name + PACKED);
        return Files.exists(plain) ? Optional.of(plain) : Files.exists(packed) ? Optional.of(packed) : Optional.empty();
    }

    /** Whether there is a copy in a folder that is not seen to be cut off without reading it. */
    boolean seemsWhole(Path folder) {
        Path plain = folder.resolve(name);
        try {
            return Files.exists(plain) ? Files.size(plain) == size : Files.exists(folder.resolve(name + PACKED));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether there is a copy in a folder, with the published content. */
    public boolean isIn(Path folder) {
        return CheckedFile.of(this, folder).isRight();
    }

    /**
     * Reads and checks the copy in a folder. Memory is bounded by the published size, whatever the file claims.
     *
     * @throws NotAsPublishedException if the file is missing, unreadable, not a whole gzip file, of another size or of
     *     another checksum
     */
    byte[] read(Path folder) throws NotAsPublishedException {
        Path file = find(folder)
                .orElseThrow(
                        () -> new NotAsPublishedException(folder.resolve(name), "no such file, nor with " + PACKED));
        return content(file, file.toString().endsWith(PACKED));
    }

    /**
     * The checked content of one file.
     *
     * @param file of any name
     * @param packed whether it is in gzip's form
     * @throws NotAsPublishedException as {@link #read}
     */
    public byte[] content(Path file, boolean packed) throws NotAsPublishedException {
        byte[] content = new byte[size];
        try (InputStream in = open(file, packed)) {
            fill(file, in, content);
        } catch (EOFException | ZipException e) {
            // a file that ends within gzip's header has no message of its own
            String fault = e.getMessage() == null ? "it ends too early" : e.getMessage();
            throw new NotAsPublishedException(file, "broken gzip (" + fault + ")");
        } catch (NoSuchFileException e) {
            throw new NotAsPublishedException(file, "no such file");
        } catch (IOException e) {
            throw new NotAsPublishedException(file, "cannot be read: " + e.getMessage());
        }
        String actual = md5(content);
        if (!actual.equals(md5)) {
            throw new NotAsPublishedException(file, "md5 of the content is " + actual + ", expected " + md5);
        }
        return content;
    }

    private static InputStream open(Path file, boolean packed) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (!packed) {
            return in;
        }
        try {
            return new GZIPInputStream(in, 1 << 16);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private void fill(Path file, InputStream in, byte[] content) throws IOException, NotAsPublishedException {
        int got = in.readNBytes(content, 0, size);
        if (got < size) {
            throw new NotAsPublishedException(file, "ends at byte " + got + ", expected " + size);
        }
        // One byte more is read, never the rest: also makes gzip compare its own checksum and length.
        if (in.read() >= 0) {
            throw new NotAsPublishedException(file, "goes on after byte " + size + ", where it should end");
        }
    }

    static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has MD5", e);
        }
    }
}
