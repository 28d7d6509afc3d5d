package org.phosphene.report;

/**
 * Colours for shares: white at 0, dark blue at 1, of one hue, in a space made so that equal steps look equal (see
 * {@link Diverging}).
 */
final class Sequential {
    private static final int STEPS = 255;
    private static final double LIGHTEST = 0.985;
    private static final double DARKEST = 0.33;
    private static final double HUE = Math.toRadians(258);
    private static final int[] TABLE = table();
    /** Above this share white text can be read on the colour better than dark. */
    private static final double DARK = 0.45;

    private Sequential() {}

    /**
     * The colour of a share.
     *
     * @param share from 0 to 1; beyond, the colour of the end
     * @return red, green and blue in the low 24 bits
     */
    static int colour(double share) {
        return TABLE[(int) Math.round(STEPS * Math.max(0, Math.min(1, share)))];
    }

    /** Whether text on the colour of a share should be white. */
    static boolean isDark(double share) {
        return share > DARK;
    }

    private static int[] table() {
        int[] table = new int[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double share = i / (double) STEPS;
            double chroma = share * (0.36 - 0.24 * share);
            table[i] = Diverging.okLch(LIGHTEST + (DARKEST - LIGHTEST) * share, chroma, HUE);
        }
        return table;
    }
}
