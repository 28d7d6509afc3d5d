package org.phosphene.zoo;

/**
 * How a network is trained.
 *
 * @param optimiser what changes the weights
 * @param batch images a step
 * @param epochs unless another number is asked for
 * @param objective what is made small
 * @param augmented whether images are shifted and mirrored at random
 */
record Recipe(Optimiser optimiser, int batch, int epochs, Objective objective, boolean augmented) {

    /** The rule of a step. */
    sealed interface Optimiser {
        /** For the card. */
        String words();

        /** Learning rate when a share of the training, 0 to 1, is done. */
        double rate(double done);
    }

    /**
     * Adam with a constant rate. Source: Kingma and Ba 2015.
     *
     * @param decay of the weights, added to the gradient
     */
    record Adam(double rate, double decay) implements Optimiser {
        @Override
        public String words() {
            return "Adam, learning rate " + rate + (decay == 0 ? "" : ", weight decay " + decay);
        }

        @Override
        public double rate(double done) {
            return rate;
        }
    }

    /** Plain stochastic gradient descent with a constant rate. */
    record Sgd(double rate) implements Optimiser {
        @Override
        public String words() {
            return "SGD, learning rate " + rate;
        }

        @Override
        public double rate(double done) {
            return rate;
        }
    }

    /**
     * Nesterov's momentum, with a rate that rises in a straight line for a fifth of the steps and falls in one to zero.
     * Source: Smith and Topin 2018.
     */
    record OneCycle(double peak, double momentum, double decay) implements Optimiser {
        private static final double WARM_UP = 0.2;

        @Override
        public String words() {
            return "SGD, Nesterov momentum " + momentum + ", learning rate up to " + peak
                    + " in a fifth of the steps and down to 0, weight decay " + decay;
        }

        @Override
        public double rate(double done) {
            return peak * (done < WARM_UP ? done / WARM_UP : (1 - done) / (1 - WARM_UP));
        }
    }

    static Recipe of(Optimiser optimiser, int batch, int epochs, Objective objective) {
        return new Recipe(optimiser, batch, epochs, objective, false);
    }

    /** The same on images that are shifted and mirrored at random. */
    Recipe withAugmentation() {
        return new Recipe(optimiser, batch, epochs, objective, true);
    }

    /** For the card. */
    String words(Precision precision) {
        return optimiser.words() + ", batch " + batch + ", " + objective.words()
                + (augmented ? ", images mirrored and shifted by up to " + Augmentation.REACH + " pixels" : "") + ", "
                + precision;
    }
}
