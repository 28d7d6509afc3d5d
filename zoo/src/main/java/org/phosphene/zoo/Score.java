package org.phosphene.zoo;

/** How well a network does on images that it has not learnt from. */
public sealed interface Score {

    /** How many images were looked at. */
    int images();

    /** In words, as in {@code 9909 of 10000 right (0.9909)}. */
    String text();

    /** Whether this is better than another score of the same kind on the same images. */
    boolean betterThan(Score other);

    /**
     * A classifier's.
     *
     * @param correct how many images get their own label
     * @param images at least 1
     */
    record Accuracy(int correct, int images) implements Score {
        public Accuracy {
            if (images < 1 || correct < 0 || correct > images) {
                throw new IllegalArgumentException(correct + " of " + images + " test images: expected 0 of 1 or more");
            }
        }

        /** Share of the images that get their own label, 0 to 1. */
        public double share() {
            return (double) correct / images;
        }

        @Override
        public String text() {
            return correct + " of " + images + " right (" + share() + ")";
        }

        @Override
        public boolean betterThan(Score other) {
            return other instanceof Accuracy accuracy && correct > accuracy.correct;
        }
    }

    /**
     * An autoencoder's.
     *
     * @param meanSquare of the difference between a value and its reconstruction; values are 0 to 1
     * @param images at least 1
     */
    record Distortion(double meanSquare, int images) implements Score {
        public Distortion {
            if (images < 1 || !(meanSquare >= 0)) {
                throw new IllegalArgumentException("mean square " + meanSquare + " of " + images
                        + " test images: expected 0 or more of 1 or more");
            }
        }

        @Override
        public String text() {
            return "mean square difference " + meanSquare + " on " + images + " images";
        }

        @Override
        public boolean betterThan(Score other) {
            return other instanceof Distortion distortion && meanSquare < distortion.meanSquare;
        }
    }
}
