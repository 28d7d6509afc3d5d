package org.phosphene.zoo;

import java.util.Objects;

/**
 * What a training is to do.
 *
 * @param epochs 1 to {@value #MOST_EPOCHS}
 * @param seed of the first weights and of the order of the images
 * @param precision of the passes
 */
record Plan(int epochs, long seed, Precision precision) {
    static final int MOST_EPOCHS = 1000;
    static final int BATCH = 256;
    static final double RATE = 1e-3;

    Plan {
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new IllegalArgumentException("epochs " + epochs + ": expected 1 to " + MOST_EPOCHS);
        }
        Objects.requireNonNull(precision, "precision");
    }

    /** The learning rate of a step, counted from 0 over all epochs: a straight line from {@link #RATE} to 0. */
    double rate(long step, long steps) {
        return RATE * (1 - (double) step / steps);
    }

    /** For the card. */
    String optimiser() {
        return "Adam, learning rate " + RATE + " falling linearly to 0, batch " + BATCH
                + ", cross entropy on the scores, " + precision;
    }
}
