package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.Chance;

class SignalInNoiseTest {
    private static final Shape SHAPE = Shape.of(2, 3, 5);
    private static final int SIZE = 30;
    private static final int COUNT = 11;
    private static final WhiteNoise FIELD = StimulusSpec.of(SHAPE, Noise.gaussian());
    private static final LabelledImages SIGNALS = signals();

    private static LabelledImages signals() {
        byte[] levels = new byte[COUNT * SIZE];
        new Random(1).nextBytes(levels);
        return LabelledImages.of("signals", SHAPE, levels, new int[COUNT]);
    }

    /** Eq. 3 in single precision: gamma * s + (1 - gamma) * n. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.77, 1})
    void mixesSignalAndNoise(double gamma) {
        Stimuli stimuli = new SignalInNoise(FIELD, SIGNALS, gamma).stimuli(3);
        int[] levels = new int[SIZE];
        float[] shown = new float[SIZE];
        for (int t = 0; t < 200; t++) {
            int signal = stimuli.noise(t, levels, 0);
            stimuli.show(levels, 0, signal, shown, 0);
            for (int i = 0; i < SIZE; i++) {
                float s = SIGNALS.level(signal, i) / 255f;
                float n = FIELD.noise().grid().value(levels[i]);
                float mixed = (float) gamma * s + (float) (1 - gamma) * n;
                assertThat(shown[i]).isEqualTo(gamma == 0 ? n : gamma == 1 ? s : mixed);
            }
        }
    }

    /** The noise is that of the field alone, so runs with and without signals share it. */
    @Test
    void noiseIsThatOfTheField() {
        Stimuli mixed = new SignalInNoise(FIELD, SIGNALS, 0.5).stimuli(-9);
        Stimuli alone = FIELD.stimuli(-9);
        int[] a = new int[SIZE];
        int[] b = new int[SIZE];
        for (int t = 0; t < 50; t++) {
            mixed.noise(t, a, 0);
            alone.noise(t, b, 0);
            assertThat(a).isEqualTo(b);
        }
    }

    @Test
    void signalsAreEquallyLikely() {
        Stimuli stimuli = new SignalInNoise(FIELD, SIGNALS, 0.5).stimuli(4);
        long[] counts = new long[COUNT];
        int[] levels = new int[SIZE];
        for (int t = 0; t < 110_000; t++) {
            counts[stimuli.noise(t, levels, 0)]++;
        }
        double[] equal = new double[COUNT];
        Arrays.fill(equal, 1.0 / COUNT);
        assertThat(Chance.ofCounts(counts, equal)).isGreaterThan(Chance.FALSE_ALARM);
    }

    /** Signal t is the high word of count times word 0 of stream 1, whatever was asked before. */
    @Test
    void signalsDependOnSeedAndTrialOnly() {
        Stimuli stimuli = new SignalInNoise(FIELD, SIGNALS, 0.5).stimuli(77);
        int[] levels = new int[SIZE];
        new Random(2).longs(500, 0, 1_000_000_000_000L).forEach(trial -> {
            int[] words = new int[4];
            Philox.fill(77, 1, trial, words, 1);
            long expected = (Integer.toUnsignedLong(words[0]) * COUNT) >> 32;
            assertThat(stimuli.noise(trial, levels, 0)).isEqualTo((int) expected);
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void gammaOutsideLimits(double gamma) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignalInNoise(FIELD, SIGNALS, gamma))
                .withMessageContaining(Double.toString(gamma))
                .withMessageContaining("0..1");
    }

    @Test
    void signalsOfAnotherShape() {
        WhiteNoise other = StimulusSpec.of(Shape.of(3, 2, 5), Noise.uniform());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignalInNoise(other, SIGNALS, 0.5))
                .withMessageContaining("2x3x5")
                .withMessageContaining("3x2x5");
    }

    /** The fields tell any two specifications apart. */
    @Test
    void fieldsAreComplete() {
        SignalInNoise spec = new SignalInNoise(FIELD, SIGNALS, 0.25);
        assertThat(spec.fields())
                .containsAllEntriesOf(FIELD.fields())
                .containsEntry("stimulus.gamma", "0.25")
                .containsEntry("stimulus.signal.count", "11")
                .containsEntry("stimulus.signal.sha256", SIGNALS.sha256());
        assertThat(new SignalInNoise(FIELD, SIGNALS.first(10), 0.25).fields()).isNotEqualTo(spec.fields());
        assertThat(new SignalInNoise(FIELD, SIGNALS, 0.26).fields()).isNotEqualTo(spec.fields());
    }
}
