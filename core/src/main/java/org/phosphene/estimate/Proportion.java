package org.phosphene.estimate;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A share with its 95 % confidence interval.
 *
 * @param value from 0 to 1
 * @param low end of the interval
 * @param high end of the interval
 */
public record Proportion(double value, double low, double high) {
    /** The level of the interval. */
    public static final double LEVEL = 0.95;

    private static final double TAIL = (1 - LEVEL) / 2;

    /**
     * With the exact interval (Clopper and Pearson 1934), for trials that are independent of each other.
     *
     * @param hits 0 to {@code trials}
     * @param trials at least 1
     */
    public static Proportion of(long hits, long trials) {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " of " + trials + ": must lie in 0..trials, of at least one");
        }
        return exact((double) hits / trials, (double) hits, (double) trials - hits);
    }

    /**
     * The share of all trials of several clusters, such as the targets that one image is turned to, where clusters are
     * independent and the trials in one are not. The interval is the exact one for as many independent trials as have the same
     * variance (Korn and Graubard 1998), that of a ratio.
     *
     * @param hits how many hits each cluster has
     * @param trials of how many; at least one cluster has trials
     */
    public static Proportion ofClusters(int[] hits, int[] trials) {
        long hit = Arrays.stream(hits).asLongStream().sum();
        long whole = Arrays.stream(trials).asLongStream().sum();
        if (hits.length != trials.length || whole < 1) {
            throw new IllegalArgumentException(hits.length + " clusters of hits, " + trials.length + " of " + whole
                    + " trials: must be at least one");
        }
        double share = (double) hit / whole;
        double squares = 0;
        int clusters = 0;
        for (int i = 0; i < hits.length; i++) {
            double off = hits[i] - share * trials[i];
            squares += off * off;
            clusters += trials[i] > 0 ? 1 : 0;
        }
        double variance = squares / whole / whole * clusters / Math.max(1, clusters - 1);
        // without any spread nothing tells how much the trials of a cluster depend on each other
        double effective = variance > 0 ? Math.min((double) whole, share * (1 - share) / variance) : clusters;
        return exact(share, effective * share, effective * (1 - share));
    }

    private static Proportion exact(double value, double hits, double misses) {
        double low = hits == 0 ? 0 : BetaDistribution.of(hits, misses + 1).inverseCumulativeProbability(TAIL);
        double high = misses == 0 ? 1 : BetaDistribution.of(hits + 1, misses).inverseSurvivalProbability(TAIL);
        return new Proportion(value, low, high);
    }
}
