package org.phosphene;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * p-values for the statistical tests. Their seeds are fixed, so they pass always or never; if a seed is changed, a correct
 * program fails an assertion with probability {@link #FALSE_ALARM}.
 */
public final class Chance {
    /** Below this p-value an assertion fails. */
    public static final double FALSE_ALARM = 1e-6;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Chance() {}

    public static NormalDistribution normal() {
        return NORMAL;
    }

    /** Of a standard normal deviate, two-sided. */
    public static double ofDeviate(double z) {
        return 2 * NORMAL.survivalProbability(Math.abs(z));
    }

    /** Pearson's chi-square of counts against probabilities, which sum to 1. */
    public static double ofCounts(long[] counts, double[] probabilities) {
        long all = Arrays.stream(counts).sum();
        double chiSquare = 0;
        for (int k = 0; k < counts.length; k++) {
            double expected = all * probabilities[k];
            chiSquare += (counts[k] - expected) * (counts[k] - expected) / expected;
        }
        return ChiSquaredDistribution.of(counts.length - 1.0).survivalProbability(chiSquare);
    }

    /** Kolmogorov's test of a sample against a continuous distribution, with Stephens' small-sample correction. */
    public static double ofSample(double[] sample, DoubleUnaryOperator distribution) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double n = sorted.length;
        double distance = 0;
        for (int i = 0; i < n; i++) {
            double at = distribution.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.max((i + 1) / n - at, at - i / n));
        }
        double lambda = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
        double p = 0;
        for (int k = 1; k <= 100; k++) {
            p += (k % 2 == 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
        }
        // the series does not converge for small lambda, where p is 1
        return lambda < 0.2 ? 1 : p;
    }

    /** The correlation of two samples, in standard errors under independence. */
    public static double correlationDeviate(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy) * Math.sqrt(x.length);
    }
}
