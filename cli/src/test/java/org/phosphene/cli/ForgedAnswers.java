package org.phosphene.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;
import org.phosphene.trial.Plan;

/**
 * An answers file put together byte by byte as docs/Architecture.md describes it, without the program's own writer: so it can
 * say what the program would never write, with right checksums. Whoever changes a part sees to the rest himself.
 */
final class ForgedAnswers {
    final Map<String, String> fields;
    /** Trials of a block. */
    final int block;

    int[] labels;
    byte[] confidences;
    int[] plain;
    int[] stretched;
    /** The header's text, where it is not just the fields. */
    byte[] text;

    int version = 1;

    private ForgedAnswers(Map<String, String> fields, int block) {
        this.fields = fields;
        this.block = block;
    }

    /** Random answers to every trial of a plan. */
    static ForgedAnswers of(Plan plan, Random random) {
        ForgedAnswers answers = new ForgedAnswers(
                new LinkedHashMap<>(plan.fields()), plan.layout().block());
        answers.labels = random.ints(plan.trials(), 0, plan.classes()).toArray();
        answers.confidences = new byte[answers.labels.length];
        random.nextBytes(answers.confidences);
        answers.plain = random.ints(plan.classes(), -1, plan.classes()).toArray();
        answers.stretched = random.ints(plan.classes(), -1, plan.classes()).toArray();
        return answers;
    }

    private int number(String key) {
        try {
            return Integer.parseInt(fields.getOrDefault(key, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    int headerLength() {
        return 20 + text().length;
    }

    /** What the header's lines say. */
    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : new String(text(), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        return lines;
    }

    private byte[] text() {
        if (text != null) {
            return text;
        }
        StringBuilder lines = new StringBuilder();
        fields.forEach(
                (key, value) -> lines.append(key).append('=').append(value).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The whole file. */
    byte[] bytes() {
        byte[] content = text();
        boolean wide = number("classes") > 256;
        boolean confident = "true".equals(fields.get("confidence"));
        ByteBuffer out = ByteBuffer.allocate(100
                + content.length
                + 3 * labels.length
                + 4 * (labels.length / block + 1)
                + 2 * (plain.length + stretched.length));
        out.put("PHOSPHEN".getBytes(StandardCharsets.US_ASCII))
                .putInt(version)
                .putInt(content.length)
                .put(content);
        int header = crc(out.array(), 0, out.position());
        out.putInt(header);
        for (int from = 0, index = 0; from < labels.length; from += block, index++) {
            int start = out.position();
            int to = Math.min(labels.length, from + block);
            for (int t = from; t < to; t++) {
                put(out, wide, labels[t]);
            }
            if (confident) {
                out.put(confidences, from, to - from);
            }
            seal(out, header, index, start);
        }
        int start = out.position();
        for (int[] row : new int[][] {plain, stretched}) {
            for (int label : row) {
                out.putShort((short) (label + 1));
            }
        }
        seal(out, header, -1, start);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void put(ByteBuffer out, boolean wide, int label) {
        if (wide) {
            out.putShort((short) label);
        } else {
            out.put((byte) label);
        }
    }

    /** Ends a record with its checksum: over the header's, its index and its content. */
    private static void seal(ByteBuffer out, int header, long index, int start) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(12).putInt(header).putLong(index).flip());
        crc.update(out.slice(start, out.position() - start));
        out.putInt((int) crc.getValue());
    }

    /** Makes the checksum of a header right that was edited in a file. */
    static byte[] withHeaderChecksum(byte[] file, int headerLength) {
        ByteBuffer.wrap(file).putInt(headerLength - 4, crc(file, 0, headerLength - 4));
        return file;
    }

    private static int crc(byte[] bytes, int from, int count) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, count);
        return (int) crc.getValue();
    }
}
