package org.phosphene.observer;

/** An observer that also says how sure it is. */
public interface ConfidentObserver extends Observer {
    /**
     * Labels a batch and gives the confidence of each answer.
     *
     * @param confidence receives a number from 0 to 1 for each stimulus, for networks the softmax of the winning class
     * @see Observer#label(float[], int, int[])
     */
    void label(float[] stimuli, int count, int[] labels, float[] confidence);
}
