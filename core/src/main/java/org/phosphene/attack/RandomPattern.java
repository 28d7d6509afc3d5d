package org.phosphene.attack;

import org.phosphene.stimulus.Philox;

/** Random numbers of one candidate of a search, in the order in which they are drawn. */
final class RandomPattern {
    private static final int BLOCK = 64;
    private static final double UNIT = 0x1p-32;

    private final long seed;
    private final long candidate;
    private final int[] words = new int[BLOCK];
    private int stream;
    private int left;

    /** Those of a candidate, from a stream on. */
    RandomPattern(long seed, long candidate, int firstStream) {
        this.seed = seed;
        this.candidate = candidate;
        stream = firstStream;
    }

    /** Uniform on 0 to 1, without 1. */
    double next() {
        if (left == 0) {
            Philox.fill(seed, stream++, candidate, words, BLOCK);
            left = BLOCK;
        }
        return (words[BLOCK - left--] & 0xffffffffL) * UNIT;
    }

    /** Uniform between two numbers. */
    double between(double low, double high) {
        return low + (high - low) * next();
    }

    /** Between two positive numbers, every factor alike. */
    double scale(double low, double high) {
        return low * Math.pow(high / low, next());
    }

    /** A whole number from {@code low} to {@code high}. */
    int whole(int low, int high) {
        return low + (int) Math.floor((high - low + 1) * next());
    }
}
