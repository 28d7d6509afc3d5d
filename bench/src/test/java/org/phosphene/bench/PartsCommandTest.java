package org.phosphene.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
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
            String subject = rows.get(0).get(3);
            for (List<String> row : rows.subList(1, rows.size())) {
                String other = row.get(3);
                String ratio = row.get(5);
                // all three are rounded in the table, which counts where a busy machine makes the rates small
                double least = (number(subject) - rounding(subject)) / (number(other) + rounding(other));
                double most = (number(subject) + rounding(subject)) / Math.max(1e-9, number(other) - rounding(other));
                assertThat(number(ratio)).isBetween(least - rounding(ratio), most + rounding(ratio));
            }
        }
    }

    private static double number(String printed) {
        return Double.parseDouble(printed);
    }

    /** Half of the last digit. */
    private static double rounding(String printed) {
        int point = printed.indexOf('.');
        return 0.5 * Math.pow(10, point < 0 ? 0 : point + 1 - printed.length()) + 1e-9;
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
