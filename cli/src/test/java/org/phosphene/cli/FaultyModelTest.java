package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that go wrong in the middle of a run: one line that names model and trials, earlier blocks kept, nothing else left. */
class FaultyModelTest {
    private static final int TRIALS = 20_000;

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void nameTheFolder() {
        folder = temporary.resolve("run");
    }

    private CommandRun map(FaultyModel model, Path out) throws IOException {
        Path file = model.write(temporary.resolve("model.onnx"));
        return CommandRun.of("map", file, "--engine", "onnx", "--trials", TRIALS, "--threads", 1, "--out", out);
    }

    /** Goes wrong, has kept the blocks before, and does so again: nothing is lost, and nothing gained by trying again. */
    private void assertStopsAndKeeps(FaultyModel model, String pattern) throws IOException {
        String line = "";
        for (int attempt = 0; attempt < 2; attempt++) {
            CommandRun run = map(model, folder);
            assertRefused(run, "trials \\d+\\.\\.\\d+: " + pattern + ".*; [\\d,]+ complete answers are kept in ");
            assertThat(folder).isDirectoryContaining(file -> file.endsWith("answers.bin"));
            assertThat(folder.resolve("result.json")).doesNotExist();
            String last = run.err().lines().reduce((a, b) -> b).orElseThrow();
            assertThat(attempt == 0 || last.equals(line)).as(last).isTrue();
            line = last;
        }
    }

    private void assertRefused(CommandRun run, String pattern) {
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.INPUT);
        assertThat(run.err().lines().filter(line -> !line.contains("trials, ") && !line.contains("are answered")))
                .singleElement()
                .asString()
                .containsPattern("^phosphene: model.onnx: " + pattern)
                .matches("\\P{Cntrl}+");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void noFault() throws IOException {
        CommandRun run = map(FaultyModel.none(), folder);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(RunResult.json(folder).get("trials").asLong()).isEqualTo(TRIALS);
    }

    @Test
    void scoresThatAreNoNumbers() throws IOException {
        assertStopsAndKeeps(
                FaultyModel.notANumber(),
                "the model's score of class 0 for stimulus \\d+ of the batch is not a number");
    }

    @Test
    void failure() throws IOException {
        assertStopsAndKeeps(FaultyModel.outOfBounds(), "the model failed on a batch of 64 stimuli \\(.*Gather");
    }

    @Test
    void fewerAnswersThanImages() throws IOException {
        assertStopsAndKeeps(
                FaultyModel.rowsLeftOut(),
                "the model answered a batch of 64 stimuli with a tensor of extents 63x5, expected 5 scores for each");
    }

    /** A mended model is another model: its answers do not belong to those of the faulty one. */
    @Test
    void mendedModelIsAnotherRun() throws IOException {
        map(FaultyModel.notANumber(), folder);
        CommandRun run = map(FaultyModel.none(), folder);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err())
                .contains("it holds another run, with observer.sha256 ")
                .hasLineCount(1);
    }

    /** The number of scores is right, their rows are not. */
    @Test
    void otherRowsInLargeBatches() throws IOException {
        assertRefused(
                map(FaultyModel.turnedOver(), folder),
                "trials 0\\.\\.63: the model answered a batch of 64 stimuli with a tensor of extents 8x40");
        assertThat(folder).doesNotExist();
    }
}
