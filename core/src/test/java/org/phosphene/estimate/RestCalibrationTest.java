package org.phosphene.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.Chance;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.stimulus.BlockNoise;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Scaling;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.StimulusSpec;

/**
 * Noise with structure has its mean and deviation measured, and z set against the rest of the trials. An observer that ignores
 * what it sees must still get z of mean 0 and deviation 1, also where nearly all trials have one answer.
 */
class RestCalibrationTest {
    private static final Shape SHAPE = Shape.of(1, 8, 8);
    private static final int TRIALS = 1500;
    private static final int RUNS = 400;

    private final Random random = new Random(5);

    /** Answers class 0 with probability {@code share}, else 1 or 2, and confidences that say nothing. */
    private ClassMeans atRandom(NoiseField field, long seed, int trials, double share, Weighting weighting) {
        AnsweredTrials answered = new AnsweredTrials(trials, field.shape().size());
        answered.cover(0, trials);
        field.stimuli(seed).noise(0, trials, answered.levels(), 0);
        random.nextBytes(answered.confidences());
        for (int t = 0; t < trials; t++) {
            double u = random.nextDouble();
            answered.labels()[t] = u < share ? 0 : u < (1 + share) / 2 ? 1 : 2;
        }
        ClassMeans means = ClassMeans.of(field, 3, weighting);
        means.accept(answered);
        return means;
    }

    /** One pixel of each of many runs, since the pixels of one run depend on each other. */
    @ParameterizedTest
    @ValueSource(doubles = {1.0 / 3, 0.95})
    void zIsStandardNormal(double share) {
        for (Weighting weighting :
                new Weighting[] {Weighting.plain(), Weighting.byConfidence(), Weighting.atLeast(0.5)}) {
            double[][] z = new double[3][RUNS];
            for (int run = 0; run < RUNS; run++) {
                NoiseField field = SmoothNoise.of(SHAPE, 1.5);
                ClassMeans means = atRandom(field, run, TRIALS, share, weighting);
                for (int c = 0; c < 3; c++) {
                    z[c][run] = means.images().of(c).orElseThrow().z()[run % 64];
                }
            }
            for (double[] sample : z) {
                assertThat(Chance.ofSample(sample, Chance.normal()::cumulativeProbability))
                        .isGreaterThan(Chance.FALSE_ALARM);
                double mean = Arrays.stream(sample).average().orElseThrow();
                double squares = Arrays.stream(sample).map(v -> v * v).average().orElseThrow();
                assertThat(Chance.ofDeviate(mean * Math.sqrt(RUNS))).isGreaterThan(Chance.FALSE_ALARM);
                assertThat(Chance.ofDeviate((squares - 1) / Math.sqrt(2.0 / RUNS)))
                        .isGreaterThan(Chance.FALSE_ALARM);
            }
        }
    }

    /** Measured mean and deviation are those of all trials, however they were answered: two passes over the levels. */
    @Test
    void momentsAreThoseOfAllTrials() {
        NoiseField field = SmoothNoise.of(SHAPE, 1.5).withScaling(Scaling.CLIPPED);
        NoiseMoments noise =
                atRandom(field, 3, TRIALS, 0.95, Weighting.plain()).images().noise();
        int[] levels = new int[TRIALS * 64];
        field.stimuli(3).noise(0, TRIALS, levels, 0);
        assertThat(noise.exact()).isFalse();
        double squares = 0;
        for (int i = 0; i < 64; i++) {
            double mean = 0;
            for (int t = 0; t < TRIALS; t++) {
                mean += field.grid().value((double) levels[t * 64 + i]) / TRIALS;
            }
            double variance = 0;
            for (int t = 0; t < TRIALS; t++) {
                variance += Math.pow(field.grid().value((double) levels[t * 64 + i]) - mean, 2) / TRIALS;
            }
            assertThat(noise.mean()[i]).isCloseTo(mean, within(1e-9));
            assertThat(noise.deviation()[i]).isCloseTo(Math.sqrt(variance), within(1e-9));
            squares += variance / 64;
        }
        assertThat(noise.averageDeviation()).isCloseTo(Math.sqrt(squares), within(1e-9));
        NoiseMoments white = atRandom(StimulusSpec.of(SHAPE, Noise.uniform()), 3, 50, 0.5, Weighting.plain())
                .images()
                .noise();
        assertThat(white.exact()).isTrue();
        assertThat(white.averageMean()).isEqualTo(0.5);
    }

    /** All trials in one class: nothing to set it against. */
    @Test
    void oneClassHasNoZ() {
        ClassificationImage image = atRandom(SmoothNoise.of(SHAPE, 1.5), 1, 200, 1, Weighting.plain())
                .images()
                .of(0)
                .orElseThrow();
        assertThat(image.z()).containsOnly(0);
        assertThat(image.peakZ()).isZero();
        assertThat(image.standardError()).doesNotContain(Double.NaN).doesNotContain(0.0);
    }

    /** A class of a single trial, and the rest of a single trial. */
    @Test
    void oneTrialOnEitherSide() {
        for (int trials = 2; trials < 12; trials++) {
            ClassMeans means = atRandom(SmoothNoise.of(SHAPE, 1.5), trials, trials, 0.7, Weighting.plain());
            assertNoNaN(means);
        }
    }

    /** Pixels that never vary: one pixel is always grey when stretched, and a block is hardly ever at a given place. */
    @Test
    void pixelsThatNeverVary() {
        NoiseField grey = SmoothNoise.of(Shape.of(1, 1, 1), 1.5);
        NoiseField block = BlockNoise.of(Shape.of(1, 28, 28), 4);
        for (NoiseField field : new NoiseField[] {grey, block}) {
            for (Weighting weighting : new Weighting[] {Weighting.plain(), Weighting.byConfidence()}) {
                ClassMeans means = atRandom(field, 1, 12, 0.5, weighting);
                assertThat(means.images().noise().deviation()).contains(0.0);
                assertNoNaN(means);
                for (ClassificationImage image : means.images().images()) {
                    for (int i = 0; i < image.z().length; i++) {
                        if (means.images().noise().deviation()[i] == 0) {
                            assertThat(image.z()[i]).isZero();
                        }
                    }
                }
            }
        }
    }

    private static void assertNoNaN(ClassMeans means) {
        ClassificationImages images = means.images();
        for (ClassificationImage image : images.images()) {
            for (double[] numbers : new double[][] {image.mean(), image.standardError(), image.z()}) {
                assertThat(Arrays.stream(numbers).allMatch(Double::isFinite)).isTrue();
            }
            images.difference(0, image.label())
                    .ifPresent(d -> assertThat(Arrays.stream(d.z()).allMatch(Double::isFinite))
                            .isTrue());
        }
    }
}
