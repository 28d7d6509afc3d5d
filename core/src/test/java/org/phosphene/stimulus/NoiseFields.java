package org.phosphene.stimulus;

import java.util.List;

/** The fields of noise that the contract is run on; every kind has its place here. */
public final class NoiseFields {
    private NoiseFields() {}

    public static List<NoiseField> all() {
        Shape digits = Shape.of(1, 28, 28);
        Shape odd = Shape.of(3, 13, 7);
        Shape flat = Shape.of(1, 1, 50);
        Spectrum pink = new Spectrum.PowerLaw(1);
        return List.of(
                StimulusSpec.of(digits, Noise.uniform()),
                StimulusSpec.of(odd, Noise.gaussian()),
                StimulusSpec.of(flat, Noise.binary()),
                SmoothNoise.of(digits, 0.3),
                SmoothNoise.of(digits, 1.5),
                SmoothNoise.of(digits, 6).withScaling(Scaling.CLIPPED).with(0.3, 2),
                SmoothNoise.of(odd, 1.5),
                SmoothNoise.of(odd, pink).withScaling(Scaling.CLIPPED),
                SmoothNoise.of(Shape.of(1, 9, 1), pink),
                SmoothNoise.of(flat, 2),
                SmoothNoise.of(Shape.of(3, 64, 64), 3).with(0.4, 0.5),
                StripeNoise.of(digits, StripeNoise.Lines.ROWS),
                StripeNoise.of(odd, StripeNoise.Lines.COLUMNS).with(0, 2),
                StripeNoise.of(flat, StripeNoise.Lines.COLUMNS),
                BlockNoise.of(digits, 4),
                BlockNoise.of(odd, 5).with(0.25, 0.5),
                BlockNoise.of(flat, 1));
    }

    /** Levels of trials in a row, one after the other, from a new instance. */
    static int[] levels(NoiseField field, long seed, long first, int trials) {
        int[] levels = new int[trials * field.shape().size()];
        field.stimuli(seed).noise(first, trials, levels, 0);
        return levels;
    }
}
