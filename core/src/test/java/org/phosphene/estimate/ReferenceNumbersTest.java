package org.phosphene.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.ReferenceNumbers;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SignalInNoise;
import org.phosphene.stimulus.StimulusSpec;

/** The estimates of a tiny experiment against those of NumPy (estimates.py), to 1e-12. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceNumbersTest {
    private static final int TRIALS = 40;
    private static final int PIXELS = 6;

    private final ReferenceNumbers numpy = ReferenceNumbers.of(getClass(), "estimates.txt");
    private SignalInNoise stimulus;
    private AnsweredTrials trials;

    @BeforeAll
    void read() {
        Shape shape = Shape.of(1, 1, PIXELS);
        int[] pixels = numpy.integers("images");
        byte[] levels = new byte[pixels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) pixels[i];
        }
        LabelledImages images = LabelledImages.of("four", shape, levels, numpy.integers("image_classes"));
        stimulus = new SignalInNoise(StimulusSpec.of(shape, Noise.uniform()), images, 0.25);
        trials = new AnsweredTrials(TRIALS, PIXELS);
        trials.cover(0, TRIALS);
        System.arraycopy(numpy.integers("levels"), 0, trials.levels(), 0, TRIALS * PIXELS);
        System.arraycopy(numpy.integers("labels"), 0, trials.labels(), 0, TRIALS);
        System.arraycopy(numpy.integers("signals"), 0, trials.signals(), 0, TRIALS);
        int[] confidences = numpy.integers("confidences");
        for (int t = 0; t < TRIALS; t++) {
            trials.confidences()[t] = (byte) confidences[t];
        }
    }

    private ClassMeans means(Weighting weighting) {
        ClassMeans means = ClassMeans.of(stimulus, 3, weighting);
        means.accept(trials);
        return means;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void plainMeans(int label) {
        isImage("plain." + label, means(Weighting.plain()).images().of(label).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void meansByConfidence(int label) {
        isImage(
                "by-confidence." + label,
                means(Weighting.byConfidence()).images().of(label).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void meansOfCertainTrials(int label) {
        isImage(
                "at-least." + label,
                means(Weighting.atLeast(0.4)).images().of(label).orElseThrow());
    }

    private void isImage(String name, ClassificationImage image) {
        isClose(image.mean(), name + ".mean");
        isClose(image.standardError(), name + ".error");
        isClose(image.z(), name + ".z");
        isClose(new double[] {image.trials(), image.effectiveTrials()}, name + ".trials");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void correlation(int label) {
        Contrast correlation = means(Weighting.plain()).correlation(label);
        isClose(correlation.value(), "correlation." + label + ".value");
        isClose(correlation.z(), "correlation." + label + ".z");
        assertThat(correlation.trials()).isEqualTo(TRIALS);
    }

    @Test
    void equation1() {
        SignalResponseMeans means = SignalResponseMeans.of(stimulus, 3);
        means.accept(trials);
        Contrast image = means.classificationImage(0, 1).orElseThrow();
        isClose(image.value(), "eq1.value");
        isClose(image.standardError(), "eq1.error");
        isClose(means.stimulus(1).orElseThrow(), "stimulus.1");
    }

    private void isClose(double[] actual, String name) {
        assertThat(actual).as(name).containsExactly(numpy.reals(name), within(1e-12));
    }
}
