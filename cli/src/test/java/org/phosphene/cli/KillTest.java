package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * kill -9 at any moment, from before the first byte to the writing of the report, once and again in the same folder: answers
 * on disk only grow, a result is absent or whole and right, and the same command goes on to the bytes of a run without a kill.
 */
class KillTest {
    private static final int TRIALS = 12_000;
    private static final List<String> NAMES =
            List.of("answers.bin", "result.json", "maps.npz", "maps.png", "report.html");

    @TempDir
    private static Path temporary;

    private static RunResult expected;
    private static Path whole;
    private static long length;
    private static long nanos;

    @BeforeAll
    static void makeOneRunWithoutAKill() throws Exception {
        whole = temporary.resolve("whole");
        long start = System.nanoTime();
        CommandProcess process = map(whole);
        assertThat(process.status()).as(process.output()).isZero();
        nanos = System.nanoTime() - start;
        expected = RunResult.of(whole);
        length = expected.answers().length;
    }

    private static CommandProcess map(Path folder) throws IOException {
        return CommandProcess.start(temporary, List.of(), ExactMap.words(TRIALS, 2, folder));
    }

    static LongStream some() {
        return LongStream.range(0, 6);
    }

    static LongStream many() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("some")
    void atSomeMoments(long seed) throws Exception {
        killAndFinish(seed, 1);
    }

    @Test
    void againAndAgainInTheSameFolder() throws Exception {
        killAndFinish(100, 3);
    }

    @Tag("full")
    @ParameterizedTest
    @MethodSource("many")
    void atManyMoments(long seed) throws Exception {
        killAndFinish(seed, 1 + (int) (seed % 3));
    }

    private static void killAndFinish(long seed, int kills) throws Exception {
        Random random = new Random(seed);
        Path folder = temporary.resolve("run" + seed + "-" + kills);
        long answered = 0;
        for (int k = 0; k < kills; k++) {
            CommandProcess process = map(folder);
            awaitMoment((int) ((seed + k) % 4), random, folder);
            long before = answered(folder);
            process.kill();
            assertThat(before)
                    .as("answered in spite of kill %d of seed %d", k, seed)
                    .isGreaterThanOrEqualTo(answered);
            answered = answered(folder);
            assertThat(answered)
                    .as("answered after kill %d of seed %d", k, seed)
                    .isGreaterThanOrEqualTo(before);
            assertResultsAreAbsentOrRight(folder);
        }
        CommandRun resumed = CommandRun.of(ExactMap.words(TRIALS, 2, folder));
        assertThat(resumed.status()).as(resumed.err()).isZero();
        RunResult.of(folder).assertSameAs(expected);
        assertResultsAreAbsentOrRight(folder);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(NAMES);
        }
    }

    /** Any time; while the file is begun; when some of it is there; while the report is written. */
    private static void awaitMoment(int kind, Random random, Path folder) throws Exception {
        double draw = random.nextDouble();
        switch (kind) {
            case 0 -> TimeUnit.NANOSECONDS.sleep((long) (draw * nanos));
            case 1 -> await(folder, 0, draw * 30);
            case 2 -> await(folder.resolve("answers.bin"), (long) (draw * length), 0);
            default -> await(folder.resolve("answers.bin"), length, draw * 400);
        }
    }

    /** Waits for a file of a size, then some milliseconds more; a process that ends before has nothing left to kill. */
    private static void await(Path file, long bytes, double millis) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end && (!Files.exists(file) || Files.size(file) < bytes)) {
            TimeUnit.MICROSECONDS.sleep(500);
        }
        TimeUnit.MICROSECONDS.sleep((long) (millis * 1000));
    }

    /** As the program itself reads it; nothing is answered where there is no file. */
    private static long answered(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("answers.bin"))) {
            return 0;
        }
        try (RunFolder run = RunFolder.replay(folder)) {
            return run.answers().answered();
        }
    }

    private static void assertResultsAreAbsentOrRight(Path folder) throws IOException {
        if (Files.exists(folder.resolve("result.json"))) {
            assertThat(RunResult.numbers(folder)).isEqualTo(expected.numbers());
        }
        for (String name : List.of("maps.npz", "maps.png")) {
            if (Files.exists(folder.resolve(name))) {
                assertThat(folder.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
            }
        }
        if (Files.exists(folder.resolve("report.html"))) {
            assertThat(page(folder)).isEqualTo(page(whole));
        }
    }

    private static String page(Path folder) throws IOException {
        return Files.readString(folder.resolve("report.html"))
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "a date");
    }
}
