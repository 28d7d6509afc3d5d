package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search for noise on the built-in network. */
class TuneTest {
    @TempDir
    private Path temporary;

    /** White noise reaches 0.8 of 3.3 bits of entropy. */
    @Test
    void noiseThatReachesAllDigits() throws IOException {
        CommandRun run = CommandRun.of("doctor", "--tune", "--trials", 64, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode tuned = JsonMapper.builder().build().readTree(run.out()).get("tuning");
        assertThat(tuned.get("entropy").asDouble()).isGreaterThanOrEqualTo(2.8);
        assertThat(tuned.get("white").asDouble()).isLessThan(2);
        assertThat(tuned.get("reached").asInt()).isEqualTo(10);
        assertThat(tuned.get("asked").asLong()).isLessThanOrEqualTo(20_000).isGreaterThan(19_900);
        // what it says to use is understood, and gives the entropy that was promised
        String[] options = tuned.get("options").asText().split(" ", -1);
        assertThat(options).hasSize(6);
        CommandRun map = CommandRun.of(
                "map",
                "--trials",
                5000,
                "--seed",
                77,
                "--out",
                temporary.resolve("run"),
                options[0],
                options[1],
                options[2],
                options[3],
                options[4],
                options[5]);
        assertThat(map.status()).as(map.err()).isZero();
        JsonNode result = RunResult.json(temporary.resolve("run"));
        long reached = 0;
        for (JsonNode row : result.get("classes")) {
            reached += row.get("trials").asLong() > 0 ? 1 : 0;
        }
        assertThat(reached).isEqualTo(10);
    }

    @Test
    void asText() {
        CommandRun run = CommandRun.of("doctor", "--tune", "--budget", "3k", "--trials", 64);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Tuned noise   --noise ", "fresh trials", "uniform white noise:", "of 3,000 questions asked")
                .contains("Entropy is a means");
    }
}
