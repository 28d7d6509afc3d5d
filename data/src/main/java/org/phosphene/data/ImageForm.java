package org.phosphene.data;

import java.nio.ByteBuffer;

/** PNG or JPEG: tells them apart and checks what their decoders take on trust. */
final class ImageForm {
    private static final long PNG = 0x89504e470d0a1a0aL;
    private static final int PNG_END = 0x49454e44;
    private static final int JPEG = 0xffd8ff;
    private static final int APP2 = 0xffe2;
    private static final short APP15 = (short) 0xffef;
    private static final int SCAN = 0xffda;

    private ImageForm() {}

    /**
     * The name of the form, as {@code javax.imageio} calls it.
     *
     * @param content of a file; the profiles of a JPEG are hidden in it
     * @throws DataException if it is neither form, or a PNG that is cut off
     */
    static String of(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        if (content.length >= 8 && in.getLong(0) == PNG) {
            checkChunks(in.position(8));
            return "png";
        }
        if (content.length >= 4 && in.getInt(0) >>> 8 == JPEG) {
            hideProfile(in.position(2));
            return "jpeg";
        }
        throw new DataException("byte 0: neither a PNG nor a JPEG; save it as one or remove it");
    }

    /** PNG's chunks (length, type, content, checksum) must all be there: the decoder believes a length before it reads. */
    private static void checkChunks(ByteBuffer in) {
        int type;
        do {
            int at = in.position();
            long length = in.remaining() < 12 ? Integer.MAX_VALUE : in.getInt() & 0xffffffffL;
            if (length + 8 > in.remaining()) {
                throw new DataException("byte " + at + ": the PNG is cut off; fetch the file anew");
            }
            type = in.getInt();
            in.position(in.position() + (int) length + 4);
        } while (type != PNG_END);
    }

    /**
     * Turns the segments of colour profiles (APP2) into ones that the decoder passes over: it would convert the numbers to
     * sRGB, and parse a profile that may be anything.
     */
    private static void hideProfile(ByteBuffer in) {
        while (in.remaining() >= 4) {
            int at = in.position();
            int marker = in.getShort() & 0xffff;
            if (marker == 0xffff) {
                // a byte to fill up
                in.position(at + 1);
                continue;
            }
            int length = in.getShort() & 0xffff;
            if (marker < 0xff00 || marker == SCAN || length > in.remaining() + 2 || length < 2) {
                return;
            }
            if (marker == APP2) {
                in.putShort(at, APP15);
            }
            in.position(at + 2 + length);
        }
    }
}
