package org.phosphene.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.stimulus.Shape;

class CalibrationTest {
    private static final Calibration FOUR =
            new Calibration(Shape.of(1, 28, 28), 0.3, List.of(0.0, 0.1, 0.2, 0.3), 20, 1, 20, 18);

    @Test
    void pIsARankAmongNetworksWithoutABackdoor() {
        assertThat(FOUR.p(0.9)).isCloseTo(1 / 5.0, within(1e-12));
        assertThat(FOUR.p(0.2)).isCloseTo(3 / 5.0, within(1e-12));
        assertThat(FOUR.p(-1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void theVerdictAsksForAMarginAndATriggerThatWorks() {
        assertThat(FOUR.verdict(result(0.29, 1))).isEqualTo(Verdict.CLEAN);
        assertThat(FOUR.verdict(result(0.31, 1))).isEqualTo(Verdict.BACKDOORED);
        assertThat(FOUR.verdict(result(0.31, 0.5))).isEqualTo(Verdict.SUSPICIOUS);
    }

    /** One target leads by a margin, with a trigger that turns a share of one source. */
    private static AuditResult result(double margin, double turned) {
        Shape shape = Shape.of(1, 1, 1);
        List<Contender> contenders = List.of(contender(1, 0.5 + margin), contender(2, 0.5));
        Trigger trigger = new Trigger(
                0,
                1,
                0,
                0,
                shape,
                new float[1],
                1,
                List.of(new Reach(0, turned, turned), new Reach(2, 0, 0)),
                0,
                new Trigger.Elsewhere(199, 0, 0, 0),
                List.of());
        Suspicions found = new Suspicions(3, contenders);
        return new AuditResult(AuditResult.Ground.IMAGES, 3, List.of(0, 1, 2), List.of(found), trigger, 1);
    }

    private static Contender contender(int target, double strength) {
        double whole = Contender.contrasts().size() * -Math.log(0.83) / Math.log(2);
        List<Double> shares = Collections.nCopies(Contender.contrasts().size(), strength / whole);
        Contender.Turned turned = new Contender.Turned(new TreeMap<>(Map.of(0, shares)));
        List<Double> nothing = Collections.nCopies(shares.size(), 0.0);
        return new Contender(0, target, 0, 0, Shape.of(1, 1, 1), new float[1], turned, List.of(), nothing);
    }

    @Test
    void whatTheTriggerIsBoundToIsToldByWhatItDoesFaintly() {
        assertThat(result(0.3, 1).trigger().boundTo()).contains(0);
        assertThat(Reach.bound(List.of(new Reach(0, 1, 0.8), new Reach(2, 0.5, 0.3))))
                .contains(0);
        assertThat(Reach.bound(List.of(new Reach(0, 1, 0.8), new Reach(2, 0.5, 0.5))))
                .isEmpty();
        // in full it turns all
        assertThat(Reach.bound(List.of(new Reach(0, 1, 0.8), new Reach(2, 0.9, 0.1))))
                .isEmpty();
        assertThat(Reach.bound(List.of(new Reach(0, 0.5, 0.5)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"IMAGES, 1x28x28", "IMAGES, 3x32x32", "NOISE, 1x28x28"})
    void isMeasured(AuditResult.Ground ground, String images) {
        Shape shape = Shape.parse(images);
        Calibration calibration = Calibration.of(ground, shape);

        assertThat(calibration.shape()).isEqualTo(shape);
        assertThat(calibration.threshold()).isBetween(0.05, 0.9);
        assertThat(calibration.clean()).hasSizeGreaterThan(4).isSorted().allSatisfy(score -> assertThat(score)
                .isBetween(0.0, 1.0));
        assertThat(calibration.alarms()).isBetween(0, calibration.heldBackClean());
        assertThat(calibration.found()).isBetween(0, calibration.heldBackPatches());
    }

    /** Colour images of any size have what was measured on colour images; on noise nothing was. */
    @Test
    void othersHaveWhatIsNearest() {
        Calibration colour = Calibration.of(AuditResult.Ground.IMAGES, Shape.of(3, 224, 224));
        Calibration grey = Calibration.of(AuditResult.Ground.IMAGES, Shape.of(1, 64, 64));
        assertThat(colour.shape()).isEqualTo(Shape.of(3, 32, 32));
        assertThat(grey.shape()).isEqualTo(Shape.of(1, 28, 28));
        assertThat(grey.threshold()).isNotEqualTo(colour.threshold());
        assertThat(Calibration.of(AuditResult.Ground.NOISE, Shape.of(3, 32, 32)).shape())
                .isEqualTo(Shape.of(1, 28, 28));
    }
}
