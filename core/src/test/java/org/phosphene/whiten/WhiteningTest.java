package org.phosphene.whiten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Contrast;
import org.phosphene.observer.LinearObserver;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.stimulus.StripeNoise;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/** Ground truth: an observer whose template is a small square, seen through noise that blurs it. */
class WhiteningTest {
    private static final Shape SHAPE = Shape.of(1, 10, 10);
    private static final int SIZE = 100;
    private static final NoiseField SMOOTH = SmoothNoise.of(SHAPE, 0.8);
    private static final long SEED = 4;

    private static double[] square() {
        double[] template = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            boolean inside = i / 10 >= 3 && i / 10 < 6 && i % 10 >= 4 && i % 10 < 7;
            template[i] = inside ? 1 : -9.0 / 91;
        }
        return template;
    }

    private static ClassificationImages maps(NoiseField field, Observer observer, long trials, int workers) {
        Plan plan = Plan.of(field, 2).withTrials(trials).withSeed(SEED);
        return TrialRunner.of(plan)
                .withWorkers(workers)
                .run(() -> observer, () -> ClassMeans.of(field, 2))
                .images();
    }

    private static double cosine(double[] a, double[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return dot / Math.sqrt(aa * bb);
    }

    @Test
    void findsTheTemplateThatTheNoiseBlurs() {
        ClassificationImages maps = maps(SMOOTH, LinearObserver.of(square(), 0), 200_000, 2);
        double[] plain = new double[SIZE];
        Arrays.setAll(
                plain, i -> maps.of(1).orElseThrow().mean()[i] - maps.noise().mean()[i]);
        Contrast whitened =
                WhitenedImages.of(SMOOTH, SEED, maps).orElseThrow().byClass().get(1);
        assertThat(cosine(plain, square())).isLessThan(0.85);
        assertThat(cosine(whitened.value(), square())).isGreaterThan(0.95);
    }

    /** Where the noise has variance in every direction and trials abound, the prior does not show: least squares. */
    @Test
    void isLeastSquaresWhereTheDataSaySo() {
        NoiseField field = SmoothNoise.of(Shape.of(1, 5, 5), 0.4);
        double[] template = new double[25];
        Arrays.setAll(template, i -> i == 7 || i == 12 ? 1 : -2.0 / 23);
        Observer observer = LinearObserver.of(template, 0);
        long trials = 100_000;
        Plan plan = Plan.of(field, 2).withTrials(trials).withSeed(SEED);
        ClassificationImages maps = TrialRunner.of(plan)
                .run(() -> observer, () -> ClassMeans.of(field, 2))
                .images();
        double[] squares = leastSquares(field, observer, trials, maps.counts().get(1));
        double[] value = WhitenedImages.of(field, SEED, maps)
                .orElseThrow()
                .byClass()
                .get(1)
                .value();
        // the covariance is measured on 20 000 of the trials, which moves each direction by about a percent
        assertThat(cosine(value, squares)).isGreaterThan(0.99);
    }

    /** Eq. 5 in plain double arithmetic, on centred stimuli and answers. */
    private static double[] leastSquares(NoiseField field, Observer observer, long trials, long answered) {
        int size = field.shape().size();
        DMatrixRMaj products = new DMatrixRMaj(size, size);
        DMatrixRMaj right = new DMatrixRMaj(size, 1);
        Stimuli stimuli = field.stimuli(SEED);
        int[] levels = new int[size];
        float[] shown = new float[size];
        int[] label = new int[1];
        double share = (double) answered / trials;
        for (long t = 0; t < trials; t++) {
            stimuli.noise(t, levels, 0);
            stimuli.show(levels, 0, Stimuli.NO_SIGNAL, shown, 0);
            observer.label(shown, 1, label);
            for (int i = 0; i < size; i++) {
                right.add(i, 0, (shown[i] - 0.5) * (label[0] - share));
                for (int j = 0; j < size; j++) {
                    products.add(i, j, (shown[i] - 0.5) * (shown[j] - 0.5));
                }
            }
        }
        DMatrixRMaj solution = new DMatrixRMaj(size, 1);
        CommonOps_DDRM.solve(products, right, solution);
        return solution.getData();
    }

    @Test
    void covarianceIsThatOfTheNoise() {
        FieldCovariance covariance = FieldCovariance.of(SMOOTH, SEED, 1000);
        assertThat(covariance.trials()).isEqualTo(1000);
        Stimuli stimuli = SMOOTH.stimuli(SEED);
        int[] levels = new int[SIZE];
        double[][] values = new double[1000][SIZE];
        for (int t = 0; t < 1000; t++) {
            stimuli.noise(t, levels, 0);
            for (int i = 0; i < SIZE; i++) {
                values[t][i] = SMOOTH.grid().value(levels[i]);
            }
        }
        for (int[] pair : new int[][] {{0, 0}, {3, 99}, {44, 45}, {99, 99}}) {
            double a =
                    Arrays.stream(values).mapToDouble(v -> v[pair[0]]).average().orElseThrow();
            double b =
                    Arrays.stream(values).mapToDouble(v -> v[pair[1]]).average().orElseThrow();
            double expected = Arrays.stream(values)
                    .mapToDouble(v -> (v[pair[0]] - a) * (v[pair[1]] - b))
                    .average()
                    .orElseThrow();
            assertThat(covariance.channels().get(0).get(pair[0], pair[1])).isCloseTo(expected, within(1e-9));
        }
    }

    /** Answers that do not depend on the stimulus leave nothing, or z of no more than chance. */
    @Test
    void chanceStaysChance() {
        SplittableRandom coin = new SplittableRandom(1);
        Observer blind = (stimuli, count, labels) -> Arrays.setAll(labels, t -> coin.nextInt(2));
        ClassificationImages maps = maps(SMOOTH, blind, 20_000, 1);
        for (Contrast map :
                WhitenedImages.of(SMOOTH, SEED, maps).orElseThrow().byClass().values()) {
            assertThat(Arrays.stream(map.z()).map(Math::abs).max().orElseThrow())
                    .isLessThan(5);
        }
    }

    @Test
    void sameBitsOnAnyNumberOfThreads() {
        Observer observer = LinearObserver.of(square(), 0);
        Contrast one = WhitenedImages.of(SMOOTH, SEED, maps(SMOOTH, observer, 5000, 1))
                .orElseThrow()
                .byClass()
                .get(0);
        Contrast two = WhitenedImages.of(SMOOTH, SEED, maps(SMOOTH, observer, 5000, 2))
                .orElseThrow()
                .byClass()
                .get(0);
        assertThat(two.value()).isEqualTo(one.value());
        assertThat(two.z()).isEqualTo(one.z());
    }

    /** Noise of ten independent rows has no variance in ninety directions, and one class only departs from nothing. */
    @Test
    void directionsWithoutVarianceAndSingleClassesGiveNumbers() {
        NoiseField stripes = StripeNoise.of(SHAPE, StripeNoise.Lines.ROWS);
        ClassificationImages maps = maps(stripes, LinearObserver.of(square(), 0), 4000, 1);
        WhitenedImages.of(stripes, SEED, maps).orElseThrow().byClass().values().forEach(map -> {
            assertThat(map.value()).doesNotContain(Double.NaN);
            assertThat(map.z()).doesNotContain(Double.NaN);
        });
        ClassificationImages single =
                maps(SMOOTH, (stimuli, count, labels) -> Arrays.fill(labels, 0, count, 1), 500, 1);
        WhitenedImages white = WhitenedImages.of(SMOOTH, SEED, single).orElseThrow();
        assertThat(white.rows()[0]).isNull();
        assertThat(white.rows()[1]).containsOnly(0);
    }

    @Test
    void whiteNoiseAndLargeImagesAreLeftAlone() {
        NoiseField white = StimulusSpec.of(SHAPE, Noise.uniform());
        ClassificationImages maps = maps(white, LinearObserver.of(square(), 0), 200, 1);
        assertThat(WhitenedImages.of(white, SEED, maps)).isEmpty();
        NoiseField large = SmoothNoise.of(Shape.of(1, 41, 41), 1);
        assertThat(WhitenedImages.of(large, SEED, maps)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldCovariance.of(large, SEED, 10))
                .withMessageContaining("at most 1600 pixels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Whitening.of(FieldCovariance.of(SmoothNoise.of(Shape.of(1, 5, 5), 1), SEED, 10))
                        .maps(maps))
                .withMessageContaining("maps of 1x10x10");
    }
}
