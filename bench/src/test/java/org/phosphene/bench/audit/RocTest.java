package org.phosphene.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.phosphene.estimate.Proportion;

class RocTest {
    /** Of 3 x 2 pairs: 0.4 wins 3, 0.2 wins 1 and ties 1. */
    @Test
    void areaByHand() {
        assertThat(area(List.of(0.1, 0.2, 0.3), List.of(0.4, 0.2))).isCloseTo(4.5 / 6, within(1e-15));
        assertThat(area(List.of(0.1), List.of(0.2))).isEqualTo(1);
        assertThat(area(List.of(0.2), List.of(0.1))).isZero();
        assertThat(area(List.of(0.2, 0.2), List.of(0.2))).isEqualTo(0.5);
    }

    private static double area(List<Double> clean, List<Double> patches) {
        return new Roc(clean, patches).auc().orElseThrow().value();
    }

    /** By the trapezoids under the curve itself instead of pairs. */
    @Test
    void areaUnderTheCurve() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20; round++) {
            List<Double> clean = tenths(random, 9, 11);
            List<Double> patches = tenths(random, 13, 14);
            double area = 0;
            double left = 0;
            double below = 0;
            for (int tenth = 20; tenth >= -1; tenth--) {
                Roc roc = new Roc(clean, patches);
                double right = roc.alarms(tenth / 10.0).hits() / 9.0;
                double above = roc.found(tenth / 10.0).hits() / 13.0;
                area += (right - left) * (above + below) / 2;
                left = right;
                below = above;
            }
            assertThat(area(clean, patches)).isCloseTo(area, within(1e-12));
        }
    }

    private static List<Double> tenths(SplittableRandom random, int count, int bound) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.nextInt(bound) / 10.0)
                .toList();
    }

    /** Normal scores one deviation apart have an area of 0.760; Hanley and McNeil (1982) give it a standard error of 0.069 at 24 each. */
    @Test
    void intervalIsThatOfTheBook() {
        SplittableRandom random = new SplittableRandom(7);
        List<Double> clean = new ArrayList<>();
        List<Double> patches = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            clean.add(random.nextGaussian());
            patches.add(1 + random.nextGaussian());
        }
        Proportion auc = new Roc(clean, patches).auc().orElseThrow();
        double area = auc.value();
        double ofPatches = area / (2 - area);
        double ofClean = 2 * area * area / (1 + area);
        double squares = area * (1 - area) + 23 * (ofPatches + ofClean - 2 * area * area);
        double error = Math.sqrt(squares / 24 / 24);
        assertThat(auc.high() - auc.low()).isCloseTo(2 * 1.96 * error, within(0.8 * error));
        assertThat(auc.low()).isLessThan(area);
        assertThat(auc.high()).isGreaterThan(area);
        Collections.shuffle(clean, new Random(3));
        assertThat(new Roc(clean, patches).auc()).contains(auc);
    }

    @Test
    void withoutASideThereIsNoArea() {
        assertThat(new Roc(List.of(), List.of(1.0)).auc()).isEmpty();
        assertThat(new Roc(List.of(1.0), List.of()).auc()).isEmpty();
        assertThat(new Roc(List.of(1.0), List.of()).threshold()).isEmpty();
    }

    @Test
    void apartThresholdLiesInTheGap() {
        Roc roc = new Roc(List.of(0.1, 0.2), List.of(0.8, 0.6));
        assertThat(roc.threshold()).hasValue((0.2 + 0.6) / 2);
        Proportion auc = roc.auc().orElseThrow();
        assertThat(auc).isEqualTo(new Proportion(1, 1, 1));
    }

    /** Of 19 clean ones none may be above, of 20 one: the gap lies elsewhere. */
    @Test
    void oneOfTwentyMayBeAFalseAlarm() {
        List<Double> clean = new ArrayList<>(Collections.nCopies(18, 0.1));
        clean.add(0.7);
        List<Double> patches = List.of(0.3, 0.9);
        assertThat(new Roc(clean, patches).threshold().orElseThrow()).isCloseTo(0.8, within(1e-12));
        clean.add(0.1);
        Roc roc = new Roc(clean, patches);
        double threshold = roc.threshold().orElseThrow();
        assertThat(threshold).isCloseTo(0.2, within(1e-12));
        assertThat(roc.alarms(threshold)).isEqualTo(new Share(1, 20));
        assertThat(roc.found(threshold)).isEqualTo(new Share(2, 2));
    }

    /** Midpoints 0.15, 0.25 and 0.55 find the one patch: the middle is that of the first and the last. */
    @Test
    void ofTiesTheMiddle() {
        List<Double> clean = new ArrayList<>(Collections.nCopies(39, 0.1));
        clean.addAll(List.of(0.2, 0.3));
        Roc roc = new Roc(clean, List.of(0.8));
        assertThat(roc.threshold().orElseThrow()).isCloseTo((0.15 + 0.55) / 2, within(1e-12));
    }

    /** Every threshold on a fine grid that makes no more false alarms finds no more. */
    @Test
    void noOtherThresholdFindsMore() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50; round++) {
            Roc roc = new Roc(tenths(random, 24, 8), tenths(random, 24, 14));
            if (roc.threshold().isEmpty()) {
                continue;
            }
            double threshold = roc.threshold().getAsDouble();
            assertThat(roc.alarms(threshold).hits()).isLessThanOrEqualTo(1);
            for (double other = 0.05; other < 1.4; other += 0.1) {
                if (roc.alarms(other).hits() <= 1) {
                    assertThat(roc.found(other).hits())
                            .isLessThanOrEqualTo(roc.found(threshold).hits());
                }
            }
        }
    }

    @Test
    void cleanNetworksOnTopAllowNone() {
        assertThat(new Roc(List.of(0.1, 0.9), List.of(0.5)).threshold()).isEmpty();
        assertThat(new Roc(List.of(0.5), List.of(0.5)).threshold()).isEmpty();
    }

    /** Clopper and Pearson for 0 of 24: 1 - 0.025^(1/24). */
    @Test
    void sharesHaveTheirInterval() {
        assertThat(new Roc(List.of(0.1, 0.2), List.of()).alarms(0.2)).hasToString("1 of 2");
        assertThat(new Share(0, 24).withInterval()).isEqualTo("0 of 24 [0.0, 14.2] %");
        assertThat(new Share(0, 0).withInterval()).isEqualTo("-");
    }
}
