package org.phosphene.stimulus;

import java.util.Arrays;

/**
 * Weighted sums of the images of a basis, four sums at a time: a matrix product in single precision.
 *
 * <p>Four images of the basis are added to four sums in one loop over pixels. So each number that is loaded takes part in
 * four products, and the loop is long enough to become vector instructions. Every sum is made in the order of the basis,
 * whatever its neighbours, and Java's floating point is the same on every machine: so are the sums.
 *
 * <p>Not thread-safe.
 */
final class BasisSums {
    /** Sums made at a time. */
    static final int TOGETHER = 4;

    private final int components;
    private final int pixels;
    private final float[][] images;
    private final float[][] sums;

    /**
     * @param basis components x pixels
     */
    BasisSums(float[] basis, int pixels) {
        this.pixels = pixels;
        components = basis.length / pixels;
        images = new float[padded(components)][pixels];
        for (int k = 0; k < components; k++) {
            System.arraycopy(basis, k * pixels, images[k], 0, pixels);
        }
        sums = new float[TOGETHER][pixels];
    }

    /** A number of components as weights must be given: the next multiple of four. */
    static int padded(int components) {
        return (components + 3) / 4 * 4;
    }

    /**
     * Four sums.
     *
     * @param weights of the components, {@link #padded} for each sum, one sum after the other; those too many are 0
     * @param out receives {@code pixels} values for each of the first {@code count} sums
     * @param at of the first
     * @param stride from one sum to the next
     */
    void make(float[] weights, int count, float[] out, int at, int stride) {
        for (float[] sum : sums) {
            Arrays.fill(sum, 0);
        }
        for (int k = 0; k < images.length; k += 4) {
            add(k, weights);
        }
        for (int b = 0; b < count; b++) {
            System.arraycopy(sums[b], 0, out, at + b * stride, pixels);
        }
    }

    private void add(int k, float[] w) {
        int n = images.length;
        int k1 = n + k;
        int k2 = 2 * n + k;
        int k3 = 3 * n + k;
        two(k, sums[0], sums[1], w[k], w[k + 1], w[k + 2], w[k + 3], w[k1], w[k1 + 1], w[k1 + 2], w[k1 + 3]);
        two(k, sums[2], sums[3], w[k2], w[k2 + 1], w[k2 + 2], w[k2 + 3], w[k3], w[k3 + 1], w[k3 + 2], w[k3 + 3]);
    }

    private void two(
            int k,
            float[] a,
            float[] b,
            float a0,
            float a1,
            float a2,
            float a3,
            float b0,
            float b1,
            float b2,
            float b3) {
        float[] p0 = images[k];
        float[] p1 = images[k + 1];
        float[] p2 = images[k + 2];
        float[] p3 = images[k + 3];
        for (int i = 0; i < pixels; i++) {
            a[i] = a[i] + a0 * p0[i] + a1 * p1[i] + a2 * p2[i] + a3 * p3[i];
            b[i] = b[i] + b0 * p0[i] + b1 * p1[i] + b2 * p2[i] + b3 * p3[i];
        }
    }
}
