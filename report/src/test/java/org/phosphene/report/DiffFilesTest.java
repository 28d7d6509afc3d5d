package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.contrast.Comparison;
import org.phosphene.contrast.ModelContrast;
import org.phosphene.contrast.Tolerance;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;

class DiffFilesTest {
    @TempDir
    private Path folder;

    /** Class by the level of one value; a class of every 25 in many. */
    private static Observer byLevel(int size, int classes, int value) {
        return (stimuli, count, labels) -> {
            for (int t = 0; t < count; t++) {
                labels[t] = (int) (stimuli[t * size + value] * classes);
            }
        };
    }

    private static DiffReport report(Shape shape, int classes, int oldValue, int newValue) {
        Plan plan = Plan.of(StimulusSpec.of(shape, Noise.uniform()), classes).withTrials(2000);
        ModelContrast contrast = Comparison.of(plan)
                .withWorkers(1)
                .run(() -> byLevel(shape.size(), classes, oldValue), () -> byLevel(shape.size(), classes, newValue));
        List<String> names = IntStream.range(0, classes)
                .mapToObj(c -> "class\u0007 with a long name " + c)
                .toList();
        Provenance provenance = new Provenance(
                plan.fields(), 2048, "abc", "1", "17", "Linux", 1, Instant.parse("2020-02-02T02:02:02Z"));
        return new DiffReport("old", "n\u001bew", contrast, Tolerance.standard(), names, provenance, provenance);
    }

    @ParameterizedTest
    @CsvSource({"1x6x6, 2", "3x5x7, 3", "1x10x300, 2", "2x4x4, 5", "1x6x6, 60"})
    void allKindsOfModelsAreDrawnAndWritten(String shape, int classes) throws IOException {
        DiffReport report = report(Shape.parse(shape), classes, 0, 9);
        assertThat(DiffFiles.write(report, folder)).hasSize(3).allSatisfy(file -> assertThat(file)
                .isNotEmptyFile());
        assertThat(ImageIO.read(folder.resolve(DiffFiles.FIGURE).toFile()).getWidth())
                .isGreaterThan(900);
        assertThat(DiffTable.of(report))
                .doesNotContain("\u0007", "\u001b", "NaN")
                .contains("OLD old, NEW n");
        assertThat(Files.readString(folder.resolve(DiffFiles.JSON))).doesNotContain("NaN");
    }

    @Test
    void theDocumentHasWhatWasFound() throws IOException {
        DiffReport report = report(Shape.of(1, 6, 6), 2, 0, 9);
        JsonNode json = JsonMapper.builder().build().readTree(DiffJson.of(report));
        assertThat(json.get("format").asText()).isEqualTo("phosphene.diff");
        assertThat(json.get("finding").asBoolean()).isTrue();
        assertThat(json.get("findings")).hasSize(report.findings().size());
        assertThat(json.get("trials").asInt()).isEqualTo(2000);
        int all = 0;
        for (JsonNode cell : json.get("answers")) {
            all += cell.get(2).asInt();
        }
        assertThat(all).isEqualTo(2000);
        JsonNode one = json.get("classes").get(1);
        assertThat(one.get("gained").asInt() - one.get("lost").asInt())
                .isEqualTo(one.get("new_trials").asInt() - one.get("old_trials").asInt());
        JsonNode peak = one.get("map").get("peak");
        // the value that NEW looks at and OLD does not, or the other way round
        int place = peak.get("row").asInt() * 6 + peak.get("column").asInt();
        assertThat(place).isIn(0, 9);
        assertThat(Math.signum(peak.get("contrast").asDouble())).isEqualTo(place == 9 ? 1 : -1);
        assertThat(json.at("/provenance/old/answers_sha256").asText()).isEqualTo("abc");
    }

    @Test
    void twoOfTheSameGiveTheSameBytes() throws IOException {
        List<Path> first = DiffFiles.write(report(Shape.of(1, 6, 6), 2, 0, 9), folder.resolve("a"));
        List<Path> second = DiffFiles.write(report(Shape.of(1, 6, 6), 2, 0, 9), folder.resolve("b"));
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
        }
    }

    @Test
    void namesMustFit() {
        DiffReport report = report(Shape.of(1, 2, 5), 2, 0, 9);
        assertThat(Map.of("verdict", report.verdict())).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiffReport(
                        "a", "b", report.contrast(), report.tolerance(), List.of("one"), report.old(), report.now()))
                .withMessageContaining("1 class names for 2 classes");
    }
}
