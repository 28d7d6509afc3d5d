package org.phosphene.stimulus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A signal mixed with noise, Eq. 3: t = gamma * s + (1 - gamma) * n. The signal of each trial is drawn from a set of
 * images, all equally likely.
 *
 * @param field the noise n
 * @param signals the images s
 * @param gamma mixing weight, 0 (noise alone) to 1 (signal alone), rounded to six decimals
 */
public record SignalInNoise(NoiseField field, LabelledImages signals, double gamma) implements StimulusSpec {
    /** The key that a specification with a signal has, and one of noise alone has not. */
    static final String SIGNAL = "stimulus.signal";

    private static final String SHA256 = "stimulus.signal.sha256";
    private static final String GAMMA = "stimulus.gamma";
    private static final int SIGNAL_STREAM = 1;

    /**
     * Checks that signal and noise can be mixed.
     *
     * @throws IllegalArgumentException if gamma lies outside 0..1 or the images have another shape than the noise
     */
    public SignalInNoise {
        Objects.requireNonNull(field, "field");
        if (!(gamma >= 0 && gamma <= 1)) {
            throw new IllegalArgumentException("gamma " + gamma + ": must lie in 0..1");
        }
        gamma = Noise.rounded(gamma);
        if (!signals.shape().equals(field.shape())) {
            throw new IllegalArgumentException("signals of shape " + signals.shape() + " cannot be mixed with noise of "
                    + "shape " + field.shape());
        }
    }

    static SignalInNoise parse(Map<String, String> fields, NoiseMaterial material) {
        double gamma = Fields.number(fields, GAMMA);
        NoiseField field = NoiseField.parse(fields, material);
        LabelledImages signals =
                material.images(Fields.text(fields, SIGNAL), Fields.text(fields, SHA256), field.shape());
        return new SignalInNoise(field, signals, gamma);
    }

    @Override
    public Shape shape() {
        return field.shape();
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>(field.fields());
        fields.put(SIGNAL, signals.name());
        fields.put("stimulus.signal.count", Integer.toString(signals.count()));
        fields.put(SHA256, signals.sha256());
        fields.put(GAMMA, Noise.text(gamma));
        return fields;
    }

    @Override
    public Stimuli stimuli(long seed) {
        Stimuli noise = field.stimuli(seed);
        Grid grid = field.grid();
        int size = shape().size();
        int[] words = new int[4];
        float weight = (float) gamma;
        float rest = (float) (1 - gamma);
        return new Stimuli() {
            @Override
            public void noise(long first, int count, int[] levels, int at) {
                noise.noise(first, count, levels, at);
            }

            @Override
            public int signal(long trial) {
                Philox.fill(seed, SIGNAL_STREAM, trial, words, 1);
                // the high word of a product spreads 2^32 values evenly enough: bias below count / 2^32
                return (int) (((words[0] & 0xffffffffL) * signals.count()) >>> 32);
            }

            @Override
            public void show(int[] levels, int from, int signal, float[] values, int at) {
                signals.values(signal, values, at);
                for (int i = 0; i < size; i++) {
                    values[at + i] = weight * values[at + i] + rest * grid.value(levels[from + i]);
                }
            }
        };
    }
}
