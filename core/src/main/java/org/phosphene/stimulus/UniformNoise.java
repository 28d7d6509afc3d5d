package org.phosphene.stimulus;

/**
 * Uniform on 256 equally spaced levels: mean + contrast * (k - 127.5) / 256, k = 0 .. 255.
 *
 * <p>The paper's noise lies in the middles of 256 equal parts of [0, 1), so its mean is exactly 0.5. Eight bits are the depth
 * of the images that the networks were trained on; the standard deviation is that of the continuous uniform less 8e-6 of it.
 */
record UniformNoise(double mean, double contrast) implements Noise {
    @Override
    public Kind kind() {
        return Kind.UNIFORM;
    }

    @Override
    public Grid grid() {
        return new Grid((float) (mean - contrast * 127.5 / 256), (float) (contrast / 256), 255);
    }

    @Override
    public double levelMean() {
        return 127.5;
    }

    @Override
    public double levelDeviation() {
        return Math.sqrt((256.0 * 256 - 1) / 12);
    }

    @Override
    public int words(int values) {
        return (values + 3) / 4;
    }

    @Override
    public void levels(int[] words, int from, int[] out, int at, int count) {
        int whole = count / 4;
        for (int w = 0; w < whole; w++) {
            int word = words[from + w];
            int to = at + 4 * w;
            out[to] = word & 0xff;
            out[to + 1] = word >>> 8 & 0xff;
            out[to + 2] = word >>> 16 & 0xff;
            out[to + 3] = word >>> 24;
        }
        for (int i = 4 * whole; i < count; i++) {
            out[at + i] = (words[from + whole] >>> (8 * (i % 4))) & 0xff;
        }
    }
}
