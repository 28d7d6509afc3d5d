package org.phosphene.triggered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.phosphene.Chance;
import org.phosphene.estimate.Contrast;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.StimulusSpec;

/** Ground truth: units whose kernel is known. */
class TriggeredAverageTest {
    private static final Shape SHAPE = Shape.of(2, 4, 5);
    private static final NoiseField UNIFORM = StimulusSpec.of(SHAPE, Noise.uniform());
    private static final Window WHOLE = Window.whole(SHAPE);
    private static final double[] KERNEL = Units.directions(1, 40, 3)[0];

    private static final Units UNITS = Units.of(
            40,
            x -> Units.dot(KERNEL, x),
            x -> Math.max(0, Units.dot(KERNEL, x)),
            x -> 7.25,
            x -> Math.tanh(5 * Units.dot(KERNEL, x) - 1));

    @Test
    void kernelOfALinearUnitIsItsOwn() {
        Contrast kernel = Units.averages(Recording.of(UNIFORM, 1, 100_000), UNITS, WHOLE)
                .get(0)
                .kernel()
                .orElseThrow();
        assertThat(kernel.shape()).isEqualTo(SHAPE);
        // (estimate - truth) / error is standard normal
        double square = 0;
        for (int i = 0; i < 40; i++) {
            double z = (kernel.value()[i] - KERNEL[i]) / kernel.standardError()[i];
            square += z * z;
        }
        assertThat(ChiSquaredDistribution.of(40).survivalProbability(square)).isGreaterThan(Chance.FALSE_ALARM);
        assertThat(ChiSquaredDistribution.of(40).cumulativeProbability(square)).isGreaterThan(Chance.FALSE_ALARM);
        assertThat(Units.cosine(kernel.value(), KERNEL)).isGreaterThan(0.998);
    }

    @Test
    void rectifiedAndSaturatedUnitsHaveTheSameKernel() {
        List<TriggeredAverage> all = Units.averages(Recording.of(UNIFORM, 2, 100_000), UNITS, WHOLE);
        assertThat(Units.cosine(all.get(1).kernel().orElseThrow().value(), KERNEL))
                .isGreaterThan(0.997);
        assertThat(Units.cosine(all.get(1).average().orElseThrow().value(), KERNEL))
                .isGreaterThan(0.997);
        assertThat(Units.cosine(all.get(3).kernel().orElseThrow().value(), KERNEL))
                .isGreaterThan(0.997);
        // responses below 0 are no weights
        assertThat(all.get(3).average()).isEmpty();
        assertThat(all.get(0).average()).isEmpty();
    }

    @Test
    void unitThatNeverChangesHasNoMap() {
        TriggeredAverage silent =
                Units.averages(Recording.of(UNIFORM, 1, 100), UNITS, WHOLE).get(2);
        assertThat(silent.isSilent()).isTrue();
        assertThat(silent.deviation()).isZero();
        assertThat(silent.mean()).isEqualTo(7.25);
        assertThat(silent.average()).isEmpty();
        assertThat(silent.filter()).isEmpty();
    }

    /** Against sums written down as the formulas stand, over a window, with a last episode that is not full. */
    @Test
    void mapsAreThoseOfTheFormulas() {
        Recording recording = Recording.of(UNIFORM, 5, 4100);
        Window window = new Window(1, 2, 3, 2);
        TriggeredAverage average = Units.averages(recording, UNITS, window).get(1);
        double[][] x = Units.stimuli(recording);
        double[] y = Arrays.stream(x)
                .mapToDouble(one -> Math.max(0, Units.dot(KERNEL, one)))
                .map(value -> (float) value)
                .toArray();
        double n = Arrays.stream(y).sum();
        double meanY = n / y.length;
        assertThat(average.mean()).isCloseTo(meanY, within(1e-12));
        assertThat(average.trials()).isEqualTo(4100);
        assertThat(average.shape()).isEqualTo(Shape.of(2, 3, 2));
        for (int c = 0; c < 2; c++) {
            for (int r = 0; r < 3; r++) {
                for (int k = 0; k < 2; k++) {
                    int pixel = c * 20 + (r + 1) * 5 + k + 2;
                    int at = c * 6 + r * 2 + k;
                    double mean = Arrays.stream(x)
                            .mapToDouble(one -> one[pixel])
                            .average()
                            .orElseThrow();
                    double mu = 0;
                    double xy = 0;
                    double xx = 0;
                    double yy = 0;
                    for (int t = 0; t < y.length; t++) {
                        mu += y[t] * x[t][pixel] / n;
                        xy += (x[t][pixel] - mean) * (y[t] - meanY);
                        xx += (x[t][pixel] - mean) * (x[t][pixel] - mean);
                        yy += (y[t] - meanY) * (y[t] - meanY);
                    }
                    double spread = 0;
                    for (int t = 0; t < y.length; t++) {
                        spread += y[t] * y[t] * (x[t][pixel] - mu) * (x[t][pixel] - mu);
                    }
                    Contrast sta = average.average().orElseThrow();
                    Contrast kernel = average.kernel().orElseThrow();
                    assertThat(sta.value()[at]).isCloseTo(mu - mean, within(1e-12));
                    assertThat(sta.standardError()[at])
                            .isCloseTo(Math.sqrt(spread * y.length / (y.length - 1.0)) / n, within(1e-12));
                    assertThat(kernel.value()[at]).isCloseTo(xy / xx, within(1e-12));
                    double r2 = xy * xy / (xx * yy);
                    assertThat(kernel.standardError()[at])
                            .isCloseTo(Math.sqrt(yy / xx * (1 - r2) / (y.length - 2)), within(1e-12));
                    assertThat(kernel.z()[at])
                            .isCloseTo(Math.signum(xy) * Math.sqrt(r2 * (y.length - 1)), within(1e-9));
                }
            }
        }
    }

