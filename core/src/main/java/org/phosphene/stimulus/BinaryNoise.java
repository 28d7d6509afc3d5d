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
    public void levels(int[] words, int from, int[] out, int at, int count) {
        int fours = count / 4;
        for (int f = 0; f < fours; f++) {
            int four = words[from + f / 8] >>> (4 * (f % 8));
            int to = at + 4 * f;
            out[to] = four & 1;
            out[to + 1] = four >>> 1 & 1;
            out[to + 2] = four >>> 2 & 1;
            out[to + 3] = four >>> 3 & 1;
        }
        for (int i = 4 * fours; i < count; i++) {
            out[at + i] = words[from + i / 32] >>> (i % 32) & 1;
        }
    }
}
