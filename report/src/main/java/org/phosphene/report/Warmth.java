package org.phosphene.report;

import java.awt.Color;

/**
 * Colours for curves in an order, from blue over purple to red, all of one lightness (in OKLab, see {@link Diverging}), so that
 * none looks more important than another.
 */
public final class Warmth {
    private static final double LIGHTNESS = 0.55;
    private static final double CHROMA = 0.16;
    private static final double BLUE = 258;
    private static final double RED = 387;

    private Warmth() {}

    /**
     * The colour of a place in the order.
     *
     * @param place from 0 (blue) to 1 (red); beyond, the colour of the end
     */
    public static Color colour(double place) {
        double hue = BLUE + (RED - BLUE) * Math.max(0, Math.min(1, place));
        return new Color(Diverging.okLch(LIGHTNESS, CHROMA, Math.toRadians(hue)));
    }
}
