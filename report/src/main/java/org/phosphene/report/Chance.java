package org.phosphene.report;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** What pure chance does, to hold a result against. */
public final class Chance {
    /** The share of maps of pure chance whose peak stays below {@link #peakZ}. */
    public static final double LEVEL = 0.95;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Chance() {}

    /**
     * The value that the largest |z| of {@code values} independent normal pixels exceeds with probability 5 %: z with
     * (1 - 2 Q(z))^values = 0.95, Q the upper tail. A map's pixels are means of many trials of independent noise, so they are
     * nearly normal if they do not matter; with few trials their tails are lighter and the value errs on the safe side.
     */
    public static double peakZ(int values) {
        double outside = -Math.expm1(Math.log(LEVEL) / values);
        return NORMAL.inverseSurvivalProbability(outside / 2);
    }

    /** The two-sided 95 % point of the normal distribution. */
    static double point() {
        return NORMAL.inverseSurvivalProbability((1 - LEVEL) / 2);
    }
}
