package org.phosphene.data.poison;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** PNG files byte by byte, sound and unsound ones; see "Portable Network Graphics, third edition", W3C. */
final class Png {
    static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGBA = 6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Png(int width, int height, int bits, int type) {
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        head.put((byte) bits).put((byte) type);
        chunk("IHDR", head.array());
    }

    static Png of(int width, int height, int bits, int type) {
        return new Png(width, height, bits, type);
    }

    Png chunk(String type, byte... content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        return this;
    }

    /** Bytes that are no chunk. */
    Png raw(byte... content) {
        out.writeBytes(content);
        return this;
    }

    /** The rows, each of a filter byte (0) and the samples; numbers are cut to bytes. */
    byte[] rows(int... content) {
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            bytes[i] = (byte) content[i];
        }
        return chunk("IDAT", deflated(bytes)).end();
    }

    byte[] end() {
        return chunk("IEND").out.toByteArray();
    }

    static byte[] deflated(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
