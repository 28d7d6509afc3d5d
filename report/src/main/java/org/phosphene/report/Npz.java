package org.phosphene.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes NumPy's .npz: a zip of arrays in the .npy format, version 1.0.
 *
 * <p>Entries are stored, not deflated: means of noise hardly shrink, and deflated bytes depend on the machine's zlib. Their
 * time stamps are fixed. So the same arrays give the same bytes everywhere.
 */
final class Npz implements Closeable {
    // not 1980-01-01: for the earliest date the JDK adds a field that depends on the time zone
    private static final LocalDateTime STAMP = LocalDateTime.of(1980, 2, 1, 0, 0);
    private static final int ALIGNMENT = 64;
    private static final int PREFIX = 10;

    private final ZipOutputStream zip;

    Npz(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
    }

    /** The elements of an array in C order, little-endian. Called twice: a stored entry begins with its checksum. */
    @FunctionalInterface
    interface Elements {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * @param type NumPy's name of the element type, for example {@code <f8}
     * @param bytes of one element
     * @param extents of the array
     */
    void add(String name, String type, int bytes, int[] extents, Elements elements) throws IOException {
        byte[] header = header(type, extents);
        long size =
                header.length + bytes * Arrays.stream(extents).asLongStream().reduce(1, (a, b) -> a * b);
        CRC32 checksum = new CRC32();
        CheckedOutputStream counted = new CheckedOutputStream(OutputStream.nullOutputStream(), checksum);
        counted.write(header);
        elements.writeTo(counted);
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(STAMP);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(header);
        elements.writeTo(zip);
        zip.closeEntry();
    }

    private static byte[] header(String type, int[] extents) {
        String shape = Arrays.stream(extents).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int length = (PREFIX + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] header = new byte[length];
        Arrays.fill(header, (byte) ' ');
        byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
        System.arraycopy(magic, 0, header, 0, magic.length);
        header[PREFIX - 2] = (byte) (length - PREFIX);
        header[PREFIX - 1] = (byte) ((length - PREFIX) >>> 8);
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, header, PREFIX, ascii.length);
        header[length - 1] = '\n';
        return header;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
