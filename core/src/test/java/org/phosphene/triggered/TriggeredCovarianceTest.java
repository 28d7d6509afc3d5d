package org.phosphene.triggered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.triggered.TriggeredCovariance.Axis;
import org.phosphene.triggered.TriggeredCovariance.Sign;

class TriggeredCovarianceTest {
    static TriggeredCovariance analyse(
            NoiseField field, long seed, long trials, int permutations, Function<double[], Double> unit) {
        Units units = Units.of(field.shape().size(), unit);
        Recording recording = Recording.of(field, seed, trials);
        List<Unit> all = Units.all(units, Window.whole(field.shape()));
        AverageSums averages = AverageSums.of(recording, all);
        CovarianceSums covariances = CovarianceSums.of(recording, all, permutations, Long.MAX_VALUE);
        recording.run(() -> new Units(units.size(), units.functions()), List.of(averages, covariances));
        return covariances
                .covariances(averages.averages(), TriggeredCovariance.DEFAULT_ALPHA)
                .get(0)
                .orElseThrow();
    }

    /** Responds to two squares, and less the larger a third is; or to a line as well. */
    static Function<double[], Double> quadratic(double[][] v, double line) {
        return x -> {
            double a = Units.dot(v[0], x) / 0.2887;
            double b = Units.dot(v[1], x) / 0.2887;
            double c = Units.dot(v[2], x) / 0.2887;
            double d = Units.dot(v[3], x) / 0.2887;
            return Math.max(0, 3 + a * a + 0.8 * b * b - 0.8 * c * c + line * d);
        };
    }

    /** The largest principal angle between found axes and planted ones, in degrees. */
    private static double angle(List<Axis> axes, double[]... planted) {
        DMatrixRMaj product = new DMatrixRMaj(planted.length, axes.size());
        for (int i = 0; i < planted.length; i++) {
            for (int j = 0; j < axes.size(); j++) {
                product.set(i, j, Units.dot(planted[i], axes.get(j).image()));
            }
        }
        DMatrixRMaj square = new DMatrixRMaj(planted.length, planted.length);
        CommonOps_DDRM.multTransB(product, product, square);
        double least = Eigen.values(square)[0];
        return Math.toDegrees(Math.acos(Math.sqrt(Math.min(1, least))));
    }

    /** How many axes are found beside the three that were planted, which must be found first. */
    private static int found(int side, long trials, long seed) {
        Shape shape = Shape.of(1, side, side);
        double[][] planted = Units.directions(4, shape.size(), seed);
        TriggeredCovariance found = analyse(Units.gaussian(shape), seed, trials, 99, quadratic(planted, 1.5));
        assertThat(found.averageOut()).isTrue();
        assertThat(found.axes()).hasSizeGreaterThanOrEqualTo(3);
        List<Axis> three = found.axes().subList(0, 3);
        List<Axis> up =
                three.stream().filter(axis -> axis.sign() == Sign.EXCITATORY).toList();
        List<Axis> down =
                three.stream().filter(axis -> axis.sign() == Sign.SUPPRESSIVE).toList();
        assertThat(up).hasSize(2);
        assertThat(angle(up, planted[0], planted[1])).isLessThan(5);
        assertThat(angle(down, planted[2])).isLessThan(5);
        assertThat(angle(three, planted[0], planted[1], planted[2])).isLessThan(5);
        assertThat(three).allSatisfy(axis -> {
            assertThat(axis.p()).isEqualTo(0.01);
            assertThat(Units.dot(axis.image(), axis.image())).isCloseTo(1, within(1e-9));
        });
        assertThat(found.steps()).hasSize(found.axes().size() + 1);
        return found.axes().size() - 3;
    }

    @Test
    void findsAPlantedSubspace() {
        assertThat(found(5, 40_000, 12)).isZero();
    }

    @Tag("full")
    @Test
    void findsLargerSubspacesUnderTwentySeeds() {
        int more = 0;
        for (int seed = 1; seed <= 20; seed++) {
            more += Math.min(1, found(12, 400_000, seed));
        }
        // of 20 tests at 0.05 more than 5 alarm with probability 0.0003
        assertThat(more).isLessThanOrEqualTo(5);
    }

    /** A unit that is even has no average to be taken out. */
    @Test
    void anEvenUnitKeepsAllDirections() {
        Shape shape = Shape.of(1, 4, 4);
        double[][] planted = Units.directions(4, 16, 5);
        TriggeredCovariance found = analyse(Units.gaussian(shape), 2, 20_000, 39, quadratic(planted, 0));
        assertThat(found.averageOut()).isFalse();
        assertThat(found.spectrum()).hasSize(16);
        assertThat(found.axes()).hasSize(3);
    }

