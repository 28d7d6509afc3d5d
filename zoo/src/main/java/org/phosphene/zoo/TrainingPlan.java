package org.phosphene.zoo;

import java.util.Objects;

/**
 * What a training is to do.
 *
 * @param epochs 1 to {@value #MOST_EPOCHS}
 * @param seed of the first weights and of the order of the images
 * @param precision of the passes
 */
record TrainingPlan(int epochs, long seed, Precision precision) {
    static final int MOST_EPOCHS = 1000;
    static final int BATCH = 256;
    /** Learning rate, the same in all epochs. */
    static final double RATE = 1e-3;

    TrainingPlan {
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new IllegalArgumentException("epochs " + epochs + ": expected 1 to " + MOST_EPOCHS);
        }
        Objects.requireNonNull(precision, "precision");
    }

    /** For the card. */
    String optimiser() {
        return "Adam, learning rate " + RATE + ", batch " + BATCH + ", cross entropy on the scores, " + precision;
    }
}
