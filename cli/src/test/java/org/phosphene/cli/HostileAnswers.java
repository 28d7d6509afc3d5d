package org.phosphene.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;

/**
 * An answers file that somebody broke, or made up.
 *
 * @param seed from which it is made again
 * @param kind what was done to it
 * @param answers what it was before; of a forged file, what it says
 * @param forged whether its checksums were made right again, so that nothing shows
 */
record HostileAnswers(long seed, String kind, ForgedAnswers answers, boolean forged, byte[] bytes) {
    private static final List<Plan> PLANS = List.of(
            plan(Shape.of(1, 2, 3), Noise.uniform(), 10, 2500),
            plan(Shape.of(3, 2, 2), Noise.gaussian(), 300, 1100).withConfidence(true),
            plan(Shape.of(1, 1, 1), Noise.binary(), 2, 1),
            plan(Shape.of(1, 4, 4), Noise.uniform(), 256, 1030).withBatch(7).withConfidence(true),
            plan(Shape.of(1, 9, 8), Noise.uniform(), 3, 1025));

    /** Values that a field may not have, or only in another company. */
    private static final Map<String, List<String>> VALUES = Map.of(
            "trials",
            List.of(
                    "1000000000000",
                    "1000000000001",
                    "0",
                    "-1",
                    "1",
                    "9223372036854775807",
                    "9223372036854775808",
                    "007"),
            "stimulus.shape",
            List.of(
                    "1x30000x30000",
                    "4x4096x4096",
                    "999999999x999999999x999999999",
                    "0x1x1",
                    "1x-1x1",
                    "1x1x67108864",
                    "2x3",
                    "6",
                    "1x2x3x4",
                    "",
                    "1x1x99999999999"),
            "classes",
            List.of("65535", "65536", "2", "1", "0", "-10", "257", "2147483648", "4294967306"),
            "batch",
            List.of("0", "-5", "1", "1024", "1025", "2147483647", "64 "),
            "seed",
            List.of("-9223372036854775808", "9223372036854775808", "1.0", "0x10", "+1", ""),
            "stimulus.mean",
            List.of("NaN", "Infinity", "-11", "1e400", "0.50", "1e-400", "0x1p3", "9".repeat(5000)),
            "stimulus.contrast",
            List.of("0", "-1", "NaN", "10.1", "1e-9", "1d"),
            "stimulus.noise",
            List.of("pink", "UNIFORM", "binary", "gaussian", ""),
            "confidence",
            List.of("TRUE", "yes", "true", "false", ""),
            "observer.names",
            List.of("|", "a|b", "\u202e|\u0000", "<script>|\"'&", "x".repeat(70_000)));

    private static Plan plan(Shape shape, Noise noise, int classes, long trials) {
        return Plan.of(StimulusSpec.of(shape, noise), classes)
                .withTrials(trials)
                .withObserver(Map.of("observer.model", "b\u00e4r.onnx", "observer.names", "no names"));
    }

    static HostileAnswers of(long seed) {
        Random random = new Random(seed);
        ForgedAnswers answers = ForgedAnswers.of(PLANS.get(random.nextInt(PLANS.size())), random);
        int kind = random.nextInt(10);
        return switch (kind) {
            case 0 -> new HostileAnswers(seed, "bytes", answers, false, damaged(answers.bytes(), random));
            case 1 -> new HostileAnswers(seed, "blocks", answers, false, shuffled(answers, random));
            case 2 -> new HostileAnswers(seed, "noise", answers, false, noise(random));
            case 3 -> new HostileAnswers(seed, "header", answers, false, headerEdited(answers, random));
            case 4 -> new HostileAnswers(seed, "text", answers, false, text(answers, random));
            case 5, 6, 7 -> fields(seed, answers, random);
            case 8 -> labels(seed, answers, random);
            default -> new HostileAnswers(seed, "forged answers", answers, true, answers.bytes());
        };
    }

