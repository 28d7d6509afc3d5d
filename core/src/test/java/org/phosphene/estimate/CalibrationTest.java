package org.phosphene.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.Chance;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SignalInNoise;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/**
 * Under the null hypothesis, an observer that answers at random, every z is standard normal: Kolmogorov's test over all pixels
 * of a map. The z of a few thousand trials lies on steps of at most 0.04, which moves the test's distance by 0.008 at most,
 * a tenth of what it takes to fail.
 */
class CalibrationTest {
    private static final Shape SHAPE = Shape.of(1, 28, 28);
    private static final int TRIALS = 12_000;

    private final Random random = new Random(20200426);

    private static SignalInNoise stimulus(Noise.Kind kind) {
        LabelledImages signals = LabelledImages.of("black", SHAPE, new byte[2 * 784], new int[] {0, 1});
        return new SignalInNoise(StimulusSpec.of(SHAPE, Noise.of(kind, 0.5, 1)), signals, 0.5);
    }

    /** Answers 0, 1 and 2 with probabilities 0.2, 0.3 and 0.5, and confidences that say nothing either. */
    private <E extends Estimator<E>> E atRandom(SignalInNoise stimulus, E estimator) {
        Stimuli stimuli = stimulus.stimuli(99);
        AnsweredTrials trials = new AnsweredTrials(1, 784);
        byte[] confidence = new byte[1];
        for (int t = 0; t < TRIALS; t++) {
            trials.cover(t, 1);
            trials.signals()[0] = stimuli.noise(t, trials.levels(), 0);
            double u = random.nextDouble();
            trials.labels()[0] = u < 0.2 ? 0 : u < 0.5 ? 1 : 2;
            random.nextBytes(confidence);
            trials.confidences()[0] = confidence[0];
            estimator.accept(trials);
        }
        return estimator;
    }

    private static void standardNormal(double[]... maps) {
        List<double[]> list = new ArrayList<>(Arrays.asList(maps));
        for (double[] z : list) {
            assertThat(Chance.ofSample(z, Chance.normal()::cumulativeProbability))
                    .isGreaterThan(Chance.FALSE_ALARM);
            double squares = Arrays.stream(z).map(value -> value * value).sum();
            // the mean square of 784 values deviates from 1 by sqrt(2 / 784)
            assertThat(Chance.ofDeviate((squares / z.length - 1) / Math.sqrt(2.0 / z.length)))
                    .isGreaterThan(Chance.FALSE_ALARM);
        }
    }

    @ParameterizedTest
    @EnumSource
    void plainMeans(Noise.Kind kind) {
        SignalInNoise stimulus = stimulus(kind);
        ClassMeans means = atRandom(stimulus, ClassMeans.of(stimulus, 3));
        ClassificationImages images = means.images();
        standardNormal(images.images().stream().map(ClassificationImage::z).toArray(double[][]::new));
        standardNormal(
                images.difference(0, 1).orElseThrow().z(),
                images.difference(1, 2).orElseThrow().z(),
                means.correlation(0).z(),
                means.correlation(2).z());
        // measured standard errors agree with the exact deviation of the noise
        for (ClassificationImage image : images.images()) {
            double exact = stimulus.field().grid().step()
                    * stimulus.field().independent().orElseThrow().levelDeviation()
                    / Math.sqrt(image.effectiveTrials());
            double measured = Arrays.stream(image.standardError()).average().orElseThrow();
            assertThat(measured / exact).isBetween(0.998, 1.002);
        }
    }

    @ParameterizedTest
    @EnumSource
    void meansWeightedByConfidence(Noise.Kind kind) {
        SignalInNoise stimulus = stimulus(kind);
        for (Weighting weighting : new Weighting[] {Weighting.byConfidence(), Weighting.atLeast(0.5)}) {
            ClassificationImages images =
                    atRandom(stimulus, ClassMeans.of(stimulus, 3, weighting)).images();
            standardNormal(images.images().stream().map(ClassificationImage::z).toArray(double[][]::new));
        }
    }

    @ParameterizedTest
    @EnumSource
    void equation1(Noise.Kind kind) {
        SignalInNoise stimulus = stimulus(kind);
        SignalResponseMeans means = atRandom(stimulus, SignalResponseMeans.of(stimulus, 3));
        standardNormal(
                means.classificationImage(0, 1).orElseThrow().z(),
                means.noise(0, 2).orElseThrow().z(),
                means.noise(1, 1).orElseThrow().z());
    }
}
