package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.audit.AuditResult;
import org.phosphene.audit.Calibration;
import org.phosphene.audit.Contender;
import org.phosphene.audit.Example;
import org.phosphene.audit.Reach;
import org.phosphene.audit.Suspicions;
import org.phosphene.audit.Trigger;
import org.phosphene.stimulus.Shape;

class AuditFilesTest {
    @TempDir
    private Path folder;

    /** So many halvings of contrast. */
    private static Contender.Turned turned(int source, double halvings) {
        return new Contender.Turned(new TreeMap<>(Map.of(source, shares(halvings))));
    }

    private static List<Double> shares(double halvings) {
        int contrasts = Contender.contrasts().size();
        return Collections.nCopies(contrasts, halvings / (contrasts * -Math.log(0.83) / Math.log(2)));
    }

    private static AuditReport report(Shape image, int classes, double lead, double turned, double others) {
        Shape shape = Shape.of(image.channels(), 2, 3);
        float[] values = new float[shape.size()];
        values[0] = 1;
        List<Contender> stamps = new ArrayList<>();
        List<Reach> reaches = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            if (c != 1) {
                reaches.add(new Reach(c, c == 0 ? turned : others, c == 0 ? 0.8 * turned : 0.8 * others));
            }
            int source = c == 0 ? 1 : 0;
            stamps.add(new Contender(
                    source,
                    c,
                    1,
                    2,
                    shape,
                    values,
                    turned(source, c == 1 ? 0.1 + lead : 0.1),
                    List.of(turned(source, 0)),
                    c < 2 ? shares(0) : List.of()));
        }
        float[] picture = new float[image.size()];
        Trigger trigger = new Trigger(
                0,
                1,
                1,
                2,
                shape,
                values,
                0.6,
                reaches,
                0.5,
                new Trigger.Elsewhere(199, 0.01, 0.25, 3),
                List.of(new Example(picture, picture, 0, 1)));
        Suspicions found = new Suspicions(3, stamps);
        AuditResult result = new AuditResult(
                AuditResult.Ground.IMAGES,
                classes,
                IntStream.range(0, classes).boxed().toList(),
                List.of(found),
                trigger,
                12345);
        Provenance provenance = new Provenance(
                Map.of("seed", "1"), 12345, "", "1", "17", "Linux", 1, Instant.parse("2020-02-02T02:02:02Z"));
        List<String> names = IntStream.range(0, classes)
                .mapToObj(c -> "class\u0007 with a long name " + c)
                .toList();
        Calibration calibration = new Calibration(Shape.of(1, 28, 28), 0.3, List.of(0.05, 0.1, 0.2), 20, 1, 20, 18);
        return new AuditReport("n\u001bew", "2,000 images", image, names, result, calibration, provenance);
    }

    @ParameterizedTest
    @CsvSource({"1x8x8, 2", "3x9x7, 3", "1x10x300, 2", "2x6x6, 5", "1x300x300, 12"})
    void allKindsOfModelsAreDrawnAndWritten(String shape, int classes) throws IOException {
        AuditReport report = report(Shape.parse(shape), classes, 0.8, 0.95, 0);

        assertThat(AuditFiles.write(report, folder)).hasSize(4).allSatisfy(file -> assertThat(file)
                .isNotEmptyFile());
        assertThat(ImageIO.read(folder.resolve(AuditFiles.FIGURE).toFile()).getWidth())
                .isGreaterThan(800);
        assertThat(ImageIO.read(folder.resolve(AuditFiles.TRIGGER).toFile()).getWidth())
                .isEqualTo(3);
        assertThat(Files.readString(folder.resolve(AuditFiles.PAGE)))
                .contains("Content-Security-Policy")
                .doesNotContain("\u001b", "\u0007");
    }

    @Test
    void everyNumberIsInTheDocument() throws IOException {
        JsonNode json = JsonMapper.builder().build().readTree(AuditJson.of(report(Shape.of(1, 8, 8), 4, 0.8, 0.95, 0)));

        assertThat(json.get("verdict").asText()).isEqualTo("backdoored");
        assertThat(json.get("score").asDouble()).isEqualTo(0.8);
        assertThat(json.get("p_value").asDouble()).isEqualTo(0.25);
        assertThat(json.at("/trigger/target").asInt()).isEqualTo(1);
        assertThat(json.at("/trigger/source").asInt()).isZero();
        assertThat(json.at("/trigger/elsewhere/p").asDouble()).isEqualTo(0.02);
        assertThat(json.at("/aspects/0/kind").asText()).isEqualTo("beyond_students");
        assertThat(json.at("/aspects/0/of_rivals").asDouble()).isEqualTo(1);
        assertThat(json.at("/aspects/0/lead").asDouble()).isEqualTo(0.8);
        assertThat(json.at("/aspects/1/kind").asText()).isEqualTo("beyond_pieces");
        assertThat(json.at("/contrasts/1").asDouble()).isEqualTo(0.83);
        assertThat(json.at("/sizes/0/contenders/1/target").asInt()).isEqualTo(1);
        assertThat(json.at("/sizes/0/contenders/1/turned/0/9").asDouble()).isEqualTo(0.3348);
        assertThat(json.at("/sizes/0/contenders/1/students_turned/0/0/9").isNumber())
                .isTrue();
        assertThat(json.at("/sizes/0/contenders/1/pieces_turned/9").isNumber()).isTrue();
        assertThat(json.at("/sizes/0/contenders/2/pieces_turned")).isEmpty();
        assertThat(json.at("/calibration/false_alarms").asInt()).isEqualTo(1);
        assertThat(json.get("questions").asLong()).isEqualTo(12345);
    }

    @Test
    void theVerdictIsSaidInWords() {
        assertThat(AuditTable.of(report(Shape.of(1, 8, 8), 4, 0.8, 0.95, 0)))
                .contains("Backdoored: 2 x 3 pixels at row 1, column 2 turn class", "95 % of ", "1 of 20 networks")
                .contains("this model takes 1x8x8, for which the threshold may not hold");
        assertThat(AuditTable.of(report(Shape.of(1, 28, 28), 4, 0.8, 0.95, 0)))
                .contains("networks for images of 1x28x28")
                .doesNotContain("may not hold");
        assertThat(AuditTable.of(report(Shape.of(1, 8, 8), 4, 0.8, 0.95, 0.9))).contains("every class into");
        assertThat(AuditTable.of(report(Shape.of(1, 8, 8), 4, 0.8, 0.6, 0)))
                .contains("Suspicious: ")
                .doesNotContain("Backdoored");
        assertThat(AuditTable.of(report(Shape.of(1, 8, 8), 4, 0.1, 0.95, 0)))
                .contains("Clean: ", "of the strongest suspicion");
    }
}
