package org.phosphene.stimulus;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Gaussian with standard deviation contrast / sqrt(12), on levels of 1/256 of it: the 65 536 equally probable quantiles of
 * the normal distribution, so the tails end at 4.3 standard deviations.
 */
record GaussianNoise(double mean, double contrast) implements Noise {
    private static final int QUANTILES = 1 << 16;
    private static final int LEVELS_PER_DEVIATION = 256;
    private static final short[] QUANTILE = quantiles();
    private static final double DEVIATION = deviation();

    private static short[] quantiles() {
        NormalDistribution normal = NormalDistribution.of(0, LEVELS_PER_DEVIATION);
        short[] levels = new short[QUANTILES];
        // one half mirrored, so that the mean is exactly 0
        for (int k = 0; k < QUANTILES / 2; k++) {
            int below = (int) Math.rint(normal.inverseCumulativeProbability((k + 0.5) / QUANTILES));
            levels[k] = (short) below;
            levels[QUANTILES - 1 - k] = (short) -below;
        }
        return levels;
    }

    private static double deviation() {
        long squares = 0;
        for (short level : QUANTILE) {
            squares += level * level;
        }
        return Math.sqrt((double) squares / QUANTILES);
    }

    @Override
    public Kind kind() {
        return Kind.GAUSSIAN;
    }

    @Override
    public Grid grid() {
        return new Grid((float) mean, (float) (contrast / Math.sqrt(12) / LEVELS_PER_DEVIATION), -QUANTILE[0]);
    }

    @Override
    public double levelMean() {
        return 0;
    }

    @Override
    public double levelDeviation() {
        return DEVIATION;
    }

    @Override
    public int words(int values) {
        return (values + 1) / 2;
    }

    @Override
    public void levels(int[] words, int from, int[] out, int at, int count) {
        int whole = count / 2;
        for (int w = 0; w < whole; w++) {
            int word = words[from + w];
            int to = at + 2 * w;
            out[to] = QUANTILE[word & 0xffff];
            out[to + 1] = QUANTILE[word >>> 16];
        }
        if (count % 2 == 1) {
            out[at + count - 1] = QUANTILE[words[from + whole] & 0xffff];
        }
    }
}
