package org.phosphene.psychometric;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A number with its 95 % interval.
 *
 * @param value from the data
 * @param low end of the interval
 * @param high end of the interval
 */
public record Estimate(double value, double low, double high) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double POINT = NORMAL.inverseSurvivalProbability(0.025);

    /**
     * @throws IllegalArgumentException if a number is not finite or the ends are not in order
     */
    public Estimate {
        if (!Double.isFinite(value) || !Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException("estimate " + value + " [" + low + ", " + high
                    + "]: must be finite, with an interval from low to high");
        }
    }

    /** Whether the interval holds a number. */
    public boolean covers(double number) {
        return low <= number && number <= high;
    }

    /**
     * The bias-corrected percentile interval (Efron 1987): the percentiles are moved by twice the normal deviate of the share
     * of resamples that lie below the value. Equal ones count half.
     */
    static Estimate of(double value, double[] resampled) {
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        double below = 0;
        for (double one : sorted) {
            below += one < value ? 1 : one == value ? 0.5 : 0;
        }
        double n = sorted.length;
        double share = Math.max(0.5 / n, Math.min(1 - 0.5 / n, below / n));
        double bias = NORMAL.inverseCumulativeProbability(share);
        double low = quantile(sorted, NORMAL.cumulativeProbability(2 * bias - POINT));
        double high = quantile(sorted, NORMAL.cumulativeProbability(2 * bias + POINT));
        return new Estimate(value, low, high);
    }

    /** Linear between neighbours, of which the k-th of n lies at (k - 0.5) / n. */
    static double quantile(double[] sorted, double probability) {
        double at = Math.max(0, Math.min(sorted.length - 1, probability * sorted.length - 0.5));
        int under = (int) at;
        int over = Math.min(under + 1, sorted.length - 1);
        return sorted[under] + (at - under) * (sorted[over] - sorted[under]);
    }
}
