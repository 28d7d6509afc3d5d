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

    /**
     * Reads and checks the copy in a folder. Memory is bounded by the published size, whatever the file claims.
     *
     * @throws DataException if the file is missing, unreadable, not a whole gzip file, of another size or of another
     *     checksum
     */
    byte[] read(Path folder) {
        Path file = find(folder);
        byte[] content = new byte[size];
        try (InputStream in = open(file)) {
            fill(file, in, content);
        } catch (EOFException | ZipException e) {
            // a file that ends within gzip's header has no message of its own
            String fault = e.getMessage() == null ? "it ends too early" : e.getMessage();
            throw new DataException(file + ": broken gzip (" + fault + "); fetch the file anew", e);
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": no such file; " + wanted(folder), e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
        check(file, content);
        return content;
    }

    private Path find(Path folder) {
        Path plain = folder.resolve(name);
        if (Files.exists(plain)) {
            return plain;
        }
        Path packed = folder.resolve(name + ".gz");
        if (Files.exists(packed)) {
            return packed;
        }
        throw new DataException(plain + ": no such file, nor with .gz; " + wanted(folder));
    }

    private String wanted(Path folder) {
        return "put " + name + " or " + name + ".gz (" + size + " bytes uncompressed, md5 " + md5 + ") into " + folder;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (!file.toString().endsWith(".gz")) {
            return in;
        }
        try {
            return new GZIPInputStream(in, 1 << 16);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private void fill(Path file, InputStream in, byte[] content) throws IOException {
        int got = in.readNBytes(content, 0, size);
        if (got < size) {
            throw new DataException(file + ": ends at byte " + got + ", expected " + size + "; fetch the file anew");
        }
        // One byte more is read, never the rest: also makes gzip compare its own checksum and length.
        if (in.read() >= 0) {
            throw new DataException(
                    file + ": goes on after byte " + size + ", where it should end; fetch the file anew");
        }
    }

    private void check(Path file, byte[] content) {
        String actual = md5(content);
        if (!actual.equals(md5)) {
            throw new DataException(
                    file + ": md5 of the content is " + actual + ", expected " + md5 + "; fetch the file anew");
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
