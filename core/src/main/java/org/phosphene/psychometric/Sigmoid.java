package org.phosphene.psychometric;

import java.util.Locale;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The shape F of a psychometric function, from 0 to 1. It has a threshold m, where it is 0.5, and a scale s > 0.
 */
public enum Sigmoid {
    /** 1 / (1 + exp(-(x - m) / s)). */
    LOGISTIC {
        @Override
        double share(double x, double threshold, double scale) {
            return 1 / (1 + Math.exp((threshold - x) / scale));
        }

        @Override
        double slope(double threshold, double scale) {
            return 1 / (4 * scale);
        }

        @Override
        double width(double threshold, double scale) {
            return 2 * Math.log((1 - TAIL) / TAIL) * scale;
        }
    },
    /** Phi((x - m) / s), the cumulative Gaussian. */
    GAUSSIAN {
        @Override
        double share(double x, double threshold, double scale) {
            return NORMAL.cumulativeProbability((x - threshold) / scale);
        }

        @Override
        double slope(double threshold, double scale) {
            return NORMAL.density(0) / scale;
        }

        @Override
        double width(double threshold, double scale) {
            return 2 * NORMAL.inverseSurvivalProbability(TAIL) * scale;
        }
    },
    /** 1 - 2^-((x / m)^(1 / s)), Weibull's; for levels from 0 on, and 0 where there is no signal. */
    WEIBULL {
        @Override
        double share(double x, double threshold, double scale) {
            return -Math.expm1(-LN2 * Math.pow(x / threshold, 1 / scale));
        }

        @Override
        double slope(double threshold, double scale) {
            return LN2 / (2 * scale * threshold);
        }

        @Override
        double width(double threshold, double scale) {
            return threshold * (Math.pow(-Math.log(TAIL) / LN2, scale) - Math.pow(-Math.log1p(-TAIL) / LN2, scale));
        }

        @Override
        double scaleOf(double width, double threshold) {
            // the width of small scales, that of log(x / m)
            return width / threshold / Math.log(Math.log(TAIL) / Math.log1p(-TAIL));
        }
    };

    /** The width lies between the x at which F is this and those at which it is 1 less this. */
    static final double TAIL = 0.05;

    private static final double LN2 = Math.log(2);
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Reads the name.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Sigmoid of(String name) {
        for (Sigmoid sigmoid : values()) {
            if (sigmoid.toString().equals(name)) {
                return sigmoid;
            }
        }
        throw new IllegalArgumentException("function '" + name + "': expected logistic, gaussian or weibull");
    }

    /** F at a level. */
    abstract double share(double x, double threshold, double scale);

    /** The derivative of F at the threshold. */
    abstract double slope(double threshold, double scale);

    /** From F = 0.05 to F = 0.95. */
    abstract double width(double threshold, double scale);

    /** The scale of a width, at least roughly. */
    double scaleOf(double width, double threshold) {
        return width / width(threshold, 1);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
