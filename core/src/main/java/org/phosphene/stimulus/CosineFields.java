package org.phosphene.stimulus;

import java.util.Arrays;

/**
 * Gaussian fields of a given spectrum, many at a time: independent normal coefficients times amplitudes, turned into images by
 * the discrete cosine transform. That is what blurring white noise gives whose edges are mirrored, in fewer steps: frequencies
 * that the spectrum all but removes are left out.
 *
 * <p>Fields lie side by side: value v of field b stands at {@code v * lanes + b}, so that every loop runs over fields and
 * compiles to vector instructions. Sums are made in one order for every field, whatever its neighbours, and Java's floating
 * point is the same on every machine: so are the fields.
 *
 * <p>Not thread-safe.
 */
final class CosineFields {
    /** Amplitudes below this part of the largest are left out: less than the step of 256 levels. */
    private static final double LEAST = 1e-3;

    private final int height;
    private final int width;
    private final int rows;
    private final int columns;
    private final float[] amplitudes;
    private final float[] down;
    private final float[] across;
    private final float[] halfway;

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
        halfway = new float[rows * width * lanes];
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
        double scale = Math.sqrt((double) height * width / power);
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
     * @param normal standard normal coefficients, side by side from {@code from} on; spoilt
     * @param fields receives height x width values of each field, side by side, from {@code at} on
     * @param lanes how many
     */
    void make(float[] normal, int from, float[] fields, int at, int lanes) {
        for (int k = 0; k < amplitudes.length; k++) {
            float amplitude = amplitudes[k];
            for (int b = from + k * lanes; b < from + (k + 1) * lanes; b++) {
                normal[b] *= amplitude;
            }
        }
        for (int r = 0; r < rows; r++) {
            for (int x = 0; x < width; x++) {
                int to = (r * width + x) * lanes;
                Arrays.fill(halfway, to, to + lanes, 0);
                for (int c = 0; c < columns; c++) {
                    add(normal, from + (r * columns + c) * lanes, across[c * width + x], halfway, to, lanes);
                }
            }
        }
        for (int y = 0; y < height; y++) {
            int to = at + y * width * lanes;
            Arrays.fill(fields, to, to + width * lanes, 0);
            for (int r = 0; r < rows; r++) {
                add(halfway, r * width * lanes, down[r * height + y], fields, to, width * lanes);
            }
        }
    }

    private static void add(float[] from, int at, float factor, float[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] += factor * from[at + i];
        }
    }
}
