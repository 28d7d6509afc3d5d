package org.phosphene.bench.parts;

import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/** Noise fields one after the other, made as a run makes them. */
final class Fields {
    /** That of the paper's digits. */
    static final Shape SHAPE = Shape.of(1, 28, 28);

    private final Stimuli stimuli;
    private final int[] levels = new int[SHAPE.size()];
    private final float[] values = new float[SHAPE.size()];
    private long trial;

    Fields(Noise noise) {
        stimuli = StimulusSpec.of(SHAPE, noise).stimuli(1);
    }

    /** The next field's values; the same array each time. */
    float[] next() {
        int signal = stimuli.noise(trial++, levels, 0);
        stimuli.show(levels, 0, signal, values, 0);
        return values;
    }
}
