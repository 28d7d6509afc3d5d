package org.phosphene.onednn;

import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/** The stimuli of a run, for one thread. The same memory is filled again for each batch. */
final class StimulusStream {
    private final Stimuli stimuli;
    private final int[] levels;
    private float[] values = new float[0];

    StimulusStream(StimulusSpec spec, long seed) {
        stimuli = spec.stimuli(seed);
        levels = new int[spec.shape().size()];
    }

    float[] of(long first, int count) {
        int size = levels.length;
        if (values.length != count * size) {
            values = new float[count * size];
        }
        for (int t = 0; t < count; t++) {
            int signal = stimuli.noise(first + t, levels, 0);
            stimuli.show(levels, 0, signal, values, t * size);
        }
        return values;
    }
}
