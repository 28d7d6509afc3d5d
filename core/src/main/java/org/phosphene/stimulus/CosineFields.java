package org.phosphene.stimulus;

import java.util.Arrays;

/**
 * Gaussian fields of a given spectrum, many at a time: independent normal coefficients times amplitudes, turned into images by
 * the discrete cosine transform. That is what blurring white noise gives whose edges are mirrored, in fewer steps: frequencies
 * that the spectrum all but removes are left out.
 *
 * <p>Fields lie side by side: value v of field b stands at {@code v * lanes + b}, and every loop that takes time runs over
 * whole rows of all fields. The arrays of such a loop share one index that begins at 0, as the JDK's compiler makes vector
 * instructions of no others. Sums are made in one order for every field, whatever its neighbours, and Java's floating point
 * is the same on every machine: so are the fields.
 *
 * <p>Not thread-safe.
 */
final class CosineFields {
    /** Amplitudes below this part of the largest are left out: less than the step of 256 levels. */
    private static final double LEAST = 1e-3;
    /** Columns that are weighted at a time: a cache line of them. */
    private static final int TILE = 16;

    private final int height;
    private final int width;
    private final int rows;
    private final int columns;
    private final float[] amplitudes;
    private final float[] down;
    private final float[] across;
    /** By column of the coefficients: rows side by side. */
    private final float[][] weighted;
    /** By row of the coefficients: columns of the image side by side. */
    private final float[][] halfway;

    private final float[] sum;

    /**
     * @param lanes the most fields at a time
     */
    CosineFields(int height, int width, Spectrum spectrum, int lanes) {
        this.height = height;
        this.width = width;
        double[] all = amplitudes(height, width, spectrum);
        double most = Arrays.stream(all).max().orElseThrow();
        int lastRow = 0;
        int lastColumn = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] >= LEAST * most) {
                lastRow = Math.max(lastRow, i / width);
                lastColumn = Math.max(lastColumn, i % width);
            }
        }
        rows = lastRow + 1;
        columns = lastColumn + 1;
        amplitudes = kept(all);
        down = cosines(rows, height);
        across = cosines(columns, width);
        weighted = new float[columns][rows * lanes];
        halfway = new float[rows][width * lanes];
        sum = new float[Math.max(rows, width) * lanes];
    }

    private static double[] amplitudes(int height, int width, Spectrum spectrum) {
        double[] all = new double[height * width];
        for (int i = 0; i < all.length; i++) {
            int row = i / width;
            int column = i % width;
            double y = 0.5 * row / height;
            double x = 0.5 * column / width;
            all[i] = spectrum.amplitude(Math.sqrt(y * y + x * x));
        }
        return all;
    }

    /** The amplitudes that are used, scaled so that a value of a field has a mean square of 1. */
    private float[] kept(double[] all) {
        double power = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                power += all[r * width + c] * all[r * width + c];
            }
        }
        // a single pixel has no frequency but its mean, which some spectra lack
        double scale = power > 0 ? Math.sqrt((double) height * width / power) : 0;
        float[] some = new float[rows * columns];
        for (int i = 0; i < some.length; i++) {
            some[i] = (float) (scale * all[i / columns * width + i % columns]);
        }
        return some;
    }

    /** The first {@code count} orthonormal cosines of {@code length} points, one after the other. */
    private static float[] cosines(int count, int length) {
        float[] table = new float[count * length];
        for (int k = 0; k < count; k++) {
            double norm = Math.sqrt((k == 0 ? 1.0 : 2.0) / length);
            for (int i = 0; i < length; i++) {
                table[k * length + i] = (float) (norm * StrictMath.cos(Math.PI * (i + 0.5) * k / length));
            }
        }
        return table;
    }

    /** How many coefficients a field has. */
    int coefficients() {
        return rows * columns;
    }

    /**
     * Turns coefficients into fields.
     *
     * @param levels coefficients of the first field from {@code from} on, those of each other {@code stride} further
     * @param unit by which they are multiplied to become standard normal
     * @param fields receives height x width values of each field, side by side, from {@code at} on
     * @param lanes how many
     */
    void make(int[] levels, int from, int stride, float unit, float[] fields, int at, int lanes) {
        weight(levels, from, stride, unit, lanes);
        for (int x = 0; x < width; x++) {
            sum(weighted, columns, across, x, width, rows * lanes);
            for (int r = 0; r < rows; r++) {
                System.arraycopy(sum, r * lanes, halfway[r], x * lanes, lanes);
            }
        }
        for (int y = 0; y < height; y++) {
            sum(halfway, rows, down, y, height, width * lanes);
            System.arraycopy(sum, 0, fields, at + y * width * lanes, width * lanes);
        }
    }

    /** Some columns at a time, so that neither side is read or written far apart. */
    private void weight(int[] levels, int from, int stride, float unit, int lanes) {
        for (int r = 0; r < rows; r++) {
            for (int begin = 0; begin < columns; begin += TILE) {
                int end = Math.min(columns, begin + TILE);
                for (int b = 0; b < lanes; b++) {
                    int field = from + b * stride + r * columns;
                    for (int c = begin; c < end; c++) {
                        weighted[c][r * lanes + b] = unit * levels[field + c] * amplitudes[r * columns + c];
                    }
                }
            }
        }
    }

    /** Sets sum[0..length) to the sum of {@code parts}, each times its cosine at a place. */
    private void sum(float[][] parts, int count, float[] cosines, int place, int places, int length) {
        Arrays.fill(sum, 0, length, 0);
        int k = 0;
        for (int at = place; k + 4 <= count; k += 4, at += 4 * places) {
            float[] first = parts[k];
            float[] second = parts[k + 1];
            float[] third = parts[k + 2];
            float[] fourth = parts[k + 3];
            float a = cosines[at];
            float b = cosines[at + places];
            float c = cosines[at + 2 * places];
            float d = cosines[at + 3 * places];
            add(sum, first, a, second, b, third, c, fourth, d, length);
        }
        for (; k < count; k++) {
            add(sum, parts[k], cosines[k * places + place], length);
        }
    }

    /** Four at once, in the same order as one by one: a sum is then read and written a quarter as often. */
    private static void add(
            float[] to,
            float[] first,
            float a,
            float[] second,
            float b,
            float[] third,
            float c,
            float[] fourth,
            float d,
            int length) {
        for (int i = 0; i < length; i++) {
            to[i] = to[i] + a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
        }
    }

    private static void add(float[] to, float[] from, float factor, int length) {
        for (int i = 0; i < length; i++) {
            to[i] += factor * from[i];
        }
    }
}
