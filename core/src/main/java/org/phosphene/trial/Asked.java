package org.phosphene.trial;

import java.util.Arrays;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;

/** An observer whose answers are checked and counted. For one thread. */
public final class Asked {
    private static final int NONE = Integer.MIN_VALUE + 1;

    private final Observer observer;
    private final int classes;
    private final int[] labels;
    private long questions;

    /**
     * Wraps an observer.
     *
     * @param classes how many labels it has
     * @param most how many stimuli it will be shown at once
     */
    public Asked(Observer observer, int classes, int most) {
        this.observer = observer;
        this.classes = classes;
        labels = new int[most];
    }

    /**
     * Shows a batch.
     *
     * @param stimuli as {@link Observer#label} takes them
     * @return the labels, until the next batch is asked
     * @throws ObserverException if the observer fails, gives no label or one that is no class
     */
    public int[] labels(float[] stimuli, int count) {
        Arrays.fill(labels, 0, count, NONE);
        observer.label(stimuli, count, labels);
        questions += count;
        for (int i = 0; i < count; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new ObserverException(
                        labels[i] == NONE
                                ? "the observer gave no label"
                                : "the observer answered " + labels[i] + ", there are classes 0.." + (classes - 1));
            }
        }
        return labels;
    }

    /** How many stimuli it was shown. */
    public long questions() {
        return questions;
    }
}
