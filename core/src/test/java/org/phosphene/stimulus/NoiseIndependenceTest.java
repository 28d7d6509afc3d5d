package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.Chance;

/**
 * No pixel says anything of another: in its field, in another trial, under another seed. One noise of each kind will do, as the
 * levels do not depend on mean and contrast ({@link NoiseAddressingTest}).
 */
@ParameterizedClass
@MethodSource("org.phosphene.stimulus.Noises#kinds")
class NoiseIndependenceTest {
    private static final int SIZE = 785;
    private static final int TRIALS = 300;

    private final Noise noise;

    NoiseIndependenceTest(Noise noise) {
        this.noise = noise;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8, 28, 32})
    void pixelsOfOneField(int lag) {
        int[][] fields = Noises.fields(noise, 11, 0, TRIALS, SIZE);
        independent(flat(fields, 0, SIZE - lag), flat(fields, lag, SIZE));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 64, 1L << 32, 1L << 39})
    void trials(long lag) {
        independent(
                flat(Noises.fields(noise, 12, 0, TRIALS, SIZE), 0, SIZE),
                flat(Noises.fields(noise, 12, lag, TRIALS, SIZE), 0, SIZE));
    }

    @ParameterizedTest
    @ValueSource(longs = {14, -13, 13 + (1L << 32), Long.MIN_VALUE + 13})
    void seeds(long other) {
        independent(
                flat(Noises.fields(noise, 13, 0, TRIALS, SIZE), 0, SIZE),
                flat(Noises.fields(noise, other, 0, TRIALS, SIZE), 0, SIZE));
    }

    /** The signals are drawn from another stream: if it were the noise's own, the first pixel would tell the signal. */
    @Test
    void signalAndNoise() {
        byte[] levels = new byte[256];
        LabelledImages signals = LabelledImages.of("256 grey pixels", Shape.of(1, 1, 1), levels, new int[256]);
        WhiteNoise field = StimulusSpec.of(Shape.of(1, 1, 1), noise);
        Stimuli stimuli = new SignalInNoise(field, signals, 0.5).stimuli(15);
        int[] pixel = new int[100_000];
        int[] signal = new int[pixel.length];
        for (int t = 0; t < pixel.length; t++) {
            signal[t] = stimuli.noise(t, pixel, t);
        }
        independent(pixel, signal);
    }

    /** Neither the levels nor their distances from the middle are correlated. */
    private void independent(int[] x, int[] y) {
        assertThat(Chance.ofDeviate(correlation(x, y, level -> level))).isGreaterThan(Chance.FALSE_ALARM);
        if (noise.kind() != Noise.Kind.BINARY) {
            double middle = noise.levelMean();
            assertThat(Chance.ofDeviate(correlation(x, y, level -> Math.abs(level - middle))))
                    .isGreaterThan(Chance.FALSE_ALARM);
        }
    }

    private static double correlation(int[] x, int[] y, IntToDoubleFunction of) {
        return Chance.correlationDeviate(
                Arrays.stream(x).mapToDouble(of).toArray(),
                Arrays.stream(y).mapToDouble(of).toArray());
    }

    private static int[] flat(int[][] fields, int from, int to) {
        return Arrays.stream(fields)
                .flatMapToInt(field -> Arrays.stream(field, from, to))
                .toArray();
    }
}
