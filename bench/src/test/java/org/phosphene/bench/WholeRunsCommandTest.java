package org.phosphene.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command with few trials: the numbers hang together, and nothing is left behind. */
class WholeRunsCommandTest {
    // does nothing, in a tenth of a second
    private static final String PEER =
            "sleep 0.1; echo '{\"trials\":100,\"seconds\":0.1,\"trialsPerSecond\":1000,\"peakMiB\":7}'";

    @TempDir
    private Path temporary;

    @Test
    void measuresEachJobInEachRound() throws Exception {
        Path peer = Files.writeString(temporary.resolve("peer"), "case \"$*\" in *--tuned*) exit 9;; esac\n" + PEER);
        Path out = temporary.resolve("out.json");
        BenchRun run = BenchRun.of(
                "bench",
                "map",
                "--model",
                "mnist-logistic",
                "--trials",
                300,
                "--rounds",
                2,
                "--peer",
                "sh " + peer,
                "--peer-trials",
                100,
                "--out",
                out);
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toFile());
        List<JsonNode> all = nodes(json.get("measurements"));
        assertThat(all.stream().map(it -> it.get("round") + " " + it.get("name").textValue() + " " + it.get("workers")))
                .containsExactly(
                        "1 onnx f32, whole run 1",
                        "1 onnx f32, network alone 1",
                        "1 onnx f32, whole run 2",
                        "1 onnx f32, network alone 2",
                        "1 peer 2",
                        "2 onnx f32, whole run 1",
                        "2 onnx f32, network alone 1",
                        "2 onnx f32, whole run 2",
                        "2 onnx f32, network alone 2",
                        "2 peer 2",
                        "1 onnx f32, undisturbed 2",
                        "1 onnx f32, beside a busy process 2",
                        "2 onnx f32, undisturbed 2",
                        "2 onnx f32, beside a busy process 2");
        for (JsonNode each : all) {
            assertThat(each.get("perSecond").doubleValue())
                    .isEqualTo(each.get("trials").doubleValue()
                            / each.get("seconds").doubleValue());
        }
        assertThat(json.at("/plan/trials").textValue()).isEqualTo("300");
        assertThat(json.at("/plan/observer.model").textValue()).isEqualTo("mnist-logistic.onnx");
        assertThat(json.at("/engines/0").textValue()).startsWith("onnxruntime 1.");
        assertThat(json.at("/machine/cores").intValue()).isPositive();
        assertThat(nodes(json.get("absent")).toString()).contains("peer, tuned", "exit status 9");
    }

    private static List<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Test
    void theTableSaysWhatIsNotThere() {
        BenchRun run =
                BenchRun.of("bench", "map", "--model", "mnist-logistic", "--trials", 200, "--rounds", 1, "--peer", "");
        assertThat(run.status()).as(run.err()).isZero();
        List<List<String>> rows = run.rows();
        assertThat(rows.stream().map(row -> row.get(0)))
                .containsExactly(
                        "onnx f32, whole run",
                        "onnx f32, network alone",
                        "onnx f32, whole run",
                        "onnx f32, network alone",
                        "onnx f32, undisturbed",
                        "onnx f32, beside a busy process",
                        "peer",
                        "peer, tuned",
                        "matrix product f32",
                        "matrix product bf16");
        assertThat(rows.get(6).get(2)).isEqualTo("not installed");
        assertThat(rows.get(8).get(2)).isEqualTo("not measured");
        double whole = Double.parseDouble(rows.get(2).get(2));
        double few = Double.parseDouble(rows.get(0).get(2));
        assertThat(Double.parseDouble(rows.get(2).get(4))).isCloseTo(whole / few, within(0.01));
        assertThat(run.out()).contains("200 trials a run", "medians of 1 rounds", "Peak resident memory");
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    @Test
    void aPeerThatIsNotThereIsNoFailure() {
        BenchRun run = BenchRun.of(
                "bench", "map", "--model", "mnist-logistic", "--trials", 64, "--rounds", 1, "--peer", "no-such-peer-1");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.rows().stream()
                        .filter(row -> row.get(0).equals("peer"))
                        .toList()
                        .toString())
                .contains("exit status 127", "no-such-peer-1");
    }
}