    /** Bits, bytes and ranges, and the length. */
    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] out = bytes;
        for (int edits = 1 + random.nextInt(3); edits > 0 && out.length > 1; edits--) {
            int from = random.nextInt(out.length - 1);
            int to = from + 1 + random.nextInt(Math.min(2000, out.length - from - 1) + 1);
            switch (random.nextInt(5)) {
                case 0 -> out[from] ^= (byte) (1 << random.nextInt(8));
                case 1 -> out = Arrays.copyOf(out, from);
                case 2 -> Arrays.fill(out, from, Math.min(to, out.length), (byte) 0);
                case 3 -> out = Arrays.copyOf(out, out.length + 1 + random.nextInt(2000));
                default -> out[from] = (byte) random.nextInt();
            }
        }
        return out;
    }

    /** A piece of the file, or of that of another run, in another place. */
    private static byte[] shuffled(ForgedAnswers answers, Random random) {
        byte[] out = answers.bytes();
        byte[] from = out.clone();
        if (random.nextBoolean()) {
            answers.fields.put("seed", "2");
            from = answers.bytes();
            answers.fields.put("seed", "1");
        }
        int header = answers.headerLength();
        int start = header + random.nextInt(Math.max(1, out.length - header));
        int source = header + random.nextInt(Math.max(1, out.length - header));
        int length = Math.min(1028, Math.min(from.length - source, out.length - start));
        System.arraycopy(from, source, out, start, length);
        return out;
    }

    private static byte[] noise(Random random) {
        byte[] out = new byte[random.nextInt(3000)];
        random.nextBytes(out);
        if (random.nextBoolean() && out.length >= 16) {
            ByteBuffer.wrap(out)
                    .put("PHOSPHEN".getBytes(StandardCharsets.US_ASCII))
                    .putInt(1);
        }
        return out;
    }

    /** The header's text is edited in place and its checksum made right; the blocks are left as they are. */
    private static byte[] headerEdited(ForgedAnswers answers, Random random) {
        byte[] out = answers.bytes();
        int header = answers.headerLength();
        int at = 8 + random.nextInt(header - 12);
        out[at] = (byte) (random.nextBoolean() ? '0' + random.nextInt(10) : random.nextInt());
        return ForgedAnswers.withHeaderChecksum(out, header);
    }

    /** Another text with right checksums everywhere: too long, not UTF-8, not lines, or of another version. */
    private static byte[] text(ForgedAnswers answers, Random random) {
        StringBuilder lines = new StringBuilder();
        answers.fields.forEach(
                (key, value) -> lines.append(key).append('=').append(value).append('\n'));
        switch (random.nextInt(7)) {
            case 0 -> lines.append("x=").append("y".repeat((1 << 20) + random.nextInt(10)));
            case 1 ->
                lines.append("observer.more=")
                        .append("z".repeat(random.nextInt(1 << 16)))
                        .append("\r\n");
            case 2 -> lines.append("seed=1\n");
            case 3 -> lines.append("no key and value\n");
            case 4 -> lines.append("observer.a=\u001b[2J\u0007\n");
            case 5 -> lines.setLength(random.nextInt(lines.length()));
            default -> {
                for (int i = 0; i < 2_000; i++) {
                    lines.append("observer.").append(i).append("=\n");
                }
                answers.version = random.nextInt(3);
            }
        }
        byte[] plain = lines.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0 && plain.length > 0) {
            plain[random.nextInt(plain.length)] = (byte) 0xc0;
        }
        answers.text = plain;
        return answers.bytes();
    }

    /** One field has another value, and everything is sealed as if it were meant. */
    private static HostileAnswers fields(long seed, ForgedAnswers answers, Random random) {
        List<String> keys = VALUES.keySet().stream().sorted().toList();
        String key = keys.get(random.nextInt(keys.size()));
        List<String> values = VALUES.get(key);
        String value = values.get(random.nextInt(values.size()));
        answers.fields.put(key, value);
        if (random.nextInt(10) == 0) {
            answers.fields.remove(key);
        }
        if (key.equals("classes") && random.nextBoolean()) {
            int classes = (int) Math.min(70_000, Math.max(0, Long.parseLong(value)));
            answers.plain = new int[classes];
            answers.stretched = new int[classes];
        }
        if (key.equals("trials") && value.equals("1")) {
            answers.labels = Arrays.copyOf(answers.labels, 1);
        }
        return new HostileAnswers(
                seed, key + " " + (value.length() > 40 ? "long" : value), answers, true, answers.bytes());
    }

    /** Labels and verdicts that are no classes, rightly sealed. */
    private static HostileAnswers labels(long seed, ForgedAnswers answers, Random random) {
        int classes = answers.plain.length;
        int[] row = random.nextInt(3) == 0 ? answers.labels : random.nextBoolean() ? answers.plain : answers.stretched;
        int label = random.nextBoolean() ? classes : classes + random.nextInt(70_000);
        // what is left of it in a byte or two
        int stored = row == answers.labels && classes <= 256 ? label & 0xff : label & 0xffff;
        row[random.nextInt(row.length)] = row == answers.labels ? stored : ((label + 1) & 0xffff) - 1;
        return new HostileAnswers(seed, "labels", answers, true, answers.bytes());
    }
}
