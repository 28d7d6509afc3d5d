package org.phosphene.stimulus;

/**
 * How the codes of {@link DecodedNoise} are drawn: independent numbers around 0, all of one spread.
 *
 * @param kind gaussian or uniform
 * @param spread standard deviation of Gaussian numbers; uniform ones lie between minus it and it. Above 0, at most 1000,
 *     rounded to six decimals
 */
public record Codes(Noise.Kind kind, double spread) {
    private static final double MOST = 1000;
    private static final Noise NORMAL = Noise.gaussian();
    private static final float UNIT = (float) (1 / NORMAL.levelDeviation());
    private static final int HALVES = 1 << 15;

    public Codes {
        if (kind == Noise.Kind.BINARY) {
            throw new IllegalArgumentException("codes " + kind + ": must be gaussian or uniform");
        }
        if (!(spread >= 1e-6 && spread <= MOST)) {
            throw new IllegalArgumentException(
                    "spread " + spread + " of the codes: must be above 0 and at most " + (int) MOST);
        }
        spread = Noise.rounded(spread);
    }

    /** Standard normal, as variational autoencoders and most generators are trained on. */
    public static Codes gaussian() {
        return new Codes(Noise.Kind.GAUSSIAN, 1);
    }

    /** From -1 to 1. */
    public static Codes uniform() {
        return new Codes(Noise.Kind.UNIFORM, 1);
    }

    public Codes withSpread(double other) {
        return new Codes(kind, other);
    }

    /**
     * Reads the name of a kind.
     *
     * @throws IllegalArgumentException if it is neither gaussian nor uniform
     */
    static Codes of(String kind, double spread) {
        if (kind.equals(Noise.Kind.GAUSSIAN.toString())) {
            return new Codes(Noise.Kind.GAUSSIAN, spread);
        }
        if (kind.equals(Noise.Kind.UNIFORM.toString())) {
            return new Codes(Noise.Kind.UNIFORM, spread);
        }
        throw new IllegalArgumentException("codes '" + kind + "': must be gaussian or uniform");
    }

    /** How many random words {@code values} numbers take: 16 bits each. */
    static int words(int values) {
        return (values + 1) / 2;
    }

    /**
     * Turns random words into numbers: of 65 536 equally probable ones, the normal's quantiles or the middles of equal parts.
     *
     * @param drawn scratch space for {@code count} levels
     */
    void values(int[] words, int from, int[] drawn, float[] out, int at, int count) {
        float scale = (float) spread;
        if (kind == Noise.Kind.GAUSSIAN) {
            NORMAL.levels(words, from, drawn, 0, count);
            for (int i = 0; i < count; i++) {
                out[at + i] = scale * (UNIT * drawn[i]);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int half = words[from + i / 2] >>> (16 * (i % 2)) & 0xffff;
            out[at + i] = scale * ((half + 0.5f - HALVES) / HALVES);
        }
    }
}
