package org.phosphene.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phosphene.data.DataException;

/** Numbers in a file of NumPy's .npy format, whatever their extents. */
final class NumberFile {
    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
    private static final int VERSION = 6;
    private static final int SHORT_HEADER = 8;
    private static final long MOST_BYTES = 1L << 30;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'<(f4|f8)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*True");

    private NumberFile() {}

    /**
     * Reads the numbers in the order of the file.
     *
     * @throws DataException if it is no such file of little-endian single or double precision
     */
    static float[] read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new DataException(file + ": " + Files.size(file) + " bytes, at most " + MOST_BYTES);
            }
            return numbers(file, ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[] numbers(Path file, ByteBuffer bytes) {
        if (bytes.limit() < SHORT_HEADER + Integer.BYTES
                || ByteBuffer.wrap(MAGIC).mismatch(bytes.slice(0, MAGIC.length)) >= 0) {
            throw new DataException(file + ": not a .npy file; write one with numpy.save");
        }
        boolean brief = bytes.get(VERSION) == 1;
        int length = brief ? bytes.getShort(SHORT_HEADER) & 0xffff : bytes.getInt(SHORT_HEADER);
        int start = SHORT_HEADER + (brief ? Short.BYTES : Integer.BYTES);
        if (length < 0 || length > bytes.limit() - start) {
            throw new DataException(file + ": cut off in its header");
        }
        byte[] header = new byte[length];
        bytes.position(start).get(header);
        String text = new String(header, StandardCharsets.ISO_8859_1);
        Matcher type = TYPE.matcher(text);
        if (!type.find() || FORTRAN.matcher(text).find()) {
            throw new DataException(
                    file + ": expected numbers of type '<f4' or '<f8' in C order, found " + text.strip());
        }
        return type.group(1).equals("f4") ? floats(bytes) : doubles(bytes);
    }

    private static float[] floats(ByteBuffer bytes) {
        float[] numbers = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(numbers);
        return numbers;
    }

    private static float[] doubles(ByteBuffer bytes) {
        float[] numbers = new float[bytes.remaining() / Double.BYTES];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) bytes.getDouble();
        }
        return numbers;
    }
}
