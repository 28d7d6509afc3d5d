package org.phosphene.stimulus;

import java.util.Arrays;

/** Turns fields that lie side by side, as {@link CosineFields} makes them, into levels of 256 greys. Not thread-safe. */
final class ScaledFields {
    private static final int LEVELS = 256;
    /** Values that are written at a time, so that neither side is read or written far apart: a cache line. */
    private static final int TILE = 16;

    private static final double DEVIATION = 1 / Math.sqrt(12);

    private final Scaling scaling;
    private final double mean;
    private final double contrast;
    private final float[] low;
    private final float[] high;
    private final float[] values;
    private final float[] factors;
    private final float[] offsets;

    ScaledFields(Scaling scaling, double mean, double contrast, int lanes) {
        this.scaling = scaling;
        this.mean = mean;
        this.contrast = contrast;
        low = new float[lanes];
        high = new float[lanes];
        values = new float[lanes];
        factors = new float[lanes];
        offsets = new float[lanes];
    }

    /**
     * Writes images of {@code size} levels one after the other.
     *
     * @param fields side by side, with a mean square of 1 where they are clipped
     * @param lanes how many lie side by side, all of which are written
     * @param levels receives the images from {@code at} on
     */
    void write(float[] fields, int size, int lanes, int[] levels, int at) {
        factors(fields, size, lanes);
        for (int begin = 0; begin < size; begin += TILE) {
            int end = Math.min(size, begin + TILE);
            for (int b = 0; b < lanes; b++) {
                float factor = factors[b];
                float offset = offsets[b];
                int image = at + b * size;
                for (int v = begin; v < end; v++) {
                    int level = (int) (offset + factor * fields[v * lanes + b]);
                    levels[image + v] = Math.max(0, Math.min(LEVELS - 1, level));
                }
            }
        }
    }

    private void factors(float[] fields, int size, int lanes) {
        Arrays.fill(factors, (float) (LEVELS * contrast * DEVIATION));
        Arrays.fill(offsets, (float) (LEVELS * mean));
        if (scaling == Scaling.CLIPPED) {
            return;
        }
        range(fields, size, lanes);
        for (int b = 0; b < lanes; b++) {
            double span = (double) high[b] - low[b];
            // an image of one grey cannot be stretched: it is the mean
            double scale = span > 0 ? contrast / span : 0;
            double darkest = span > 0 ? mean - contrast / 2 : mean;
            factors[b] = (float) (LEVELS * scale);
            offsets[b] = (float) (LEVELS * (darkest - scale * low[b]));
        }
    }

    private void range(float[] fields, int size, int lanes) {
        System.arraycopy(fields, 0, low, 0, lanes);
        System.arraycopy(fields, 0, high, 0, lanes);
        for (int v = 1; v < size; v++) {
            // from a copy, since this becomes vector instructions only where all arrays have the same index
            System.arraycopy(fields, v * lanes, values, 0, lanes);
            for (int b = 0; b < lanes; b++) {
                low[b] = Math.min(low[b], values[b]);
                high[b] = Math.max(high[b], values[b]);
            }
        }
    }
}
