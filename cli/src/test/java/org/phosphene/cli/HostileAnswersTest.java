package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Weighting;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/**
 * Ten thousand answers files that somebody broke or made up. Each is refused in a documented way, or gives exactly the maps
 * that an independent sum over its labels gives, soon and with little memory. A file that fails is kept in
 * {@code target/hostile}, and its seed named.
 */
class HostileAnswersTest {
    private static final int CASES = 10_000;
    private static final int SOME_COMMANDS = 120;
    private static final int MANY_COMMANDS = 500;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Path KEPT = Path.of("target", "hostile");

    @TempDir
    private Path folder;

    private interface Attempt {
        void at(HostileAnswers hostile) throws IOException;
    }

    /** Up to the maps, in this process. */
    @Test
    void inProcess() throws IOException {
        int accepted = 0;
        for (long seed = 0; seed < CASES; seed++) {
            boolean[] right = new boolean[1];
            attempt(HostileAnswers.of(seed), hostile -> right[0] = mapsAreRightOrRefused(hostile));
            accepted += right[0] ? 1 : 0;
        }
        // or the test would look at refusals only
        assertThat(accepted).isBetween(CASES / 20, CASES / 2);
    }

    /** The whole command, pictures and page as well. */
    @Test
    void asACommand() throws IOException {
        commands(SOME_COMMANDS);
    }

    @Tag("full")
    @Test
    void asACommandMoreOften() throws IOException {
        commands(MANY_COMMANDS);
    }

    private void commands(int count) throws IOException {
        for (long seed = CASES; seed < CASES + count; seed++) {
            attempt(HostileAnswers.of(seed), this::commandIsRightOrRefuses);
        }
    }

    private void attempt(HostileAnswers hostile, Attempt attempt) throws IOException {
        Path file = folder.resolve("answers.bin");
        Files.write(file, hostile.bytes());
        long start = System.nanoTime();
        try {
            attempt.at(hostile);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        } catch (RuntimeException | Error e) {
            Path kept = Files.createDirectories(KEPT).resolve("seed-" + hostile.seed() + ".bin");
            Files.write(kept, hostile.bytes());
            throw new AssertionError("seed " + hostile.seed() + " (" + hostile.kind() + "), kept as " + kept, e);
        }
    }

    private boolean mapsAreRightOrRefused(HostileAnswers hostile) throws IOException {
        try (RunFolder run = RunFolder.replay(folder)) {
            TrialRunner runner = TrialRunner.of(run.plan()).withWorkers(2);
            ClassificationImages images =
                    Estimates.replay(runner, run, Weighting.plain()).images();
            Optional<Verdicts> verdicts = run.answers().verdicts();
            assertIsWhatTheFileSays(hostile, run.plan(), images, verdicts);
            return true;
        } catch (DamagedAnswersException | MapMemory.TooLittleException | UsageException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
    }

    private static void assertIsWhatTheFileSays(
            HostileAnswers hostile, Plan plan, ClassificationImages images, Optional<Verdicts> verdicts) {
        ForgedAnswers says = hostile.answers();
        assertThat(plan.fields()).isEqualTo(says.lines());
        assertThat(plan.trials()).isEqualTo(says.labels.length);
        int size = plan.stimulus().shape().size();
        double[][] sums = new double[plan.classes()][];
        long[] counts = new long[plan.classes()];
        Stimuli stimuli = plan.stimulus().stimuli(plan.seed());
        int[] levels = new int[size];
        float[] values = new float[size];
        for (int t = 0; t < says.labels.length; t++) {
            int label = says.labels[t];
            stimuli.show(levels, 0, stimuli.noise(t, levels, 0), values, 0);
            counts[label]++;
            sums[label] = sums[label] == null ? new double[size] : sums[label];
            for (int i = 0; i < size; i++) {
                sums[label][i] += values[i];
            }
        }
        assertThat(images.counts()).isEqualTo(Arrays.stream(counts).boxed().toList());
        double apart = 0;
        for (ClassificationImage map : images.images()) {
            for (int i = 0; i < size; i++) {
                double mean = sums[map.label()][i] / counts[map.label()];
                apart = Math.max(apart, Math.abs(map.mean()[i] - mean));
            }
        }
        assertThat(apart).isLessThan(1e-4);
        verdicts.ifPresent(read -> {
            assertThat(read.plain()).isEqualTo(says.plain);
            assertThat(read.stretched()).isEqualTo(says.stretched);
        });
    }

    private void commandIsRightOrRefuses(HostileAnswers hostile) throws IOException {
        Path out = folder.resolve("out" + hostile.seed());
        CommandRun run = CommandRun.of("replay", folder, "--out", out);
        assertThat(run.status()).as(run.err()).isIn(ExitStatus.OK, ExitStatus.USAGE, ExitStatus.INPUT);
        if (run.status() == ExitStatus.OK) {
            JsonNode json = RunResult.json(out);
            assertThat(json.get("trials").asLong()).isEqualTo(hostile.answers().labels.length);
            assertThat(out.resolve("report.html")).isNotEmptyFile();
        } else {
            assertThat(run.err()).hasLineCount(1).startsWith("phosphene: ").hasSizeLessThan(1100);
            assertThat(run.err().strip()).matches("\\P{Cntrl}+");
            assertThat(run.out()).isEmpty();
            assertThat(out).doesNotExist();
        }
    }
}
