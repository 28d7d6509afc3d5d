package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full before the first byte, in the middle, or when the report is written; and one that nobody may write. */
@Timeout(120)
class DiskFullTest {
    @TempDir
    private Path temporary;

    private SmallDisk small;
    private Path folder;

    @BeforeEach
    void mount() throws Exception {
        small = SmallDisk.mount(temporary.resolve("small"), "16k");
        folder = small.path().resolve("run");
    }

    @AfterEach
    void unmount() throws Exception {
        if (small != null) {
            small.unmount();
        }
    }

    private static CommandRun map(Object trials, int threads, Path out) {
        return CommandRun.of("map", "--engine", "onnx", "--trials", trials, "--threads", threads, "--out", out);
    }

    private void assertOneLine(CommandRun run, int status, String... words) {
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err().lines().filter(line -> !line.contains("trials, ")))
                .singleElement()
                .asString()
                .contains(words)
                .contains(small.path().toString());
    }

    /** Ten million trials would take minutes; the answers of 16 000 do not fit. */
    @Test
    void keepsCompleteAnswersStopsSoonAndGoesOnFromThem() throws Exception {
        long start = System.nanoTime();
        assertOneLine(
                map("10M", 8, folder), ExitStatus.INPUT, "No space left on device", "complete answers are kept in");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(names(folder)).containsExactly("answers.bin");
        try (RunFolder run = RunFolder.replay(folder)) {
            assertThat(run.answers().answered()).isGreaterThan(1024);
        }
    }

    @Test
    void givesTheSameBytesInTheEnd() throws Exception {
        assertOneLine(map(30_000, 3, folder), ExitStatus.INPUT, "No space left on device");
        small.remount("size=2m");
        CommandRun resumed = map(30_000, 2, folder);
        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("of 30,000 trials are answered");
        Path elsewhere = temporary.resolve("elsewhere");
        map(30_000, 2, elsewhere);
        RunResult.of(folder).assertSameAs(RunResult.of(elsewhere));
    }

    @Test
    void fullFromTheBeginning() throws Exception {
        small.fill();
        assertOneLine(map(500, 2, folder), ExitStatus.INPUT, "No space left on device");
        assertThat(folder).doesNotExist();
    }

    /** The answers fit, the picture and the page do not. */
    @Test
    void leavesNoHalfWrittenResult() throws Exception {
        assertOneLine(map(500, 2, folder), ExitStatus.INPUT, "No space left on device", "500 complete answers");
        assertThat(names(folder)).containsExactly("answers.bin");
    }

    /** Earlier results stay whole where new ones find no room. */
    @Test
    void leavesEarlierResultsAlone() throws Exception {
        small.remount("size=2m");
        assertThat(map(500, 2, folder).status()).isZero();
        byte[] page = Files.readAllBytes(folder.resolve("report.html"));
        RunResult before = RunResult.of(folder);
        List<String> names = names(folder);
        small.fill();
        assertOneLine(CommandRun.of("replay", folder), ExitStatus.INPUT, "No space left on device", "result.json");
        assertThat(names(folder)).isEqualTo(names);
        assertThat(folder.resolve("report.html")).hasBinaryContent(page);
        RunResult.of(folder).assertSameAs(before);
    }

    @Test
    void thatNobodyMayWrite() throws Exception {
        small.remount("size=2m");
        assertThat(map(500, 2, folder).status()).isZero();
        small.remount("ro");
        for (Path out : List.of(folder, small.path().resolve("new"))) {
            assertOneLine(map(500, 2, out), ExitStatus.USAGE, "cannot be written there (Read-only file system)");
        }
        assertOneLine(CommandRun.of("replay", folder), ExitStatus.INPUT, "Read-only file system");
        assertThat(CommandRun.of("replay", folder, "--out", temporary.resolve("writable"))
                        .status())
                .isZero();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
