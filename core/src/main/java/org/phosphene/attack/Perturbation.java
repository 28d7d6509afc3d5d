package org.phosphene.attack;

/** What an attack does to a stimulus: the same for every stimulus. */
public sealed interface Perturbation {
    /**
     * Writes the attacked stimulus.
     *
     * @param stimulus values of 0 black to 1 white, from {@code from} on
     * @param out receives as many values, from {@code at} on
     */
    void apply(float[] stimulus, int from, float[] out, int at);

    /** How many values a stimulus has. */
    int size();

    /** The pattern: what is mixed in, or what is added; a copy. */
    float[] pattern();

    /** Whether it changes nothing. */
    boolean isNone();

    /**
     * The paper's attack, (1 - gamma) s + gamma p.
     *
     * @param pattern p
     * @param gamma 0 to 1
     */
    static Perturbation mixed(float[] pattern, double gamma) {
        return new Mixed(pattern.clone(), gamma);
    }

    /**
     * A pattern on top of the stimulus, clipped to 0..1: min(1, max(0, s + length p / |p|)).
     *
     * @param direction p; only its direction matters
     * @param length the L2 norm of what is added before clipping, 0 or more
     */
    static Perturbation added(float[] direction, double length) {
        double squares = 0;
        for (float value : direction) {
            squares += (double) value * value;
        }
        if (!(length >= 0 && length < 1e6)) {
            throw new IllegalArgumentException("length " + length + ": must be 0 or more");
        }
        if (!(squares > 0) || Double.isInfinite(squares)) {
            throw new IllegalArgumentException("a pattern without a direction cannot be added");
        }
        float[] added = new float[direction.length];
        for (int i = 0; i < added.length; i++) {
            added[i] = (float) (direction[i] / Math.sqrt(squares) * length);
        }
        return new Added(added, length);
    }

    /** {@link #mixed}. */
    @SuppressWarnings("ArrayRecordComponent") // a picture, never given away
    record Mixed(float[] pattern, double gamma) implements Perturbation {
        public Mixed {
            if (!(gamma >= 0 && gamma <= 1)) {
                throw new IllegalArgumentException("gamma " + gamma + ": must lie in 0..1");
            }
        }

        @Override
        public int size() {
            return pattern.length;
        }

        @Override
        public float[] pattern() {
            return pattern.clone();
        }

        @Override
        public boolean isNone() {
            return gamma == 0;
        }

        @Override
        public void apply(float[] stimulus, int from, float[] out, int at) {
            float share = (float) gamma;
            for (int i = 0; i < pattern.length; i++) {
                out[at + i] = (1 - share) * stimulus[from + i] + share * pattern[i];
            }
        }
    }

    /** {@link #added}. */
    @SuppressWarnings("ArrayRecordComponent") // a picture, never given away
    record Added(float[] added, double length) implements Perturbation {
        @Override
        public int size() {
            return added.length;
        }

        @Override
        public float[] pattern() {
            return added.clone();
        }

        @Override
        public boolean isNone() {
            return length == 0;
        }

        @Override
        public void apply(float[] stimulus, int from, float[] out, int at) {
            for (int i = 0; i < added.length; i++) {
                out[at + i] = Math.max(0, Math.min(1, stimulus[from + i] + added[i]));
            }
        }
    }
}
