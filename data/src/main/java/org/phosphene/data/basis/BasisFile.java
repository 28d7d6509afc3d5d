package org.phosphene.data.basis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.phosphene.data.DataException;
import org.phosphene.stimulus.GaborBasis;

/**
 * A basis as it lies in a file.
 *
 * @param basis what is in it
 * @param content every byte of the file, the record's own
 */
public record BasisFile(GaborBasis basis, byte[] content) {
    /** The largest file that is read, in bytes: five times the basis of CIFAR-10 with all its components. */
    static final int MOST_BYTES = 1 << 26;

    /**
     * Reads a file.
     *
     * @throws DataException if it is missing or not a basis; the message names the file and what is wrong with it
     */
    public static BasisFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": no such file; 'phosphene noise fit gabor-pca' makes one", e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param name for messages
     * @throws DataException if it is not a basis
     */
    static BasisFile read(String name, InputStream in) throws IOException {
        return of(name, in.readNBytes(MOST_BYTES + 1));
    }

    /**
     * Reads the content of a file.
     *
     * @param name for messages
     * @param content is not copied
     * @throws DataException if it is not a basis
     */
    public static BasisFile of(String name, byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new DataException(name + ": more than " + MOST_BYTES + " bytes, too large for a basis");
        }
        return new BasisFile(BasisForm.basis(name, SafeTensorsReader.read(name, content)), content);
    }

    /**
     * Writes a basis. The file appears whole or not at all; one that was there is replaced.
     *
     * @return the file as it would be read
     * @throws IOException if the folder is missing or cannot be written to
     */
    public static BasisFile write(Path file, GaborBasis basis) throws IOException {
        byte[] content = BasisForm.tensors(basis).bytes();
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return new BasisFile(basis, content);
    }

    /** SHA-256 of the content, 64 hexadecimal digits. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
