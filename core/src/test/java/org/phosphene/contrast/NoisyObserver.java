package org.phosphene.contrast;

import java.util.Arrays;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Philox;

/**
 * An observer with templates and internal noise of its own, which is a pure function of the stimulus: two with the same
 * templates and different internal noise are exchangeable given the stimulus.
 */
record NoisyObserver(double[][] templates, double internal, long seed) implements Observer {
    @Override
    public void label(float[] stimuli, int count, int[] labels) {
        int size = templates[0].length;
        int[] words = new int[(templates.length + 3) / 4 * 4];
        for (int t = 0; t < count; t++) {
            float[] stimulus = Arrays.copyOfRange(stimuli, t * size, (t + 1) * size);
            Philox.fill(seed, 7, Arrays.hashCode(stimulus), words, words.length);
            double best = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < templates.length; c++) {
                double match = internal * words[c] / Integer.MAX_VALUE;
                for (int i = 0; i < size; i++) {
                    match += templates[c][i] * (stimulus[i] - 0.5);
                }
                if (match > best) {
                    best = match;
                    labels[t] = c;
                }
            }
        }
    }
}
