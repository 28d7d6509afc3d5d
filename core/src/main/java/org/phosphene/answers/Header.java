package org.phosphene.answers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The head of an answers file: magic, format version, the whole specification of the run as lines {@code key=value} that a
 * person can read, and a checksum.
 */
record Header(Map<String, String> fields, int length, int checksum) {
    private static final byte[] MAGIC = "PHOSPHEN".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int FIXED = MAGIC.length + 8;
    private static final int MAX_TEXT = 1 << 20;

    /** The longest header. */
    static final int MOST = FIXED + MAX_TEXT + 4;

    static Header write(SeekableByteChannel channel, Map<String, String> fields) throws IOException {
        byte[] text = text(fields).getBytes(StandardCharsets.UTF_8);
        if (text.length > MAX_TEXT) {
            throw new IllegalArgumentException("the specification has " + text.length + " bytes, at most " + MAX_TEXT);
        }
        ByteBuffer bytes = ByteBuffer.allocate(FIXED + text.length + 4);
        bytes.put(MAGIC).putInt(VERSION).putInt(text.length).put(text);
        int checksum = checksum(bytes.array(), FIXED + text.length);
        bytes.putInt(checksum);
        Channels.write(channel, 0, bytes.flip());
        return new Header(Collections.unmodifiableMap(new LinkedHashMap<>(fields)), bytes.limit(), checksum);
    }

    static Header read(SeekableByteChannel channel) throws IOException {
        ByteBuffer fixed = ByteBuffer.allocate(FIXED);
        if (!Channels.read(channel, 0, fixed)) {
            throw new DamagedAnswersException("byte 0: too short for the header of an answers file");
        }
        byte[] magic = new byte[MAGIC.length];
        fixed.flip().get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new DamagedAnswersException("byte 0: not an answers file (it does not begin with PHOSPHEN)");
        }
        int version = fixed.getInt();
        if (version != VERSION) {
            throw new DamagedAnswersException(
                    "byte 8: format version " + version + ", this program reads version " + VERSION);
        }
        int length = fixed.getInt();
        if (length < 0 || length > MAX_TEXT) {
            throw new DamagedAnswersException("byte 12: header length " + length + ", at most " + MAX_TEXT);
        }
        ByteBuffer whole = ByteBuffer.allocate(FIXED + length + 4);
        if (!Channels.read(channel, 0, whole)) {
            throw new DamagedAnswersException("byte " + FIXED + ": the header is cut off");
        }
        int checksum = checksum(whole.array(), FIXED + length);
        if (whole.getInt(FIXED + length) != checksum) {
            throw new DamagedAnswersException(
                    "byte " + FIXED + ": the header fails its checksum, it was edited or damaged");
        }
        Map<String, String> fields = fields(new String(whole.array(), FIXED, length, StandardCharsets.UTF_8));
        if (!isCanonical(fields, whole.array(), length)) {
            throw new DamagedAnswersException("byte " + FIXED + ": the header has characters that no header can hold");
        }
        return new Header(fields, whole.limit(), checksum);
    }

    /** Whether the text is exactly what would be written for these fields: no control characters, no broken UTF-8. */
    private static boolean isCanonical(Map<String, String> fields, byte[] bytes, int length) {
        try {
            byte[] text = text(fields).getBytes(StandardCharsets.UTF_8);
            return Arrays.equals(text, 0, text.length, bytes, FIXED, FIXED + length);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String text(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((key, value) -> {
            if (key.indexOf('=') >= 0
                    || (key + value).chars().anyMatch(Character::isISOControl)
                    || !StandardCharsets.UTF_8.newEncoder().canEncode(key + '=' + value)) {
                throw new IllegalArgumentException("field '" + key + "' has a character that a header cannot hold");
            }
            text.append(key).append('=').append(value).append('\n');
        });
        return text.toString();
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals < 0 || fields.put(line.substring(0, equals), line.substring(equals + 1)) != null) {
                throw new DamagedAnswersException(
                        "byte " + FIXED + ": header line '" + line + "' is not a new key=value");
            }
        });
        return fields;
    }

    private static int checksum(byte[] bytes, int count) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, count);
        return (int) crc.getValue();
    }
}
