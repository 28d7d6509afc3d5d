package org.phosphene.triggered;

/**
 * Units that respond to stimuli with numbers: neurons of a network, or anything else. Each thread of a {@link Recording} has
 * its own.
 */
public interface Responses extends AutoCloseable {
    /** How many units respond, at least 1. */
    int units();

    /**
     * Their responses to a batch.
     *
     * @param stimuli the values of {@code count} stimuli, one after the other, each channel by channel and row by row; must
     *     not be kept or changed
     * @param count how many stimuli, at least 1
     * @param responses receives {@code count * units()} numbers, those to one stimulus side by side
     * @throws org.phosphene.observer.ObserverException if there are none to be had
     */
    void of(float[] stimuli, int count, float[] responses);

    /** Frees what this holds; by default nothing. */
    @Override
    default void close() {}
}
