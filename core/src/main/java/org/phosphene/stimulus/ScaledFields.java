package org.phosphene.stimulus;

import java.util.Arrays;

/** Turns fields that lie side by side, as {@link CosineFields} makes them, into levels of 256 greys. Not thread-safe. */
final class ScaledFields {
    private static final int LEVELS = 256;
    private static final double DEVIATION = 1 / Math.sqrt(12);

    private final Scaling scaling;
    private final double mean;
    private final double contrast;
    private final float[] low;
    private final float[] high;

    ScaledFields(Scaling scaling, double mean, double contrast, int lanes) {
        this.scaling = scaling;
        this.mean = mean;
        this.contrast = contrast;
        low = new float[lanes];
        high = new float[lanes];
    }

    /**
     * Writes images of {@code size} levels one after the other.
     *
     * @param fields side by side from {@code from} on, with a mean square of 1 where they are clipped
     * @param lanes how many lie side by side, all of which are written
     * @param levels receives the images from {@code at} on
     */
    void write(float[] fields, int from, int size, int lanes, int[] levels, int at) {
        if (scaling == Scaling.STRETCHED) {
            range(fields, from, size, lanes);
        }
        for (int b = 0; b < lanes; b++) {
            double scale = contrast * DEVIATION;
            double centre = mean;
            if (scaling == Scaling.STRETCHED) {
                double span = (double) high[b] - low[b];
                scale = span > 0 ? contrast / span : 0;
                centre = mean - contrast / 2 - scale * low[b];
            }
            float factor = (float) (LEVELS * scale);
            float offset = (float) (LEVELS * centre);
            for (int v = 0; v < size; v++) {
                int level = (int) (offset + factor * fields[from + v * lanes + b]);
                levels[at + b * size + v] = Math.max(0, Math.min(LEVELS - 1, level));
            }
        }
    }

    private void range(float[] fields, int from, int size, int lanes) {
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        for (int v = 0; v < size; v++) {
            for (int b = 0; b < lanes; b++) {
                low[b] = Math.min(low[b], fields[from + v * lanes + b]);
                high[b] = Math.max(high[b], fields[from + v * lanes + b]);
            }
        }
    }
}
