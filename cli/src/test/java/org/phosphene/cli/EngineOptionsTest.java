package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.onednn.Precision;

class EngineOptionsTest {
    private static final int TRIALS = 3000;

    @TempDir
    private Path temporary;

    private CommandRun map(Path folder, Object... options) {
        List<Object> words = new ArrayList<>(List.of("map", "--trials", TRIALS, "--threads", 2, "--out", folder));
        words.addAll(Arrays.asList(options));
        return CommandRun.of(words.toArray());
    }

    private static List<String> precisions() {
        return Arrays.stream(Precision.values())
                .filter(Precision::isAvailable)
                .map(Precision::toString)
                .toList();
    }

    /** Those of oneDNN, and ONNX Runtime. */
    private static List<String> engines() {
        List<String> engines = new ArrayList<>(List.of("onnx f32"));
        precisions().forEach(precision -> engines.add("onednn " + precision));
        return engines;
    }

    private static void assumeHalves() {
        assumeTrue(Precision.EXACT.isAvailable(), "oneDNN has no bfloat16 on this processor");
    }

    private static JsonNode spec(Path folder) throws IOException {
        return RunResult.json(folder).get("provenance").get("spec");
    }

    @ParameterizedTest
    @MethodSource("precisions")
    void isRecorded(String precision) throws IOException {
        Path folder = temporary.resolve(precision);
        CommandRun run = map(folder, "--engine", "onednn", "--precision", precision);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("phosphene: oneDNN " + precision + ": ", "labels agree with ONNX Runtime");
        JsonNode spec = spec(folder);
        assertThat(spec.get("observer.engine").asText()).matches("onednn 3\\.\\d+\\.\\d+ cpu \\w+");
        assertThat(spec.get("observer.precision").asText())
                .matches(precision.equals("exact") ? "exact, guard 0\\.\\d+" : precision);
        assertThat(spec.get("observer.agreement").asText()).matches("\\d+ of 1000.* with ONNX Runtime");
    }

    /** Another engine is not taken where oneDNN was asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"bf16", "exact"})
    void whatAnOldProcessorLacksIsOneLine(String precision) throws Exception {
        CommandProcess process = CommandProcess.startIn(
                Map.of("ONEDNN_MAX_CPU_ISA", "AVX2"),
                temporary,
                "map",
                "--trials",
                TRIALS,
                "--engine",
                "onednn",
                "--precision",
                precision,
                "--out",
                temporary.resolve("old"));
        assertThat(process.status()).as(process.output()).isEqualTo(ExitStatus.INPUT);
        assertThat(process.output())
                .contains("precision " + precision + " needs bfloat16", "use --engine onnx")
                .hasLineCount(1);
        assertThat(temporary.resolve("old")).doesNotExist();
    }

    @Test
    void onnxRuntimeRecordsNoPrecision() throws IOException {
        assertThat(map(temporary, "--engine", "onnx").status()).isZero();
        assertThat(spec(temporary).get("observer.engine").asText()).startsWith("onnxruntime ");
        assertThat(spec(temporary).has("observer.precision")).isFalse();
        assertThat(spec(temporary).has("observer.agreement")).isFalse();
    }

    @Test
    void exactGivesTheMapsOfF32() throws IOException {
        assumeHalves();
        Path full = temporary.resolve("f32");
        Path exact = temporary.resolve("exact");
        assertThat(map(full, "--engine", "onednn", "--precision", "f32").status())
                .isZero();
        assertThat(map(exact, "--engine", "onednn", "--precision", "exact").status())
                .isZero();
        Map<String, String> arrays = arrays(full);
        assertThat(arrays).containsKeys("maps.npy", "z.npy", "counts.npy");
        assertThat(arrays(exact)).isEqualTo(arrays);
    }

    /** The arrays, but for that which says where they come from. */
    private static Map<String, String> arrays(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (ZipFile npz = new ZipFile(folder.resolve("maps.npz").toFile())) {
            for (ZipEntry entry : npz.stream().toList()) {
                if (!entry.getName().equals("provenance.npy")) {
                    found.put(
                            entry.getName(),
                            Arrays.toString(npz.getInputStream(entry).readAllBytes()));
                }
            }
        }
        return found;
    }

    private static void assertOneLine(CommandRun run, int status, String... parts) {
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).startsWith("phosphene: ").contains(parts).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesWhatNoEngineDoes() {
        Path folder = temporary.resolve("none");
        assertOneLine(
                map(folder, "--engine", "onnx", "--precision", "bf16"),
                ExitStatus.USAGE,
                "precision bf16 with engine onnx");
        assertOneLine(map(folder, "--engine", "onnx", "--precision", "exact"), ExitStatus.USAGE, "precision exact");
        assertOneLine(map(folder, "--precision", "exact", "--confidence"), ExitStatus.USAGE, "not exact confidences");
        assertThat(folder).doesNotExist();
    }

