package org.phosphene.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.stimulus.Grid;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.stimulus.WhiteNoise;

class ClassMeansTest {
    private static ClassMeans means(Experiment experiment, Weighting weighting) {
        ClassMeans means = ClassMeans.of(experiment.stimulus(), Experiment.CLASSES, weighting);
        means.accept(experiment.answered());
        return means;
    }

    /** Against two passes over the values in double precision. */
    @ParameterizedTest
    @EnumSource
    void asTwoPasses(Noise.Kind kind) {
        Experiment experiment = Experiment.of(Noise.of(kind, 0.4, 0.7), 900, 5);
        Grid grid = experiment.stimulus().field().grid();
        for (Weighting weighting :
                new Weighting[] {Weighting.plain(), Weighting.byConfidence(), Weighting.atLeast(0.3)}) {
            ClassificationImage image =
                    means(experiment, weighting).images().of(1).orElseThrow();
            int[] chosen = IntStream.range(0, experiment.trials())
                    .filter(t -> experiment.labels()[t] == 1)
                    .filter(t -> weighting.weight(experiment.confidences()[t] & 0xff) > 0)
                    .toArray();
            double[] w = Arrays.stream(chosen)
                    .mapToDouble(t -> weighting.weight(experiment.confidences()[t] & 0xff))
                    .toArray();
            for (int i = 0; i < image.mean().length; i++) {
                int pixel = i;
                double[] levels = Arrays.stream(chosen)
                        .mapToDouble(t -> experiment.levels()[t][pixel])
                        .toArray();
                double[] expected = twoPasses(levels, w);
                assertThat(image.mean()[i]).isCloseTo(grid.value(expected[0]), within(1e-12));
                assertThat(image.standardError()[i])
                        .isCloseTo(grid.step() * expected[1], Percentage.withPercentage(1e-10));
            }
            assertThat(image.trials()).isEqualTo(chosen.length);
        }
    }

    /** Weighted mean and its standard error. */
    private static double[] twoPasses(double[] x, double[] w) {
        double weights = Arrays.stream(w).sum();
        double mean = IntStream.range(0, x.length).mapToDouble(k -> w[k] * x[k]).sum() / weights;
        double spread = IntStream.range(0, x.length)
                .mapToDouble(k -> w[k] * w[k] * (x[k] - mean) * (x[k] - mean))
                .sum();
        return new double[] {mean, Math.sqrt(spread * x.length / (x.length - 1)) / weights};
    }

    @Test
    void classWithoutTrialsHasNoImage() {
        ClassificationImages images =
                means(Experiment.of(Noise.uniform(), 50, 6), Weighting.plain()).images();
        assertThat(images.of(Experiment.NEVER)).isEmpty();
        assertThat(images.counts().get(Experiment.NEVER)).isZero();
        assertThat(images.images()).extracting(ClassificationImage::label).containsExactly(0, 1, 2, 4);
        assertThat(images.difference(0, Experiment.NEVER)).isEmpty();
        assertThat(images.trials()).isEqualTo(50);
    }

    /** With one trial the deviation of the noise stands in for that of the trials. */
    @Test
    void classWithOneTrial() {
        Experiment experiment = Experiment.of(Noise.uniform(), 50, 7);
        Noise noise = experiment.stimulus().field().independent().orElseThrow();
        for (Weighting weighting : new Weighting[] {Weighting.plain(), Weighting.byConfidence()}) {
            ClassificationImage image =
                    means(experiment, weighting).images().of(Experiment.ONCE).orElseThrow();
            assertThat(image.trials()).isEqualTo(1);
            assertThat(image.effectiveTrials()).isEqualTo(1);
            for (int i = 0; i < image.mean().length; i++) {
                int level = experiment.levels()[0][i];
                assertThat(image.mean()[i]).isEqualTo(noise.grid().value((double) level));
                assertThat(image.standardError()[i]).isEqualTo(noise.grid().step() * noise.levelDeviation());
                assertThat(image.z()[i]).isCloseTo((level - noise.levelMean()) / noise.levelDeviation(), within(1e-12));
            }
        }
    }

