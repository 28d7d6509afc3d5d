package org.phosphene.zoo;

import java.util.Objects;

/**
 * What a training is to do.
 *
 * @param recipe how it is done
 * @param epochs 1 to {@value #MOST_EPOCHS}
 * @param seed of the first weights, of the order of the images and of all else that is random
 * @param precision of the passes
 * @param threads 1 to {@value #MOST_THREADS}; their number decides how sums are split, and so the last bits of the weights
 */
record TrainingPlan(Recipe recipe, int epochs, long seed, Precision precision, int threads) {
    static final int MOST_EPOCHS = 1000;
    static final int MOST_THREADS = 1024;

    TrainingPlan {
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new IllegalArgumentException("epochs " + epochs + ": expected 1 to " + MOST_EPOCHS);
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads " + threads + ": expected 1 to " + MOST_THREADS);
        }
        Objects.requireNonNull(precision, "precision");
    }

    /** By the recipe, on all processors. */
    static TrainingPlan of(Recipe recipe) {
        return new TrainingPlan(
                recipe,
                recipe.epochs(),
                1,
                Precision.ofProcessor(),
                Runtime.getRuntime().availableProcessors());
    }

    TrainingPlan withEpochs(int others) {
        return new TrainingPlan(recipe, others, seed, precision, threads);
    }

    TrainingPlan withSeed(long other) {
        return new TrainingPlan(recipe, epochs, other, precision, threads);
    }

    TrainingPlan withPrecision(Precision other) {
        return new TrainingPlan(recipe, epochs, seed, other, threads);
    }

    TrainingPlan withThreads(int other) {
        return new TrainingPlan(recipe, epochs, seed, precision, other);
    }
}
