package org.phosphene.stimulus;

/** Stimuli that are nothing but noise: no signal, and shown as they are. */
abstract class FieldStimuli implements Stimuli {
    private final Grid grid;
    private final int size;

    FieldStimuli(NoiseField field) {
        grid = field.grid();
        size = field.shape().size();
    }

    @Override
    public final int signal(long trial) {
        return NO_SIGNAL;
    }

    @Override
    public final void show(int[] levels, int from, int signal, float[] values, int at) {
        grid.values(levels, from, values, at, size);
    }
}
