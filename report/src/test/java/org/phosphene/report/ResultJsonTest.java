package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.stimulus.Shape;

class ResultJsonTest {
    private static final MapReport REPORT = Reports.digits(3000);

    private static JsonNode read(MapReport report) throws Exception {
        return new ObjectMapper().readTree(ResultJson.of(report));
    }

    @Test
    void saysEveryNumber() throws Exception {
        JsonNode root = read(REPORT);
        assertThat(root.get("format_version").asInt()).isEqualTo(ResultJson.FORMAT_VERSION);
        assertThat(root.get("trials").asLong()).isEqualTo(3000);
        assertThat(root.get("entropy_bits").asDouble())
                .isEqualTo(REPORT.images().entropy());
        assertThat(root.get("most_entropy_bits").asDouble()).isCloseTo(3.321928094887362, within(1e-14));
        assertThat(root.at("/noise/mean").asDouble()).isEqualTo(0.5);
        assertThat(root.at("/noise/standard_deviation").asDouble()).isCloseTo(0.28867, within(1e-5));
        ClassificationImage image = REPORT.images().of(8).orElseThrow();
        JsonNode eight = root.get("classes").get(8);
        assertThat(eight.get("trials").asLong()).isEqualTo(image.trials());
        assertThat(eight.get("share").asDouble()).isEqualTo(image.trials() / 3000.0);
        assertThat(eight.at("/peak/abs_z").asDouble()).isEqualTo(image.peakZ());
        int peak = eight.at("/peak/row").asInt() * 28 + eight.at("/peak/column").asInt();
        assertThat(eight.at("/peak/z").asDouble()).isEqualTo(image.z()[peak]);
        assertThat(eight.at("/peak/value").asDouble()).isEqualTo(image.mean()[peak]);
        assertThat(eight.at("/verdict/plain/label").asInt())
                .isEqualTo(REPORT.verdicts().orElseThrow().plain()[8]);
    }

    @Test
    void locatesThePeakInItsChannel() throws Exception {
        // class 70 of 3x4x8 is decided by pixel 70 alone: channel 2, row 0, column 6
        JsonNode peak = read(Reports.brightest(Shape.of(3, 4, 8), 96, 60_000)).at("/classes/70/peak");
        assertThat(peak.get("channel").asInt()).isEqualTo(2);
        assertThat(peak.get("row").asInt()).isZero();
        assertThat(peak.get("column").asInt()).isEqualTo(6);
    }

    @Test
    void classWithoutTrialsHasNoMapAndNoNumbersOfOne() throws Exception {
        JsonNode five = read(REPORT).get("classes").get(5);
        assertThat(five.get("map").asBoolean()).isFalse();
        assertThat(five.get("trials").asLong()).isZero();
        assertThat(five.has("peak")).isFalse();
        assertThat(five.has("verdict")).isFalse();
        assertThat(five.has("effective_trials")).isFalse();
        assertThat(ResultJson.of(REPORT)).doesNotContain("NaN", "Infinity", "null");
    }

    @Test
    void numbersDoNotDependOnDateOrWorkers() {
        Provenance other = new Provenance(
                REPORT.provenance().spec(), 1, "00", "9.9", "x", "y", 64, Instant.parse("2030-01-01T00:00:00Z"));
        MapReport later = new MapReport(
                REPORT.title(), REPORT.images(), REPORT.names(), REPORT.verdicts(), REPORT.weighting(), other);
        String one = ResultJson.of(REPORT);
        String two = ResultJson.of(later);
        int end = one.indexOf("\"provenance\"");
        assertThat(two.substring(0, end)).isEqualTo(one.substring(0, end));
        assertThat(two).isNotEqualTo(one).endsWith("}\n").doesNotContain("\r");
    }

    @Test
    void sameReportSameText() {
        assertThat(ResultJson.of(Reports.digits(3000))).isEqualTo(ResultJson.of(REPORT));
    }

    @Test
    void verdictsAreAbsentWhenNotAsked() throws Exception {
        MapReport unasked = new MapReport(
                REPORT.title(),
                REPORT.images(),
                REPORT.names(),
                Optional.empty(),
                REPORT.weighting(),
                REPORT.provenance());
        assertThat(read(unasked).at("/classes/8").has("verdict")).isFalse();
    }

    @Test
    void keepsNamesAsTheyAre() throws Exception {
        List<String> names = Collections.nCopies(10, "\"\u001b</script>\ud83d\ude00\n");
        JsonNode root = read(Reports.named(REPORT, "a \"model\"", names));
        assertThat(root.at("/classes/3/name").asText()).isEqualTo(names.get(3));
        assertThat(root.get("title").asText()).isEqualTo("a \"model\"");
    }
}
