package org.phosphene.answers;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Files damaged at random. Whatever the damage, an answer reads as it was given or not at all. A checksum of 32 bits lets a
 * random change through once in 4e9 tries; the seeds are fixed, so the test passes always or never.
 */
class AnswersFuzzTest {
    private static final int CASES = 2000;

    @Test
    void damagedAtRandom() throws IOException {
        List<Layout> layouts = Layouts.small();
        for (long seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Sheet sheet = new Sheet(layouts.get((int) (seed % layouts.size())), seed);
            byte[] damaged = sheet.bytes();
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                damaged = edited(damaged, random);
            }
            try {
                readAll(sheet, damaged);
            } catch (DamagedAnswersException expected) {
                // the honest answer
            } catch (RuntimeException | AssertionError e) {
                fail(
                        "seed " + seed + ", " + sheet.layout + ", file "
                                + HexFormat.of().formatHex(damaged),
                        e);
            }
        }
    }

    private static void readAll(Sheet sheet, byte[] bytes) throws IOException {
        AnswersFile file = sheet.open(bytes);
        for (long block = 0; block < sheet.layout.blocks(); block++) {
            sheet.reads(file, block);
        }
        sheet.readsVerdicts(file);
        file.answered();
    }

    private static byte[] edited(byte[] bytes, Random random) {
        if (bytes.length < 2) {
            return bytes;
        }
        int from = random.nextInt(bytes.length - 1);
        int to = from + 1 + random.nextInt(bytes.length - from - 1);
        byte[] out = bytes.clone();
        switch (random.nextInt(6)) {
            case 0 -> out[from] = (byte) random.nextInt();
            case 1 -> out = Arrays.copyOf(out, from);
            case 2 -> Arrays.fill(out, from, to, (byte) (random.nextInt(2) * 255));
            case 3 -> out = joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
            case 4 -> out = joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
            default -> {
                byte[] noise = new byte[to - from];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, out, from, noise.length);
            }
        }
        return out;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