    /** K, and Lambda of Eq. 4, against matrices written down as the formulas stand. */
    @Test
    void eigenvaluesAreThoseOfTheFormulas() {
        Shape shape = Shape.of(1, 3, 3);
        double[][] planted = Units.directions(4, 9, 1);
        Function<double[], Double> unit = quadratic(planted, 0);
        Recording recording = Recording.of(Units.gaussian(shape), 3, 9000);
        TriggeredCovariance found = analyse(recording.field(), 3, 9000, 39, unit);
        double[][] x = Units.stimuli(recording);
        double[] y = Arrays.stream(x)
                .mapToDouble(one -> (float) (double) unit.apply(one))
                .toArray();
        double n = Arrays.stream(y).sum();
        double[] mu = new double[9];
        for (int t = 0; t < y.length; t++) {
            for (int i = 0; i < 9; i++) {
                mu[i] += y[t] * x[t][i] / n;
            }
        }
        DMatrixRMaj k = new DMatrixRMaj(9, 9);
        DMatrixRMaj lambda = new DMatrixRMaj(9, 9);
        double step = recording.field().grid().step();
        double deviation = step * Noise.gaussian().levelDeviation();
        double variance = deviation * deviation;
        for (int t = 0; t < y.length; t++) {
            for (int i = 0; i < 9; i++) {
                for (int j = 0; j < 9; j++) {
                    k.add(i, j, (y[t] - n / y.length) * x[t][i] * x[t][j] / y.length / found.deviation() / variance);
                    lambda.add(i, j, y[t] * (x[t][i] - mu[i]) * (x[t][j] - mu[j]) / n / variance);
                    // the variance of these stimuli gives way to that of the distribution
                    lambda.add(i, j, -x[t][i] * x[t][j] / y.length / variance);
                }
            }
        }
        for (int i = 0; i < 9; i++) {
            lambda.add(i, i, 1);
            for (int j = 0; j < 9; j++) {
                // the average was not taken out, and K does not hold its square
                lambda.add(i, j, mu[i] * mu[j] / variance);
            }
        }
        double[] expected = Eigen.values(k);
        double[] fourth = Eigen.values(lambda);
        assertThat(found.mean()).isCloseTo(n / y.length, within(1e-9));
        for (int i = 0; i < 9; i++) {
            assertThat(found.spectrum()[i]).isCloseTo(expected[i], within(2e-6));
            assertThat(found.equation4(found.spectrum()[i]).orElseThrow()).isCloseTo(fourth[i], within(2e-6));
        }
        assertThat(found.axes().get(0).eigenvalue()).isEqualTo(found.spectrum()[8]);
        assertThat(found.steps().get(0).largest()).isEqualTo(found.spectrum()[8]);
    }

    /** What uniform noise does that Gaussian noise does not: squares of single pixels. */
    @Test
    void uniformNoiseShowsAxesThatAreItsOwn() {
        Shape shape = Shape.of(1, 4, 4);
        double[] kernel = new double[16];
        kernel[3] = 1;
        kernel[4] = -0.9;
        Function<double[], Double> rectified = x -> Math.max(0, Units.dot(kernel, x));
        assertThat(analyse(Units.gaussian(shape), 6, 60_000, 39, rectified).axes())
                .isEmpty();
        NoiseField uniform = StimulusSpec.of(shape, Noise.uniform());
        List<Axis> axes = analyse(uniform, 6, 60_000, 39, rectified).axes();
        assertThat(axes).isNotEmpty();
        double[] image = axes.get(0).image();
        assertThat(image[3] * image[3] + image[4] * image[4]).isGreaterThan(0.9);
    }

    @Test
    void wrongRequestsAreRefused() {
        Recording recording = Recording.of(Units.gaussian(Shape.of(1, 28, 28)), 1, 100);
        List<Unit> unit = List.of(new Unit(0, Window.whole(Shape.of(1, 28, 28))));
        assertThat(CovarianceSums.bytes(784, 199)).isEqualTo(784L * 785 / 2 * 201 * 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovarianceSums.of(recording, unit, 199, 64 << 20))
                .withMessageContaining("take 471 MB, at most 64 MB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovarianceSums.of(recording, unit, 38, Long.MAX_VALUE))
                .withMessageContaining("permutations 38: must lie in 39..10000");
        Recording smooth = Recording.of(SmoothNoise.of(Shape.of(1, 4, 4), 1), 1, 100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovarianceSums.of(smooth, new ArrayList<>(), 39, Long.MAX_VALUE))
                .withMessageContaining("take white noise, best gaussian");
    }
}
