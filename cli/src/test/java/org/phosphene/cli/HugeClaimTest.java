package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;

/** Small files with right checksums that claim to be of something huge, read by a program that may take little memory. */
class HugeClaimTest {

    @TempDir
    private Path folder;

    private static ForgedAnswers oneTrial(Map<String, String> claims) {
        Plan plan =
                Plan.of(StimulusSpec.of(Shape.of(1, 4, 4), Noise.uniform()), 10).withTrials(1);
        ForgedAnswers answers = ForgedAnswers.of(plan, new Random(1));
        answers.fields.putAll(claims);
        return answers;
    }

    private CommandProcess replay(String memory, ForgedAnswers answers) throws IOException {
        Files.write(folder.resolve("answers.bin"), answers.bytes());
        return CommandProcess.start(folder, List.of(memory), "replay", folder, "--out", folder.resolve("out"));
    }

    private void assertRefused(Map<String, String> claims, String words) throws Exception {
        CommandProcess process = replay("-Xmx64m", oneTrial(claims));
        assertThat(process.status()).as(process.output()).isEqualTo(ExitStatus.INPUT);
        assertThat(process.output())
                .contains(words)
                .doesNotContain("out of memory")
                .hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void trials() throws Exception {
        assertRefused(Map.of("trials", "1000000000000"), "block 0 (byte ");
    }

    @Test
    void pixels() throws Exception {
        assertRefused(Map.of("stimulus.shape", "1x30000x30000"), "the product at most 67108864");
    }

    /** As many as there may be: the file is right, so the program would begin. */
    @Test
    void pixelsThatAreAllowed() throws Exception {
        assertRefused(
                Map.of("stimulus.shape", "4x4096x4096", "batch", "16"),
                "maps of 4x4096x4096 take at least 3,584 MB of memory and Java may take 64");
    }

    /** A batch that large need not be made where nothing is asked. */
    @Test
    void batch() throws Exception {
        CommandProcess process = replay(
                "-Xmx64m", oneTrial(Map.of("stimulus.shape", "1x256x256", "batch", "1024", "observer.model", "large")));
        assertThat(process.status()).as(process.output()).isZero();
        assertThat(RunResult.json(folder.resolve("out")).get("trials").asLong()).isOne();
    }

    @Test
    void classes() throws Exception {
        ForgedAnswers answers = oneTrial(Map.of("classes", "65535"));
        answers.labels[0] = 65_534;
        answers.plain = new int[65_535];
        answers.stretched = new int[65_535];
        CommandProcess process = replay("-Xmx256m", answers);
        assertThat(process.status()).as(process.output()).isZero();
        assertThat(RunResult.json(folder.resolve("out")).get("trials").asLong()).isOne();
    }

    @Test
    void text() throws Exception {
        assertRefused(Map.of("observer.x", "y".repeat(1 << 20)), "byte 12: header length ");
    }
}
