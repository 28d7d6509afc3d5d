package org.phosphene.trial;

import org.phosphene.observer.ConfidentObserver;

/**
 * An observer for tests of the runner: its answer depends on every bit of the stimulus, on the place of the stimulus in the
 * batch and on the size of the batch. A stimulus that is made or placed differently gives other answers.
 */
final class BatchMindedObserver implements ConfidentObserver {
    private final int size;
    private final int classes;

    BatchMindedObserver(Plan plan) {
        size = plan.stimulus().shape().size();
        classes = plan.classes();
    }

    @Override
    public void label(float[] stimuli, int count, int[] labels) {
        label(stimuli, count, labels, new float[count]);
    }

    @Override
    public void label(float[] stimuli, int count, int[] labels, float[] confidence) {
        for (int t = 0; t < count; t++) {
            long hash = 31L * count + t;
            for (int i = t * size; i < (t + 1) * size; i++) {
                hash = (hash ^ Float.floatToIntBits(stimuli[i])) * 0x100000001B3L;
            }
            hash ^= hash >>> 32;
            labels[t] = (int) Math.floorMod(hash, (long) classes);
            confidence[t] = (hash >>> 40) / (float) (1 << 24);
        }
    }
}
