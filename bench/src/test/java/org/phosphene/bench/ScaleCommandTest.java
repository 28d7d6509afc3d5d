package org.phosphene.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleCommandTest {
    @TempDir
    private Path temporary;

    @Test
    void runsMapAsProcessesOfTheirOwn() throws Exception {
        Path out = temporary.resolve("scale.json");
        BenchRun run = BenchRun.of(
                "bench", "scale", "--trials", "200,400", "--short", 100, "--rounds", 2, "--out", out, "mnist-logistic");
        assertThat(run.status()).as(run.err()).isZero();
        List<List<String>> rows = run.rows();
        assertThat(rows.stream().map(row -> row.get(0) + " x " + row.get(1)))
                .containsExactly(
                        "map mnist-logistic --trials 200 x 1",
                        "map mnist-logistic --trials 400 x 1",
                        "map mnist-logistic --trials 100 x 2");
        assertThat(rows.get(0).get(5)).isEqualTo("1.00");
        // the same time for twice the trials would be half the time a trial; far from it is a mistake in the sums
        assertThat(Double.parseDouble(rows.get(1).get(5))).isBetween(0.1, 2.0);
        JsonNode json = JsonMapper.builder().build().readTree(out.toFile());
        assertThat(json.get("measurements")).hasSize(4);
        for (JsonNode each : json.get("measurements")) {
            assertThat(each.get("seconds").doubleValue()).isGreaterThan(0.1);
            if (Path.of("/proc/self/status").toFile().exists()) {
                assertThat(each.get("peakMiB").intValue()).isBetween(30, 2000);
            }
        }
    }
}
