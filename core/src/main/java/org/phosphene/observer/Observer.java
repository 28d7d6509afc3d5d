package org.phosphene.observer;

/**
 * A classifier as a black box: stimuli in, labels out. A lambda is an observer.
 *
 * <p>An observer is asked by one thread at a time and need not be thread-safe: a run gives each worker its own, or, where the
 * supplier gives the same one to several, lets them wait for each other. So does a lambda without variables of its own, of
 * which there is only one; who wants such an observer asked by several threads at once gives each a wrapper.
 */
@FunctionalInterface
public interface Observer extends AutoCloseable {
    /**
     * Labels a batch of stimuli.
     *
     * @param stimuli the values of {@code count} stimuli, one after the other, each channel by channel and row by row;
     *     an image's black is 0 and its white 1; must not be kept or changed
     * @param count how many stimuli, at least 1
     * @param labels receives the class, from 0 on, of each stimulus in {@code labels[0..count)}; a run refuses an answer
     *     with a label left out
     * @throws ObserverException if the classifier fails or gives no usable answer
     */
    void label(float[] stimuli, int count, int[] labels);

    /** Frees what the observer holds; by default nothing. */
    @Override
    default void close() {}
}
