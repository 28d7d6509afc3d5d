package org.phosphene.data.digits;

import org.phosphene.stimulus.Philox;

/**
 * The random numbers of one image: a pure function of (seed, image), on every machine. Only additions and multiplications
 * are used, so that no library's logarithm shows in an image.
 */
final class Draws {
    /** Apart from the streams of the noise, so that digits and noise of one seed have nothing in common. */
    private static final int STREAM = 0x64696769;

    private static final int MOST = 128;
    /** The square root of 12 / 4: the sum of four uniform numbers then has deviation 1. */
    private static final double UNIT = 1.7320508075688772;

    private final int[] words = new int[MOST];
    private int next;

    /** Goes to the first number of an image. */
    void begin(long seed, int image) {
        Philox.fill(seed, STREAM, image, words, MOST);
        next = 0;
    }

    /** Uniform, 0 or more and below 1. */
    double uniform() {
        return (words[next++] >>> 8) * 0x1p-24;
    }

    /** Uniform from {@code low} on, below {@code high}. */
    double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Bell-shaped about 0, within 3.5 deviations: the sum of four uniform numbers of 16 bits. */
    double bell(double deviation) {
        int a = words[next++];
        int b = words[next++];
        int sum = (a & 0xffff) + (a >>> 16) + (b & 0xffff) + (b >>> 16);
        return deviation * UNIT * ((sum + 2) * 0x1p-16 - 2);
    }
}
