package org.phosphene.report;

import org.phosphene.stimulus.Shape;

/**
 * Pictures of filters, each in a scale of its own that is symmetric about 0. A filter of one channel is drawn in signed
 * colours, one of three as the image that it is looking for: grey where a channel does not matter.
 */
public final class FilterPixels {
    private FilterPixels() {}

    /**
     * A filter in a room of {@code side} pixels, each of its own pixels a square.
     *
     * @param values of the filter, channel by channel
     */
    public static Pixels of(double[] values, Shape shape, int side) {
        int scale = Math.max(1, side / Math.max(shape.height(), shape.width()));
        int width = Math.min(side, scale * shape.width());
        int height = Math.min(side, scale * shape.height());
        double limit = Math.max(Pixels.robust(values), Double.MIN_NORMAL);
        if (shape.channels() != 3) {
            return Pixels.signed(values, shape, 0, limit, width, height);
        }
        float[] shown = new float[values.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = (float) (0.5 + values[i] / limit / 2);
        }
        return Pixels.picture(shown, shape).scaled(width, height);
    }

    /** How to read them, in a line. */
    public static String legend(Shape shape) {
        return shape.channels() == 3
                ? "Each filter in a scale of its own about 0, which 99.5 % of its values keep: bright where more of a colour "
                        + "raises the response, dark where it lowers it, grey where it does not matter."
                : "Each filter in a scale of its own about 0, which 99.5 % of its values keep: red where brighter raises the "
                        + "response, blue where it lowers it."
                        + (shape.channels() == 1 ? "" : " The first of " + shape.channels() + " channels.");
    }
}
