package org.phosphene.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.onednn.Precision;

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
        List<String> jobs = all.stream()
                .map(it -> it.get("round") + " " + it.get("name").textValue() + " " + it.get("workers"))
                .toList();
        List<String> contenders =
                contenders(all.stream().map(it -> it.get("name").textValue()).toList());
        List<String> expected = new ArrayList<>();
        for (int round = 1; round <= 2; round++) {
            for (String contender : contenders) {
                for (int workers = 1; workers <= 2; workers++) {
                    expected.add(round + " " + contender + ", whole run " + workers);
                    expected.add(round + " " + contender + ", network alone " + workers);
                }
            }
            expected.add(round + " peer 2");
        }
        assertThat(jobs.subList(0, expected.size())).isEqualTo(expected);
        assertThat(jobs.subList(expected.size(), jobs.size()).stream()
                        .map(job -> job.replaceFirst(" .*,", ""))
                        .toList())
                .containsExactly(
                        "1 undisturbed 2", "1 beside a busy process 2", "2 undisturbed 2", "2 beside a busy process 2");
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

    /** Those that were measured, oneDNN's in 32 bits among them, since the tests have its library. */
    private static List<String> contenders(List<String> names) {
        List<String> found = names.stream()
                .filter(name -> name.endsWith(", whole run"))
                .map(name -> name.replace(", whole run", ""))
                .distinct()
                .toList();
        assertThat(found).startsWith("onnx f32", "onednn f32");
        return found;
    }

    @Test
    void theTableSaysWhatIsNotThere() {
        BenchRun run =
                BenchRun.of("bench", "map", "--model", "mnist-logistic", "--trials", 200, "--rounds", 1, "--peer", "");
        assertThat(run.status()).as(run.err()).isZero();
        List<List<String>> rows = run.rows();
        List<String> names = rows.stream().map(row -> row.get(0)).toList();
        List<String> contenders = contenders(names);
        List<String> expected = new ArrayList<>();
        for (String contender : contenders) {
            expected.addAll(List.of(contender + ", whole run", contender + ", network alone"));
            expected.addAll(List.of(contender + ", whole run", contender + ", network alone"));
        }
        int end = expected.size();
        assertThat(names.subList(0, end)).isEqualTo(expected);
        List<String> last = new ArrayList<>(List.of("undisturbed", "beside a busy process"));
        for (Precision precision : List.of(Precision.EXACT, Precision.BF16)) {
            if (!precision.isAvailable()) {
                last.add("onednn " + precision);
            }
        }
        last.addAll(List.of("peer", "peer, tuned", "matrix product f32", "matrix product bf16"));
        assertThat(names.subList(end, names.size()).stream()
                        .map(name -> name.replaceFirst(".*, (un|be)", "$1"))
                        .toList())
                .isEqualTo(last);
        assertThat(rows.get(end + last.indexOf("peer")).get(2)).isEqualTo("not installed");
        assertThat(rows.get(end + last.indexOf("matrix product f32")).get(2)).endsWith(" GFLOP");
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
