package org.phosphene.stimulus;

import java.util.Map;

/**
 * What kind of stimulus a trial shows. Together with a seed it fixes every stimulus of a run.
 */
public sealed interface StimulusSpec permits NoiseField, SignalInNoise {
    /** White noise of a shape. */
    static WhiteNoise of(Shape shape, Noise noise) {
        return new WhiteNoise(shape, noise);
    }

    /**
     * Reads what {@link #fields} wrote.
     *
     * @param material where files are found that the stimuli were made from
     * @throws MissingMaterialException if one of them is not to be had
     * @throws IllegalArgumentException if a field is missing or has no meaning
     */
    static StimulusSpec parse(Map<String, String> fields, NoiseMaterial material) {
        return fields.containsKey(SignalInNoise.SIGNAL)
                ? SignalInNoise.parse(fields, material)
                : NoiseField.parse(fields, material);
    }

    /** Extent of every stimulus. */
    Shape shape();

    /** The noise n of every trial: the stimulus itself, or what a signal is mixed with. */
    NoiseField field();

    /** The stimuli under a seed. */
    Stimuli stimuli(long seed);

    /** The specification as key and value, complete: what two runs must share to have the same stimuli. */
    Map<String, String> fields();
}
