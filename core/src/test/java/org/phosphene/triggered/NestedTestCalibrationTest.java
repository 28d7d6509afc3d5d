package org.phosphene.triggered;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.phosphene.Chance;
import org.phosphene.stimulus.Shape;

/** How often units without second-order axes are given one, over 200 recordings each. */
class NestedTestCalibrationTest {
    private static final int RUNS = 200;
    private static final double ALPHA = 0.05;
    /** p-values come in steps of 1/40. */
    private static final int PERMUTATIONS = 39;

    private record Outcome(int alarms, long[] largest, long[] smallest) {}

    private static Outcome runs(int side, long trials, Function<double[], Function<double[], Double>> unit) {
        Shape shape = Shape.of(1, side, side);
        int alarms = 0;
        long[] largest = new long[10];
        long[] smallest = new long[10];
        for (int run = 0; run < RUNS; run++) {
            double[] kernel = Units.directions(1, shape.size(), run)[0];
            Units units = Units.of(shape.size(), unit.apply(kernel));
            Recording recording = Recording.of(Units.gaussian(shape), 1000 + run, trials);
            List<Unit> all = Units.all(units, Window.whole(shape));
            AverageSums averages = AverageSums.of(recording, all);
            CovarianceSums covariances = CovarianceSums.of(recording, all, PERMUTATIONS, Long.MAX_VALUE);
            recording.run(() -> new Units(units.size(), units.functions()), List.of(averages, covariances));
            TriggeredCovariance found =
                    covariances.covariances(averages.averages(), ALPHA).get(0).orElseThrow();
            alarms += found.axes().isEmpty() ? 0 : 1;
            largest[decile(found.steps().get(0).largestP())]++;
            smallest[decile(found.steps().get(0).smallestP())]++;
        }
        return new Outcome(alarms, largest, smallest);
    }

    /** p = k / 40 with k from 1 to 40, four to a decile. */
    private static int decile(double p) {
        return (int) Math.round(p * (PERMUTATIONS + 1) - 1) / 4;
    }

    private static void assertCalibrated(Outcome outcome) {
        BinomialDistribution chance = BinomialDistribution.of(RUNS, ALPHA);
        assertThat(outcome.alarms())
                .isBetween(chance.inverseCumulativeProbability(0.0005), chance.inverseSurvivalProbability(0.0005));
        double[] even = new double[10];
        java.util.Arrays.fill(even, 0.1);
        assertThat(Chance.ofCounts(outcome.largest(), even)).isGreaterThan(0.001);
        assertThat(Chance.ofCounts(outcome.smallest(), even)).isGreaterThan(0.001);
    }

    private static Function<double[], Double> linear(double[] kernel) {
        return x -> Units.dot(kernel, x);
    }

    private static Function<double[], Double> rectified(double[] kernel) {
        return x -> Math.max(0, Units.dot(kernel, x) + 0.1);
    }

    @Test
    void linearUnitHasNoAxis() {
        assertCalibrated(runs(3, 3000, NestedTestCalibrationTest::linear));
    }

    @Test
    void rectifiedUnitHasNoAxisBesideItsAverage() {
        assertCalibrated(runs(3, 3000, NestedTestCalibrationTest::rectified));
    }

    @Tag("full")
    @Test
    void unitsThatSeeMoreHaveNone() {
        assertCalibrated(runs(8, 40_000, NestedTestCalibrationTest::linear));
        assertCalibrated(runs(8, 40_000, NestedTestCalibrationTest::rectified));
    }
}