    @Test
    void namesTheOperatorThatIsNotCompiled() {
        Path folder = temporary.resolve("none");
        assertOneLine(
                map(folder, "mnist-rnn", "--engine", "onednn"),
                ExitStatus.INPUT,
                "mnist-rnn.onnx: not compiled, RNN '",
                "use --engine onnx");
        assertThat(folder).doesNotExist();
    }

    @Test
    void autoTakesOnnxRuntimeForIt() throws IOException {
        CommandRun run = map(temporary, "mnist-rnn");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("phosphene: engine ONNX Runtime: RNN '");
        assertThat(spec(temporary).get("observer.engine").asText()).startsWith("onnxruntime ");
    }

    /** What was answered in the first half of a run that was cut off. */
    private Path begun(Path whole) throws IOException {
        Path folder = temporary.resolve("begun");
        Files.createDirectories(folder);
        byte[] answers = Files.readAllBytes(whole.resolve("answers.bin"));
        Files.write(folder.resolve("answers.bin"), Arrays.copyOf(answers, answers.length - TRIALS / 2));
        return folder;
    }

    @ParameterizedTest
    @MethodSource("engines")
    void goesOnWithWhatWasBegun(String engine) throws IOException {
        String[] words = engine.split(" ", -1);
        Path whole = temporary.resolve("whole");
        assertThat(map(whole, "--engine", words[0], "--precision", words[1]).status())
                .isZero();
        Path folder = begun(whole);
        CommandRun resumed = map(folder);
        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("of 3,000 trials are answered");
        RunResult.of(folder).assertSameAs(RunResult.of(whole));
    }

    /** Only the engine is given again, not the precision that the program chose. */
    @Test
    void goesOnWithThePrecisionThatWasChosen() throws IOException {
        Path whole = temporary.resolve("whole");
        String chosen = precisions().get(precisions().size() / 2);
        assertThat(map(whole, "--engine", "onednn", "--precision", chosen).status())
                .isZero();
        Path folder = begun(whole);
        CommandRun resumed = map(folder, "--engine", "onednn");
        assertThat(resumed.status()).as(resumed.err()).isZero();
        RunResult.of(folder).assertSameAs(RunResult.of(whole));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--engine onnx", "--engine onednn --precision f32", "--precision bf16"})
    void refusesAnotherThatIsAskedFor(String options) throws IOException {
        assumeHalves();
        Path whole = temporary.resolve("whole");
        assertThat(map(whole, "--engine", "onednn", "--precision", "exact").status())
                .isZero();
        Path folder = begun(whole);
        byte[] before = Files.readAllBytes(folder.resolve("answers.bin"));
        CommandRun refused = map(folder, (Object[]) options.split(" ", -1));
        assertOneLine(refused, ExitStatus.USAGE, "another run");
        assertThat(Files.readAllBytes(folder.resolve("answers.bin"))).isEqualTo(before);
    }

    /** 1999 trials are asked before engines are compared. */
    @Test
    void fewTrialsAreAskedByOnnxRuntime() throws IOException {
        CommandRun run = CommandRun.of("map", "--trials", 1999, "--out", temporary);
        assertThat(run.status()).isZero();
        assertThat(run.err()).doesNotContain("engine");
        assertThat(spec(temporary).get("observer.engine").asText()).startsWith("onnxruntime ");
    }

    /** An older processor, as oneDNN sees it. */
    @ParameterizedTest
    @ValueSource(strings = {"AVX2", "SSE41"})
    void withoutKernelsFor16BitsItIsAnotherEngineAndSaysSo(String instructions) throws Exception {
        Path folder = temporary.resolve(instructions);
        CommandProcess process = CommandProcess.startIn(
                Map.of("ONEDNN_MAX_CPU_ISA", instructions), temporary, "map", "--trials", TRIALS, "--out", folder);
        assertThat(process.status()).as(process.output()).isZero();
        assertThat(process.output()).contains("no oneDNN exact here: ", "phosphene: engine ");
        JsonNode precision = spec(folder).path("observer.precision");
        assertThat(precision.asText("f32")).isEqualTo("f32");
    }

    @Test
    void withOpenMpsOwnThreadsItIsOnnxRuntimeAndSaysSo() throws Exception {
        Path folder = temporary.resolve("threads");
        CommandProcess process = CommandProcess.startIn(
                Map.of("OMP_NUM_THREADS", "2"), temporary, "map", "--trials", TRIALS, "--out", folder);
        assertThat(process.status()).as(process.output()).isZero();
        assertThat(process.output()).contains("engine ONNX Runtime: oneDNN needs", "OMP_NUM_THREADS=1");
        assertThat(spec(folder).get("observer.engine").asText()).startsWith("onnxruntime ");
    }

    @Test
    void exactSaysHowManyWereAskedAgain() {
        assumeHalves();
        CommandRun run = map(temporary.resolve("again"), "--engine", "onednn", "--precision", "exact");
        String[] words = run.err().split("oneDNN exact: ", -1);
        int asked = Integer.parseInt(words[words.length - 1].replaceFirst("(?s) stimuli were asked again.*", ""));
        assertThat(asked).isBetween(TRIALS / 200, TRIALS / 5);
    }
}
