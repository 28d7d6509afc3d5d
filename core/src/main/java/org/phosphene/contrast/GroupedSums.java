package org.phosphene.contrast;

/**
 * Noise of the trials that move into a class less that of the trials that move out of it, summed by groups of trials: trial i
 * belongs to group i mod groups. Exact, in 64-bit integers.
 */
final class GroupedSums {
    private final long[][] sums;
    private final long[] net;

    GroupedSums(int groups, int values) {
        sums = new long[groups][values];
        net = new long[groups];
    }

    /**
     * Adds one trial.
     *
     * @param from where its noise begins in {@code levels}
     * @param in whether NEW answers the class and OLD does not, or the other way round
     */
    void add(long trial, int[] levels, int from, boolean in) {
        int group = (int) (trial % sums.length);
        long[] sum = sums[group];
        net[group] += in ? 1 : -1;
        if (in) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += levels[from + i];
            }
        } else {
            for (int i = 0; i < sum.length; i++) {
                sum[i] -= levels[from + i];
            }
        }
    }

    GroupedSums combine(GroupedSums other) {
        for (int g = 0; g < sums.length; g++) {
            net[g] += other.net[g];
            for (int i = 0; i < sums[g].length; i++) {
                sums[g][i] += other.sums[g][i];
            }
        }
        return this;
    }

    /** The sums of each group with each trial's noise taken from its mean, in levels. */
    double[][] centred(double[] meanLevel) {
        double[][] centred = new double[sums.length][meanLevel.length];
        for (int g = 0; g < sums.length; g++) {
            for (int i = 0; i < meanLevel.length; i++) {
                centred[g][i] = sums[g][i] - net[g] * meanLevel[i];
            }
        }
        return centred;
    }
}
