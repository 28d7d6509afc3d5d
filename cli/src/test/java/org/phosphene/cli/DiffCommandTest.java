package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    private static final int SIDE = 8;

    @TempDir
    private Path temporary;

    private Path old;
    private Path now;

    /** Two models that differ in the weights of rows 2 and 3, columns 5 and 6. */
    @BeforeEach
    void makeModels() throws IOException {
        float[] template = new float[SIDE * SIDE];
        for (int i = 0; i < template.length; i++) {
            template[i] = i % 2 == 0 ? 1 : -1;
        }
        old = TemplateModel.classifier(temporary.resolve("old.onnx"), template, SIDE);
        float[] other = template.clone();
        for (int row = 2; row < 4; row++) {
            for (int column = 5; column < 7; column++) {
                // the sum of all weights stays 0
                other[row * SIDE + column] += column == 5 ? 4 : -4;
            }
        }
        now = TemplateModel.classifier(temporary.resolve("new.onnx"), other, SIDE);
    }

    private static JsonNode json(Path folder) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("result.json").toFile());
    }

    private static List<String> kinds(JsonNode json) {
        return StreamSupport.stream(json.get("findings").spliterator(), false)
                .map(finding -> finding.get("kind").asText())
                .toList();
    }

    @Test
    void aModelAgainstItselfIsNoFinding() throws IOException {
        for (int seed = 1; seed <= 50; seed++) {
            Path out = temporary.resolve("same" + seed);
            CommandRun run =
                    CommandRun.of("diff", old, old, "--trials", "1k", "--seed", seed, "--engine", "onnx", "--out", out);
            assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
            assertThat(run.out()).contains("No finding: not one answer differs");
            assertThat(json(out).get("agreement").asDouble()).isEqualTo(1);
        }
    }

    @Test
    void whatChangedAndWhereIsAFinding() throws IOException {
        Path out = temporary.resolve("out");
        CommandRun run = CommandRun.of(
                "diff", old, now, "--trials", "20k", "--engine", "onnx", "--min-agreement", "50", "--out", out);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.FINDING);
        assertThat(run.out()).contains("2 findings:", "the map of class 1 changed in", "rows 2-3");
        JsonNode json = json(out);
        assertThat(kinds(json)).containsExactly("map", "map");
        JsonNode finding = json.get("findings").get(1);
        assertThat(finding.get("class").asInt()).isEqualTo(1);
        assertThat(finding.get("rows").toString()).isEqualTo("[2,3]");
        assertThat(finding.get("columns").toString()).isEqualTo("[5,6]");
        JsonNode provenance = json.get("provenance");
        assertThat(provenance.at("/old/spec/observer.sha256").asText())
                .isNotEqualTo(provenance.at("/new/spec/observer.sha256").asText())
                .hasSize(64);
        assertThat(provenance.at("/new/questions").asInt()).isGreaterThanOrEqualTo(20_000);
        assertThat(ImageIO.read(out.resolve("diff.png").toFile()).getWidth()).isGreaterThan(900);
        assertThat(out.resolve("diff.npz")).isNotEmptyFile();
    }

    @Test
    void whatIsToleratedIsNoFinding() {
        CommandRun run = CommandRun.of(
                "diff",
                old,
                now,
                "--trials",
                "5k",
                "--engine",
                "onnx",
                "--min-agreement",
                "0",
                "--max-share",
                "50",
                "--max-map",
                "50",
                "--out",
                temporary.resolve("out"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).contains("No finding: ", " of the answers differ; the largest contrast");
    }

    /** What stands before provenance is the same; the second time nothing is asked. */
    @Test
    void theSameCommandAgainGivesTheSameResult() throws IOException {
        Path out = temporary.resolve("out");
        Object[] words = {"diff", old, now, "--trials", "3k", "--json", "--out", out};
        CommandRun first = CommandRun.of(words);
        byte[] answers = Files.readAllBytes(out.resolve("new/answers.bin"));
        CommandRun second = CommandRun.of(words);
        assertThat(first.status()).as(first.err()).isEqualTo(ExitStatus.FINDING);
        assertThat(second.out().replaceFirst("(?s)\"provenance\".*", ""))
                .isEqualTo(first.out().replaceFirst("(?s)\"provenance\".*", ""));
        assertThat(out.resolve("new/answers.bin")).hasBinaryContent(answers);
        CommandRun other = CommandRun.of("diff", old, now, "--trials", "4k", "--out", out);
        assertThat(other.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(other.err()).contains("it holds another run, with trials 3000, not 4000");
    }

    @Test
    void aPoisonedNetworkIsTold() throws IOException {
        Path out = temporary.resolve("out");
        CommandRun run = CommandRun.of("diff", "mnist-cnn", "mnist-cnn-8-to-9", "--trials", "20k", "--out", out);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.FINDING);
        assertThat(kinds(json(out))).contains("agreement", "share", "map");
        JsonNode nine = json(out).get("classes").get(9).get("map").get("peak");
        // the mark of the poison: rows 1 to 6, columns 21 to 26
        assertThat(nine.get("row").asInt()).isBetween(1, 6);
        assertThat(nine.get("column").asInt()).isBetween(21, 26);
        assertThat(nine.get("contrast").asDouble()).isPositive();
    }

    @Test
    void whatCannotBeComparedIsRefusedInOneLine() {
        assertUsage("takes images of 1x8x8 and has 2 classes, mnist-cnn.onnx takes 1x28x28", "diff", old, "mnist-cnn");
        assertUsage("--min-agreement 990.0: must lie in 0..100", "diff", old, now, "--min-agreement", "990");
        assertUsage("alpha 0.0: must lie in 0.001..0.5", "diff", old, now, "--alpha", "0");
        assertUsage("--new-input-range 'x': expected", "diff", old, now, "--new-input-range", "x");
        assertUsage("at most 1073741824", "diff", old, now, "--trials", "2G");
        assertUsage("it is a file", "diff", old, now, "--out", old);
        assertUsage("Missing required parameter", "diff", old);
        CommandRun missing = CommandRun.of("diff", old, temporary.resolve("none.onnx"));
        assertThat(missing.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(missing.err().lines()).hasSize(1);
    }

    private static void assertUsage(String message, Object... words) {
        CommandRun run = CommandRun.of(words);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }
}
