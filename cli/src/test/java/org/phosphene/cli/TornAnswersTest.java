package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An answers file cut off at every kind of place, with blocks zeroed, swapped, damaged or of another run: a replay refuses it
 * and names the place, the same run again goes on to the right bytes, and what has no readable header is left as it is.
 */
class TornAnswersTest {
    private static final int TRIALS = 3000;
    private static final int BLOCK = 1024;

    @TempDir
    private static Path temporary;

    private static RunResult expected;
    private static byte[] otherRun;
    private static int header;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeTwoRuns() throws IOException {
        Path whole = temporary.resolve("whole");
        assertThat(map(whole, 1).status()).isZero();
        expected = RunResult.of(whole);
        assertThat(map(temporary.resolve("other"), 2).status()).isZero();
        otherRun = Files.readAllBytes(temporary.resolve("other/answers.bin"));
        try (RunFolder run = RunFolder.replay(whole)) {
            header = (int) run.answers().at(0);
            assertThat(run.answers().layout().block()).isEqualTo(BLOCK);
        }
    }

    private static CommandRun map(Path into, long seed) {
        return CommandRun.of(ExactMap.words(TRIALS, 2, into, "--seed", seed));
    }

    /** What is done to the file, and where the first damage is said to be: a block, 3 for the verdicts, -1 for the header. */
    private record Damage(String name, int place, UnaryOperator<byte[]> edit) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Damage> damages() {
        List<Damage> all = new ArrayList<>();
        for (int at : new int[] {0, 1, 8, 15, 16, 100, header - 4, header - 1}) {
            all.add(cut(at, -1));
        }
        for (int at : new int[] {header, header + 1, start(1) - 5, start(1) - 4, start(1) - 1}) {
            all.add(cut(at, 0));
        }
        all.add(cut(start(1), 1));
        all.add(cut(start(1) + 1, 1));
        all.add(cut(start(2), 2));
        all.add(cut(start(3) - 1, 2));
        for (int at : new int[] {start(3) + 1, end() - 5, end() - 1}) {
            all.add(cut(at, 3));
        }
        all.add(new Damage("block 1 zeroed", 1, bytes -> filled(bytes, start(1), start(2))));
        all.add(new Damage("blocks 0 and 1 zeroed", 0, bytes -> filled(bytes, start(0), start(2))));
        all.add(new Damage("verdicts zeroed", 3, bytes -> filled(bytes, start(3), end())));
        all.add(new Damage("a page zeroed", 0, bytes -> filled(bytes, header + 500, header + 1600)));
        all.add(new Damage("header zeroed", -1, bytes -> filled(bytes, 0, header)));
        all.add(new Damage("blocks 0 and 1 swapped", 0, TornAnswersTest::swapped));
        all.add(new Damage("block 0 twice", 1, bytes -> copied(bytes, start(0), bytes, start(1))));
        all.add(new Damage("block 1 of another run", 1, bytes -> copied(otherRun, start(1), bytes, start(1))));
        all.add(new Damage("all blocks of another run", 0, TornAnswersTest::headerOnly));
        for (int at : new int[] {start(0), start(1) + 700, start(2) - 1, start(3) - 2}) {
            int block = at < start(1) ? 0 : at < start(2) ? 1 : 2;
            all.add(new Damage("bit flipped at " + at, block, bytes -> flipped(bytes, at)));
        }
        all.add(new Damage("bit flipped in the verdicts", 3, bytes -> flipped(bytes, end() - 20)));
        all.add(new Damage("bit flipped in the header", -1, bytes -> flipped(bytes, 200)));
        all.add(new Damage("bytes after the end", -1, bytes -> Arrays.copyOf(bytes, bytes.length + 3)));
        return all;
    }

    private static int start(int block) {
        return block == 3 ? header + 2 * (BLOCK + 4) + TRIALS - 2 * BLOCK + 4 : header + block * (BLOCK + 4);
    }

    private static int end() {
        return expected.answers().length;
    }

    private static Damage cut(int at, int place) {
        return new Damage("cut off at byte " + at + " of " + end(), place, bytes -> Arrays.copyOf(bytes, at));
    }

    private static byte[] filled(byte[] bytes, int from, int to) {
        Arrays.fill(bytes, from, to, (byte) 0);
        return bytes;
    }

    private static byte[] copied(byte[] from, int at, byte[] to, int there) {
        System.arraycopy(from.clone(), at, to, there, BLOCK + 4);
        return to;
    }

    private static byte[] swapped(byte[] bytes) {
        byte[] before = bytes.clone();
        copied(before, start(0), bytes, start(1));
        return copied(before, start(1), bytes, start(0));
    }

    private static byte[] headerOnly(byte[] bytes) {
        byte[] foreign = otherRun.clone();
        System.arraycopy(bytes, 0, foreign, 0, header);
        return foreign;
    }

    private static byte[] flipped(byte[] bytes, int at) {
        bytes[at] ^= 4;
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("damages")
    void replayRefusesAndTheSameRunMendsIt(Damage damage) throws IOException {
        Path file = folder.resolve("answers.bin");
        byte[] damaged = damage.edit.apply(expected.answers().clone());
        Files.write(file, damaged);

        CommandRun replay = CommandRun.of("replay", folder);
        assertThat(replay.status()).as(replay.err()).isEqualTo(ExitStatus.INPUT);
        assertThat(replay.err()).hasLineCount(1).contains(folder.toString(), said(damage.place));
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));

        CommandRun again = map(folder, 1);
        if (damage.place < 0) {
            assertThat(again.status()).isEqualTo(ExitStatus.INPUT);
            assertThat(again.err()).hasLineCount(1).contains(file.toString(), "byte ");
            assertThat(file).hasBinaryContent(damaged);
        } else {
            assertThat(again.status()).as(again.err()).isZero();
            RunResult.of(folder).assertSameAs(expected);
        }
    }

    private static String said(int place) {
        return switch (place) {
            case -1 -> "byte ";
            case 3 -> "what the model says of its maps (byte " + start(3) + ") is missing or damaged";
            default -> "block " + place + " (byte " + start(place) + ", trials " + place * BLOCK + "..";
        };
    }

    /** What the model says of its maps may be absent, as a kill between the last answer and that question leaves it. */
    @Test
    void replayWithoutVerdicts() throws IOException {
        Files.write(folder.resolve("answers.bin"), Arrays.copyOf(expected.answers(), start(3)));
        CommandRun replay = CommandRun.of("replay", folder);
        assertThat(replay.status()).as(replay.err()).isZero();
        assertThat(RunResult.numbers(folder).get("trials"))
                .isEqualTo(expected.numbers().get("trials"));
        assertThat(map(folder, 1).status()).isZero();
        RunResult.of(folder).assertSameAs(expected);
    }
}
