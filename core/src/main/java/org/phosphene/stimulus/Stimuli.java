package org.phosphene.stimulus;

/**
 * Stimuli by trial index. Each worker has its own instance: instances hold scratch space and are not thread-safe, but two
 * of the same specification and seed give the same stimuli in any order.
 */
public interface Stimuli {
    /** The signal of a trial that has none. */
    int NO_SIGNAL = -1;

    /**
     * The noise fields n of trials in a row.
     *
     * @param first index of the first trial, from 0 on
     * @param count how many trials; many at once take less time than one by one
     * @param levels receives {@code shape.size()} levels of the noise's grid for each trial, from {@code at} on
     */
    void noise(long first, int count, int[] levels, int at);

    /** The index of the signal shown in a trial, or {@link #NO_SIGNAL}. */
    int signal(long trial);

    /**
     * The noise field n of one trial.
     *
     * @param trial index from 0 on
     * @param levels receives {@code shape.size()} levels of the noise's grid, from {@code at} on
     * @return its {@link #signal}
     */
    default int noise(long trial, int[] levels, int at) {
        noise(trial, 1, levels, at);
        return signal(trial);
    }

    /**
     * What the observer is shown in a trial whose noise field is given.
     *
     * @param levels the noise field as {@link #noise(long, int, int[], int)} wrote it, at {@code from}
     * @param signal the trial's {@link #signal}
     * @param values receives the stimulus, from {@code at} on
     */
    void show(int[] levels, int from, int signal, float[] values, int at);
}
