package org.phosphene.onednn;

import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/** The stimuli on which engines are compared and measured: those of the run's kind, under a seed of their own. */
final class CheckStimuli {
    private static final long SEED = 0x0B5E57E57L;

    private CheckStimuli() {}

    /** The first {@code count} of them, one after the other. */
    static float[] of(StimulusSpec stimulus, int count) {
        Stimuli stimuli = stimulus.stimuli(SEED);
        int size = stimulus.shape().size();
        int[] levels = new int[size];
        float[] values = new float[count * size];
        for (int t = 0; t < count; t++) {
            int signal = stimuli.noise(t, levels, 0);
            stimuli.show(levels, 0, signal, values, t * size);
        }
        return values;
    }
}
