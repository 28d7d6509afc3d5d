package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.stimulus.Shape;

class SummaryTest {
    private static final MapReport REPORT = Reports.digits(3000);

    @Test
    void threeSentencesOfPlainWords() {
        List<String> sentences = Summary.of(REPORT).sentences();
        assertThat(sentences).hasSize(3);
        assertThat(sentences.get(0))
                .matches("Shown 3,000 images of pure noise, Template observer called 9\\d\\.\\d % of them “8”\\.");
        assertThat(sentences.get(1)).contains("of at most 3.32 bits", "nearly all", "without a map", "5");
        assertThat(sentences.get(2)).contains("peak |z| above 4.0", "full contrast");
        assertThat(Summary.of(REPORT).lopsided()).isTrue();
    }

    @Test
    void evenAnswersAreNotCalledLopsided() {
        Summary summary = Summary.of(Reports.brightest(Shape.of(1, 4, 4), 4, 400));
        assertThat(summary.lopsided()).isFalse();
        assertThat(summary.sentences().get(0)).contains("most often called them");
        assertThat(summary.sentences().get(1)).endsWith("of at most 2.00 bits.");
    }

    @Test
    void noCountingTrialIsSaid() {
        ClassificationImages none = new ClassificationImages(
                REPORT.images().shape(), REPORT.images().noise(), Collections.nCopies(10, 0L), List.of());
        MapReport empty =
                new MapReport("m", none, REPORT.names(), Optional.empty(), REPORT.weighting(), REPORT.provenance());
        assertThat(Summary.of(empty).sentences()).singleElement().asString().contains("there is no map");
        assertThat(HtmlPageTest.words(HtmlPage.of(empty)))
                .contains("there is no map")
                .doesNotContain("NaN", "Infinity");
        assertThat(MapFigure.image(empty).getWidth()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0;0 %",
                "1;100 %",
                "0.000001;<0.01 %",
                "0.99999;>99.99 %",
                "0.0038;0.38 %",
                "0.029;2.9 %",
                "0.9996;99.96 %",
                "0.5;50.0 %"
            })
    void sharesInWords(double share, String text) {
        assertThat(Wording.percent(share)).isEqualTo(text);
    }

    @Test
    void reportRefusesWhatDoesNotFit() {
        assertThatThrownBy(() -> Reports.named(REPORT, "m", List.of("a"))).hasMessage("1 class names for 10 classes");
        assertThatThrownBy(() -> with(new Verdicts(new int[9], new int[10]))).hasMessage("9 verdicts for 10 classes");
        int[] wrong = new int[10];
        wrong[3] = 10;
        assertThatThrownBy(() -> with(new Verdicts(wrong, new int[10]))).hasMessageContaining("verdict 10");
        Provenance other = Reports.provenance(Reports.plan(Shape.of(1, 2, 2), 10, 5), 1, Reports.DATE);
        assertThatThrownBy(() -> new MapReport(
                        "m", REPORT.images(), REPORT.names(), REPORT.verdicts(), REPORT.weighting(), other))
                .hasMessageContaining("1x2x2");
        assertThatThrownBy(() -> Provenance.of(Map.of(), -1, "", 1, Reports.DATE))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> Provenance.of(Map.of(), 1, "", 0, Reports.DATE))
                .hasMessageContaining("workers 0");
    }

    private static MapReport with(Verdicts verdicts) {
        return new MapReport(
                "m", REPORT.images(), REPORT.names(), Optional.of(verdicts), REPORT.weighting(), REPORT.provenance());
    }
}
