package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while a model takes its time, or never returns. */
class SlowModelTest {
    @TempDir
    private Path temporary;

    private CommandProcess map(FaultyModel model, Path folder) throws IOException {
        Path file = model.write(temporary.resolve("model.onnx"));
        return CommandProcess.start(
                temporary,
                List.of(),
                "map",
                file,
                "--engine",
                "onnx",
                "--trials",
                "1M",
                "--threads",
                2,
                "--out",
                folder);
    }

    private static void assertStops(CommandProcess process, Path folder, Duration within) throws Exception {
        long start = System.nanoTime();
        process.interrupt();
        assertThat(process.status()).as(process.output()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(within);
        assertThat(process.output())
                .contains("the answers are kept in " + folder, "give the same command again")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("result.json")).doesNotExist();
        assertThat(answered(folder)).isPositive();
    }

    private static long answered(Path folder) throws IOException {
        try (RunFolder run = RunFolder.replay(folder)) {
            return run.answers().answered();
        }
    }

    /** Stands still, says so, and ends all the same; what was answered before is there. */
    @Test
    void thatNeverReturns() throws Exception {
        Path folder = temporary.resolve("run");
        CommandProcess process = map(FaultyModel.slow(Long.MAX_VALUE), folder);
        process.awaitOutput("nothing new for 0:1");
        long before = answered(folder);
        assertStops(process, folder, Duration.ofSeconds(20));
        assertThat(process.output()).contains("without waiting for an observer that does not return");
        assertThat(answered(folder)).isEqualTo(before);
    }

    /** One batch in 64 takes some seconds: the run is left after the batch that is being asked. */
    @Test
    void thatTakesSeconds() throws Exception {
        Path folder = temporary.resolve("run");
        CommandProcess process = map(FaultyModel.slow(3_000_000), folder);
        process.awaitSize(folder.resolve("answers.bin"), 3000);
        assertStops(process, folder, Duration.ofSeconds(9));
        assertThat(process.output()).doesNotContain("does not return");
    }
}
