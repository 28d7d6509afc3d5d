package org.phosphene.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
                        "map mnist-logistic --trials 100 x 2",
                        "map mnist-logistic --trials 200 x 1",
                        "map mnist-logistic --trials 400 x 1");
        JsonNode json = JsonMapper.builder().build().readTree(out.toFile());
        assertThat(rows.get(0).get(5)).isEmpty();
        double more = seconds(json, "400") - seconds(json, "200");
        assertThat(Double.parseDouble(rows.get(2).get(5))).isCloseTo(1e6 * more / 200, within(0.001));
        assertThat(json.get("measurements")).hasSize(4);
        for (JsonNode each : json.get("measurements")) {
            assertThat(each.get("seconds").doubleValue()).isGreaterThan(0.1);
            if (Path.of("/proc/self/status").toFile().exists()) {
                assertThat(each.get("peakMiB").intValue()).isBetween(30, 2000);
            }
        }
    }

    private static double seconds(JsonNode json, String trials) {
        for (JsonNode each : json.get("measurements")) {
            if (each.get("name").asText().endsWith("--trials " + trials)) {
                return each.get("seconds").doubleValue();
            }
        }
        throw new AssertionError("no run of " + trials);
    }
}
