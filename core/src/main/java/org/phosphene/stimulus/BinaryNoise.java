package org.phosphene.stimulus;

/** One of two levels with equal probability: mean - contrast / 2 or mean + contrast / 2. */
record BinaryNoise(double mean, double contrast) implements Noise {
    @Override
    public Kind kind() {
        return Kind.BINARY;
    }

    @Override
    public Grid grid() {
        return new Grid((float) (mean - contrast / 2), (float) contrast, 1);
    }

    @Override
    public double levelMean() {
        return 0.5;
    }

    @Override
    public double levelDeviation() {
        return 0.5;
    }

    @Override
    public int words(int values) {
        return (values + 31) / 32;
    }

    @Override
    public void levels(int[] words, int[] out, int at, int count) {
        for (int i = 0; i < count; i++) {
            out[at + i] = words[i >>> 5] >>> (i & 31) & 1;
        }
    }
}
