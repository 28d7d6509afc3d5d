package org.phosphene.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JMH runs all parts; the times are too short to say anything. */
class PartsCommandTest {
    private final PrintStream before = System.err;

    @BeforeEach
    void silence() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    @AfterEach
    void speak() {
        System.setErr(before);
    }

    @Test
    void everyPartIsMeasuredBesideABaseline() {
        BenchRun run = BenchRun.of("bench", "parts", "--forks", 0, "--warm-ups", 0, "--iterations", 1, "--millis", 10);
        assertThat(run.status()).as(run.err()).isZero();
        var parts = run.rows().stream().collect(Collectors.groupingBy(row -> row.get(0)));
        assertThat(parts.keySet())
                .containsExactlyInAnyOrder(
                        "Philox",
                        "uniform noise 1x28x28",
                        "Gaussian noise 1x28x28",
                        "smooth noise 1x28x28",
                        "Gabor-PCA noise 1x28x28",
                        "sums by class",
                        "replay, one worker",
                        "answers file, writing",
                        "answers file, reading");
        for (List<List<String>> rows : parts.values()) {
            assertThat(rows).hasSizeGreaterThan(1);
            assertThat(rows.get(0).get(1)).isEqualTo("phosphene");
            double subject = Double.parseDouble(rows.get(0).get(3));
            for (List<String> row : rows.subList(1, rows.size())) {
                double ratio = subject / Double.parseDouble(row.get(3));
                // both are rounded in the table
                assertThat(Double.parseDouble(row.get(5))).isCloseTo(ratio, Offset.offset(0.01 + 0.05 * ratio));
            }
        }
    }

    @Test
    void aProcessOfItsOwnMeasuresToo() {
        BenchRun run = BenchRun.of(
                "bench", "parts", "PhiloxWords.phosphene", "--warm-ups", 0, "--iterations", 3, "--millis", 10);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.rows()).hasSize(1);
        assertThat(run.rows().get(0).get(4)).as("of three iterations").matches("[0-9.]+ to [0-9.]+");
    }
}
