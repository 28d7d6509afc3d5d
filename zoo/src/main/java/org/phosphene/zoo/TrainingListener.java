package org.phosphene.zoo;

import java.util.OptionalDouble;

/** Hears how a training gets on, on the thread that trains. */
public interface TrainingListener {
    /** One that does not care. */
    TrainingListener SILENT = new TrainingListener() {};

    /**
     * After every step.
     *
     * @param epoch from 1 on
     * @param epochs how many are to be done
     * @param step from 1 on, within the epoch
     * @param steps how many an epoch has
     * @param loss of the batch, as the recipe defines it
     * @param trainAccuracy share of the epoch's images that were right so far, each before its step; none of an autoencoder
     * @param imagesPerSecond since the epoch began
     */
    record Step(
            int epoch,
            int epochs,
            int step,
            int steps,
            double loss,
            OptionalDouble trainAccuracy,
            double imagesPerSecond) {}

    /**
     * After every epoch.
     *
     * @param epoch from 1 on
     * @param epochs how many are to be done
     * @param loss mean over the epoch's images, each before its step
     * @param trainAccuracy share of the training images that were right, each before its step; none of an autoencoder
     * @param test score on the test images now
     * @param imagesPerSecond of the training, without the test
     */
    record Epoch(
            int epoch, int epochs, double loss, OptionalDouble trainAccuracy, Score test, double imagesPerSecond) {}

    /** Called after every step. */
    default void step(Step step) {}

    /** Called after every epoch. */
    default void epoch(Epoch epoch) {}

    /**
     * Called in the end, with two scores on the same test images that differ by no more than rounding where all is well.
     *
     * @param passes by the passes of the training, in its precision
     * @param file by the weights of the file, in 32 bits
     */
    default void scored(Score passes, Score file) {}
}
