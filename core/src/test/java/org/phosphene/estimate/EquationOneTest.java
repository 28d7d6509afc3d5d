package org.phosphene.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.phosphene.Chance;
import org.phosphene.observer.LinearObserver;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SignalInNoise;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/** Eq. 1 with two signals that differ by the template, dark stripes and bright stripes, and the observer that looks for it. */
class EquationOneTest {
    private static final int SIZE = 16 * 16;
    private static final int TRIALS = 40_000;
    private static final double GAMMA = 0.05;

    private static double[] template;
    private static SignalInNoise stimulus;
    private static SignalResponseMeans means;

    @BeforeAll
    static void run() {
        Shape shape = Shape.of(1, 16, 16);
        byte[] levels = new byte[2 * SIZE];
        template = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            template[i] = (i / 4 % 2 == 0 ? 1 : -1) / 16.0;
            levels[i] = (byte) (template[i] > 0 ? 60 : 195);
            levels[SIZE + i] = (byte) (template[i] > 0 ? 195 : 60);
        }
        LabelledImages signals = LabelledImages.of("stripes", shape, levels, new int[] {0, 1});
        stimulus = new SignalInNoise(StimulusSpec.of(shape, Noise.gaussian()), signals, GAMMA);
        // the template has mean 0, so the criterion is half way between the signals
        Plan plan = Plan.of(stimulus, 2).withTrials(TRIALS).withSeed(6);
        means = TrialRunner.of(plan)
                .run(() -> LinearObserver.of(template, 0), () -> SignalResponseMeans.of(stimulus, 2));
    }

    /** Across the template the noise knows nothing of the answer: there the map over its error is standard normal. */
    @Test
    void mapIsTheTemplateAndNoiseOfItsStatedError() {
        Contrast map = means.classificationImage(0, 1).orElseThrow();
        double along = dot(map.value(), template);
        double[] z = IntStream.range(0, SIZE)
                .mapToDouble(i -> (map.value()[i] - along * template[i]) / map.standardError()[i])
                .toArray();
        assertThat(Chance.ofSample(z, Chance.normal()::cumulativeProbability)).isGreaterThan(Chance.FALSE_ALARM);
        double error = Arrays.stream(map.standardError()).average().orElseThrow();
        // the signal-to-noise ratio gives the cosine; the energy across deviates by sqrt(2 / 256) = 9 %, the test
        // allows 5 times
        double expected = 1 / Math.sqrt(1 + SIZE * error * error / (along * along));
        double cosine = along / Math.sqrt(dot(map.value(), map.value()));
        assertThat(cosine).isCloseTo(expected, within(5 * 0.09 * (1 - expected)));
        assertThat(cosine).isGreaterThan(0.9);
        assertThat(map.trials()).isEqualTo(TRIALS);
    }

    /**
     * Along the template each cell's mean noise is that of a normal cut off at the criterion c, which the signal moves:
     * phi(c) / P(answer) deviations, with the sign of the answer.
     */
    @Test
    void mapHasTheHeightOfTheCutOffNormal() {
        Contrast map = means.classificationImage(0, 1).orElseThrow();
        double deviation = stimulus.field().grid().step()
                * stimulus.field().independent().orElseThrow().levelDeviation();
        double contrast = (195 - 60) / 255.0;
        double moved = GAMMA * contrast / 2 * 16 / ((1 - GAMMA) * deviation);
        double density = Chance.normal().density(moved);
        double hit = Chance.normal().cumulativeProbability(moved);
        double expected = 2 * deviation * (density / hit + density / (1 - hit));
        // the smaller cells hold N (1 - hit) / 2 trials each; their means along the template vary by less than plain
        // noise
        double error = 2 * deviation / Math.sqrt(TRIALS * (1 - hit) / 2);
        assertThat(dot(map.value(), template)).isCloseTo(expected, within(4.9 * error));
    }

    /** The mean stimulus of an answer holds the signal, too. */
    @Test
    void meanStimulusHoldsTheSignal() {
        double bright = dot(means.stimulus(1).orElseThrow(), template);
        double dark = dot(means.stimulus(0).orElseThrow(), template);
        assertThat(bright).isPositive();
        assertThat(bright + dark).isCloseTo(0, within(0.05 * bright));
    }

    @Test
    void cellsAreThoseOfSignalAndAnswer() {
        long all = 0;
        for (int signal = 0; signal < 2; signal++) {
            for (int answer = 0; answer < 2; answer++) {
                ClassificationImage cell = means.noise(signal, answer).orElseThrow();
                assertThat(cell.label()).isEqualTo(answer);
                assertThat(Math.signum(dot(cell.mean(), template))).isEqualTo(answer == 1 ? 1 : -1);
                all += cell.trials();
            }
        }
        assertThat(all).isEqualTo(TRIALS);
        assertThat(means.noise(1, 1).orElseThrow().trials())
                .isGreaterThan(means.noise(1, 0).orElseThrow().trials());
    }

    @Test
    void classThatThereIsNot() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> means.noise(2, 0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> means.noise(0, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> means.stimulus(2));
    }

    private static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }
}
