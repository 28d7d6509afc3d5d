package org.phosphene.estimate;

/**
 * How much a trial counts by the confidence of its answer: the two variants of the paper's footnote 5, and the plain mean.
 */
public sealed interface Weighting {
    /** Confidence as it is recorded: 255 is certain. */
    int CERTAIN = 255;

    /** Every trial counts the same. */
    static Weighting plain() {
        return new Plain();
    }

    /** A trial counts in proportion to its confidence. */
    static Weighting byConfidence() {
        return new ByConfidence();
    }

    /**
     * Only trials with at least this confidence count.
     *
     * @param confidence from 0 to 1, compared after rounding to 1 / 255
     */
    static Weighting atLeast(double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + ": must lie in 0..1");
        }
        return new AtLeast((int) Math.round(confidence * CERTAIN));
    }

    /** The weight of a trial with a recorded confidence, 0 to {@link #largest}. */
    int weight(int confidence);

    /** The largest weight. */
    int largest();

    /** Whether the weights ask for recorded confidences. */
    default boolean needsConfidence() {
        return true;
    }

    /** Weight 1 always. */
    record Plain() implements Weighting {
        @Override
        public int weight(int confidence) {
            return 1;
        }

        @Override
        public int largest() {
            return 1;
        }

        @Override
        public boolean needsConfidence() {
            return false;
        }

        @Override
        public String toString() {
            return "plain";
        }
    }

    /** The weight is the confidence. */
    record ByConfidence() implements Weighting {
        @Override
        public int weight(int confidence) {
            return confidence;
        }

        @Override
        public int largest() {
            return CERTAIN;
        }

        @Override
        public String toString() {
            return "by confidence";
        }
    }

    /**
     * Weight 1 from a threshold on, else 0.
     *
     * @param threshold recorded confidence, 0 to 255
     */
    record AtLeast(int threshold) implements Weighting {
        @Override
        public int weight(int confidence) {
            return confidence >= threshold ? 1 : 0;
        }

        @Override
        public int largest() {
            return 1;
        }

        @Override
        public String toString() {
            return "confidence at least " + threshold + "/" + CERTAIN;
        }
    }
}
