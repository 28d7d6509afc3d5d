package org.phosphene.observer;

/** An observer that also says how sure it is. */
@FunctionalInterface
public interface ConfidentObserver extends Observer {
    @Override
    default void label(float[] stimuli, int count, int[] labels) {
        label(stimuli, count, labels, new float[count]);
    }

    /**
     * Labels a batch and gives the confidence of each answer.
     *
     * @param confidence receives a number from 0 to 1 for each stimulus, for networks the softmax of the winning class
     * @see Observer#label(float[], int, int[])
     */
    void label(float[] stimuli, int count, int[] labels, float[] confidence);
}