    /** Eq. 5 against another solver on all stimuli at once. */
    @Test
    void whitenedAverageIsLeastSquares() {
        NoiseField smooth = SmoothNoise.of(SHAPE, 0.6);
        Recording recording = Recording.of(smooth, 9, 5000);
        TriggeredAverage average = Units.averages(recording, UNITS, WHOLE).get(3);
        double[][] x = Units.stimuli(recording);
        DMatrixRMaj design = new DMatrixRMaj(x.length, 41);
        DMatrixRMaj y = new DMatrixRMaj(x.length, 1);
        for (int t = 0; t < x.length; t++) {
            System.arraycopy(x[t], 0, design.data, t * 41, 40);
            design.set(t, 40, 1);
            y.set(t, 0, (float) Math.tanh(5 * Units.dot(KERNEL, x[t]) - 1));
        }
        DMatrixRMaj solution = new DMatrixRMaj(41, 1);
        // not square, so a QR decomposition
        assertThat(CommonOps_DDRM.solve(design, y, solution)).isTrue();
        Contrast whitened = average.whitened().orElseThrow();
        assertThat(average.filter()).contains(whitened);
        double largest = Arrays.stream(whitened.value()).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < 40; i++) {
            assertThat(whitened.value()[i]).isCloseTo(solution.get(i, 0), within(1e-6 * largest));
        }
        assertThat(Units.cosine(whitened.value(), KERNEL)).isGreaterThan(0.98);
        assertThat(Units.cosine(average.kernel().orElseThrow().value(), KERNEL)).isLessThan(0.95);
        // errors: the truth is as far away as they say
        double scale = Units.dot(whitened.value(), KERNEL);
        double square = 0;
        for (int i = 0; i < 40; i++) {
            double z = (whitened.value()[i] - scale * KERNEL[i]) / whitened.standardError()[i];
            square += z * z;
        }
        assertThat(ChiSquaredDistribution.of(39).survivalProbability(square)).isGreaterThan(Chance.FALSE_ALARM);
        assertThat(ChiSquaredDistribution.of(39).cumulativeProbability(square)).isGreaterThan(Chance.FALSE_ALARM);
    }

    @Test
    void noiseWithoutVarianceInSomeDirectionIsRefused() {
        Recording few = Recording.of(SmoothNoise.of(SHAPE, 0.6), 1, 30);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.averages(few, UNITS, WHOLE))
                .withMessageContaining("too few trials (30 for 40 values)");
    }

    @Test
    void wrongUnitsAreRefused() {
        Recording recording = Recording.of(UNIFORM, 1, 100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AverageSums.of(recording, List.of()))
                .withMessageContaining("at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AverageSums.of(recording, List.of(new Unit(0, WHOLE), new Unit(0, WHOLE))))
                .withMessageContaining("none twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AverageSums.of(recording, List.of(new Unit(0, new Window(2, 0, 3, 5)))))
                .withMessageContaining("does not lie within stimuli of 2x4x5");
        AverageSums sums = AverageSums.of(recording, List.of(new Unit(4, WHOLE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recording.run(() -> UNITS, List.of(sums)))
                .withMessageContaining("4 units respond, unit 4 is to be analysed");
        assertThatIllegalArgumentException().isThrownBy(() -> new Unit(-1, WHOLE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(0, 0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Recording.of(UNIFORM, 1, 1));
    }
}
