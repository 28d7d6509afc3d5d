package org.phosphene.triggered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.ejml.data.DMatrixRMaj;
import org.phosphene.triggered.TriggeredCovariance.Axis;
import org.phosphene.triggered.TriggeredCovariance.Sign;
import org.phosphene.triggered.TriggeredCovariance.Step;

/** Finds the significant axes of one unit; the test is told of in {@link TriggeredCovariance}. */
final class NestedTest {
    /** Above this the average is chance, and taking it out would only cost a direction. */
    private static final double AVERAGE_P = 0.001;

    private static final int MOST_AXES = 16;

    private final WindowProducts products;
    private final TriggeredAverage average;
    private final double variance;
    private final int permutations;
    private final double alpha;
    private final List<Reflection> out = new ArrayList<>();
    private final List<Axis> axes = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    private NestedTest(
            TriggeredAverage average, WindowProducts products, double variance, int permutations, double alpha) {
        this.average = average;
        this.products = products;
        this.variance = variance;
        this.permutations = permutations;
        this.alpha = alpha;
    }

    /**
     * @throws IllegalArgumentException if alpha cannot be reached with so few permutations
     */
    static TriggeredCovariance of(
            TriggeredAverage average, WindowProducts products, double variance, int permutations, double alpha) {
        if (!(alpha > 0 && alpha < 1) || 2 > alpha * (permutations + 1)) {
            throw new IllegalArgumentException("alpha " + alpha + " with " + permutations
                    + " permutations: must lie between 2 / (permutations + 1) and 1");
        }
        return new NestedTest(average, products, variance, permutations, alpha).test();
    }

    private TriggeredCovariance test() {
        double[] z = average.kernel().orElseThrow().z();
        double[] kernel = average.kernel().orElseThrow().value();
        boolean beyond = ChiSquaredDistribution.of(z.length)
                        .survivalProbability(
                                Arrays.stream(z).map(value -> value * value).sum())
                < AVERAGE_P;
        if (beyond) {
            out.add(Reflection.of(kernel));
        }
        Eigen seen = Eigen.of(matrix(-1));
        double[] spectrum = seen.values();
        while (accept(seen) && axes.size() < MOST_AXES && seen.values().length > 2) {
            seen = Eigen.of(matrix(-1));
        }
        return new TriggeredCovariance(
                average.unit(),
                average.window(),
                average.shape(),
                average.trials(),
                permutations,
                alpha,
                average.mean(),
                average.deviation(),
                average.least(),
                beyond,
                spectrum,
                axes,
                steps);
    }

    /** K, without all that was taken out. */
    private DMatrixRMaj matrix(int permutation) {
        DMatrixRMaj matrix = products.covariance(permutation, average.mean(), average.deviation(), variance);
        for (Reflection one : out) {
            matrix = one.without(matrix);
        }
        return matrix;
    }

    /** Makes one test; whether it found an axis. */
    private boolean accept(Eigen seen) {
        double[] largest = new double[permutations];
        double[] smallest = new double[permutations];
        for (int p = 0; p < permutations; p++) {
            double[] values = Eigen.values(matrix(p));
            smallest[p] = values[0];
            largest[p] = values[values.length - 1];
        }
        End up = End.of(seen.values()[seen.values().length - 1], largest, 1, alpha);
        End down = End.of(seen.values()[0], smallest, -1, alpha);
        steps.add(new Step(up.value(), up.p(), up.bound(), down.value(), down.p(), down.bound()));
        boolean upward = up.p() <= alpha / 2;
        boolean downward = down.p() <= alpha / 2;
        if (!upward && !downward) {
            return false;
        }
        boolean first = upward && (!downward || up.distance() >= down.distance());
        double[] vector = first ? seen.ofLargest() : seen.ofLeast();
        End end = first ? up : down;
        axes.add(new Axis(first ? Sign.EXCITATORY : Sign.SUPPRESSIVE, end.value(), end.p(), image(vector)));
        out.add(Reflection.of(vector));
        return true;
    }

    /** A direction among those that are left, as an image. */
    private double[] image(double[] vector) {
        double[] image = vector;
        for (int k = out.size() - 1; k >= 0; k--) {
            image = out.get(k).back(image);
        }
        int peak = 0;
        for (int i = 1; i < image.length; i++) {
            peak = Math.abs(image[i]) > Math.abs(image[peak]) ? i : peak;
        }
        double sign = Math.signum(image[peak]);
        return Arrays.stream(image).map(value -> sign * value).toArray();
    }

    /**
     * One end of a spectrum against chance.
     *
     * @param bound what chance passes with probability alpha / 2
     * @param distance from chance, in its deviations
     */
    private record End(double value, double p, double bound, double distance) {
        static End of(double value, double[] chance, int side, double alpha) {
            double[] outward =
                    Arrays.stream(chance).map(one -> side * one).sorted().toArray();
            long beyond =
                    Arrays.stream(outward).filter(one -> one >= side * value).count();
            double mean = Arrays.stream(outward).average().orElseThrow();
            double spread = Math.sqrt(Arrays.stream(outward)
                    .map(one -> (one - mean) * (one - mean))
                    .average()
                    .orElseThrow());
            // significant is what at most rank - 1 of the permuted pass
            int rank = (int) Math.floor(alpha / 2 * (chance.length + 1) + 1e-9);
            double bound = side * outward[chance.length - rank];
            double distance = (side * value - mean) / Math.max(spread, Double.MIN_NORMAL);
            return new End(value, (1.0 + beyond) / (chance.length + 1), bound, distance);
        }
    }
}
