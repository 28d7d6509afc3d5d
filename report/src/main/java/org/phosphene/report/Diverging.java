package org.phosphene.report;

/**
 * Colours for signed values: blue below 0, near white at 0, red above.
 *
 * <p>Lightness falls evenly with the magnitude and is the same on both sides, in a space made so that equal steps look equal
 * (OKLab, Ottosson 2020). So equal magnitudes look equally strong, no magnitude is singled out by an edge of hue, and the
 * two sides stay apart for people who confuse red and green.
 */
final class Diverging {
    private static final int HALF = 255;
    private static final double LIGHTEST = 0.975;
    private static final double DARKEST = 0.375;
    private static final double BLUE = Math.toRadians(258);
    private static final double RED = Math.toRadians(27);
    private static final int[] TABLE = table();

    private Diverging() {}

    /**
     * The colour of a value.
     *
     * @param value from -1 to 1; beyond, the colour of the end
     * @return red, green and blue in the low 24 bits
     */
    static int colour(double value) {
        return TABLE[HALF + (int) Math.round(HALF * Math.max(-1, Math.min(1, value)))];
    }

    private static int[] table() {
        int[] table = new int[2 * HALF + 1];
        for (int i = -HALF; i <= HALF; i++) {
            double strength = Math.abs(i) / (double) HALF;
            // saturated in the middle of each side, where the screen can show it; 0.17 at 0.6 and 0.14 at the end
            double chroma = strength * (0.498 - 0.358 * strength);
            double lightness = LIGHTEST + (DARKEST - LIGHTEST) * strength;
            // screens show less chroma in blue, and an equal one would look stronger there
            table[HALF + i] = i < 0 ? okLch(lightness, 0.82 * chroma, BLUE) : okLch(lightness, chroma, RED);
        }
        return table;
    }

    /** An sRGB colour of lightness, chroma and hue in OKLab. */
    static int okLch(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
                | channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
                | channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static double cube(double x) {
        return x * x * x;
    }

    /** From linear light to an sRGB level. */
    private static int channel(double light) {
        double x = Math.max(0, Math.min(1, light));
        double encoded = x <= 0.0031308 ? 12.92 * x : 1.055 * Math.pow(x, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * encoded);
    }
}
