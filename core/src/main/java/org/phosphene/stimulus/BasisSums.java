package org.phosphene.stimulus;

import java.util.Arrays;

/**
 * Weighted sums of the images of a basis, several at a time: a matrix product in single precision.
 *
 * <p>Five images of the basis are added to one sum after the other, so that they stay in the nearest cache, in a loop over
 * pixels that the JDK's compiler turns into vector instructions. It does so only where the loop writes one array and all
 * arrays have the same index: with two sums in one loop, an offset, or a sixth image on
 * JDK 17, the product takes five times as long. Every sum is
 * made in the order of the basis, whatever its neighbours, and Java's floating point is the same on every machine: so are
 * the sums.
 *
 * <p>Not thread-safe.
 */
final class BasisSums {
    /** Sums made at a time. */
    static final int TOGETHER = 16;

    private static final int STEP = 5;

    private final float[][] images;
    private final float[][] sums;

    /**
     * @param basis components x pixels
     */
    BasisSums(float[] basis, int pixels) {
        int components = basis.length / pixels;
        images = new float[padded(components)][pixels];
        for (int k = 0; k < components; k++) {
            System.arraycopy(basis, k * pixels, images[k], 0, pixels);
        }
        sums = new float[TOGETHER][pixels];
    }

    /** A number of components as weights must be given: the next multiple of five. */
    static int padded(int components) {
        return (components + STEP - 1) / STEP * STEP;
    }

    /**
     * Makes sums.
     *
     * @param weights of the components, {@link #padded} for each sum, one sum after the other; those too many are 0
     * @param count how many sums, up to {@link #TOGETHER}
     * @param out receives {@code pixels} values for each sum
     * @param at of the first
     * @param stride from one sum to the next
     */
    void make(float[] weights, int count, float[] out, int at, int stride) {
        for (int b = 0; b < count; b++) {
            Arrays.fill(sums[b], 0);
        }
        for (int k = 0; k < images.length; k += STEP) {
            for (int b = 0; b < count; b++) {
                int w = b * images.length + k;
                add(sums[b], k, weights[w], weights[w + 1], weights[w + 2], weights[w + 3], weights[w + 4]);
            }
        }
        for (int b = 0; b < count; b++) {
            System.arraycopy(sums[b], 0, out, at + b * stride, sums[b].length);
        }
    }

    private void add(float[] sum, int k, float w0, float w1, float w2, float w3, float w4) {
        float[] p0 = images[k];
        float[] p1 = images[k + 1];
        float[] p2 = images[k + 2];
        float[] p3 = images[k + 3];
        float[] p4 = images[k + 4];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = sum[i] + w0 * p0[i] + w1 * p1[i] + w2 * p2[i] + w3 * p3[i] + w4 * p4[i];
        }
    }
}
