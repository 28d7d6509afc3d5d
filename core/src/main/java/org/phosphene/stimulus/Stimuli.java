package org.phosphene.stimulus;

/**
 * Stimuli by trial index. Each worker has its own instance: instances hold scratch space and are not thread-safe, but two
 * of the same specification and seed give the same stimuli in any order.
 */
public interface Stimuli {
    /** The signal of a trial that has none. */
    int NO_SIGNAL = -1;

    /**
     * The noise field n of a trial.
     *
     * @param trial index from 0 on
     * @param levels receives {@code shape.size()} levels of the noise's grid, from {@code at} on
     * @return the index of the signal shown in this trial, or {@link #NO_SIGNAL}
     */
    int noise(long trial, int[] levels, int at);

    /**
     * What the observer is shown in a trial whose noise field is given.
     *
     * @param levels the noise field as {@link #noise} wrote it, at {@code from}
     * @param signal what {@link #noise} returned
     * @param values receives the stimulus, from {@code at} on
     */
    void show(int[] levels, int from, int signal, float[] values, int at);
}