    /** A class whose trials all have weight 0 has none. */
    @Test
    void classWithoutWeightHasNoImage() {
        Experiment experiment = Experiment.of(Noise.uniform(), 50, 8);
        experiment.confidences()[0] = 0;
        assertThat(means(experiment, Weighting.byConfidence()).images().of(Experiment.ONCE))
                .isEmpty();
        experiment.confidences()[0] = (byte) 127;
        assertThat(means(experiment, Weighting.atLeast(0.5)).images().of(Experiment.ONCE))
                .isEmpty();
        experiment.confidences()[0] = (byte) 128;
        assertThat(means(experiment, Weighting.atLeast(0.5)).images().of(Experiment.ONCE))
                .isPresent();
    }

    /** Nothing is NaN, however few the trials: two that agree in a pixel have no spread there. */
    @ParameterizedTest
    @EnumSource
    void fewTrials(Noise.Kind kind) {
        for (int trials = 2; trials < 12; trials++) {
            Experiment experiment = Experiment.of(Noise.of(kind, 0.5, 1), trials, trials);
            ClassMeans means = means(experiment, Weighting.plain());
            for (ClassificationImage image : means.images().images()) {
                assertThat(image.mean()).doesNotContain(Double.NaN);
                assertThat(image.standardError()).doesNotContain(Double.NaN);
                assertThat(image.z()).doesNotContain(Double.NaN);
                Contrast correlation = means.correlation(image.label());
                assertThat(correlation.value()).doesNotContain(Double.NaN);
                assertThat(correlation.z()).doesNotContain(Double.NaN);
                means.images()
                        .difference(Experiment.ONCE, image.label())
                        .ifPresent(difference -> assertThat(difference.z()).doesNotContain(Double.NaN));
            }
        }
    }

    @Test
    void noCorrelationWithConstantResponse() {
        ClassMeans means = means(Experiment.of(Noise.uniform(), 50, 9), Weighting.plain());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> means.correlation(Experiment.NEVER))
                .withMessageContaining("class 3 was answered in 0 of 50 trials");
        ClassMeans weighted = means(Experiment.of(Noise.uniform(), 50, 9), Weighting.byConfidence());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weighted.correlation(0))
                .withMessageContaining("by confidence");
    }

    @Test
    void confidenceOutsideLimits() {
        for (double confidence : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Weighting.atLeast(confidence))
                    .withMessage("confidence " + confidence + ": must lie in 0..1");
        }
    }

    /** The limit is the largest number of extreme trials whose sum of squares a long holds. */
    @Test
    void mostTrialsAreThoseThatALongHolds() {
        for (Weighting weighting : new Weighting[] {Weighting.plain(), Weighting.byConfidence()}) {
            for (Noise noise : new Noise[] {Noise.uniform(), Noise.gaussian(), Noise.binary()}) {
                long extreme = (long) noise.grid().largest() * weighting.largest();
                long most = ClassMeans.mostTrials(StimulusSpec.of(Shape.of(1, 1, 1), noise), weighting);
                assertThat(Math.multiplyExact(most, extreme * extreme)).isPositive();
                assertThat(Math.multiplyHigh(most + 1, extreme * extreme) != 0 || (most + 1) * extreme * extreme < 0)
                        .isTrue();
            }
        }
    }

    /** One trial of an extreme level and full weight more than the sums hold: an error, not a wrong map. */
    @Test
    void overflowIsRefused() {
        WhiteNoise stimulus = StimulusSpec.of(Shape.of(1, 1, 1), Noise.gaussian());
        long most = ClassMeans.mostTrials(stimulus, Weighting.byConfidence());
        AnsweredTrials trials = new AnsweredTrials(1 << 20, 1);
        Arrays.fill(trials.levels(), stimulus.field().grid().largest());
        Arrays.fill(trials.confidences(), (byte) 255);
        ClassMeans means = ClassMeans.of(stimulus, 2, Weighting.byConfidence());
        for (long left = most; left > 0; left -= trials.count()) {
            trials.cover(0, (int) Math.min(1 << 20, left));
            means.accept(trials);
        }
        ClassificationImage image = means.images().of(0).orElseThrow();
        assertThat(image.mean()[0]).isEqualTo(stimulus.field().grid().value((double)
                stimulus.field().grid().largest()));
        assertThat(image.standardError()[0]).isLessThan(1e-9);
        ClassMeans one = ClassMeans.of(stimulus, 2, Weighting.byConfidence());
        trials.cover(0, 1);
        one.accept(trials);
        assertThatIllegalStateException()
                .isThrownBy(() -> means.combine(one))
                .withMessageContaining((most + 1) + " trials")
                .withMessageContaining("at most " + most);
    }
}
