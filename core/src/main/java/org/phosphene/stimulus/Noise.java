package org.phosphene.stimulus;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A distribution of independent, identically distributed pixels on a {@link Grid}: white noise.
 *
 * <p>All kinds share two numbers. The <b>mean</b> is the grey around which they vary, the <b>contrast</b> scales the
 * variation: at contrast 1 uniform noise covers one unit of value, binary noise takes its two ends, and Gaussian noise has
 * the standard deviation of the uniform, 1 / sqrt(12). The paper's noise is {@code uniform(0.5, 1)}: [0, 1).
 */
public sealed interface Noise permits UniformNoise, GaussianNoise, BinaryNoise {
    /** Mean of the paper's noise. */
    double DEFAULT_MEAN = 0.5;
    /** Decimals to which mean and contrast are rounded. */
    int DECIMALS = 6;
    /** Contrast of the paper's noise. */
    double DEFAULT_CONTRAST = 1;

    /** The kinds by name. */
    enum Kind {
        UNIFORM,
        GAUSSIAN,
        BINARY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Uniform on [0, 1), as in the paper. */
    static Noise uniform() {
        return of(Kind.UNIFORM, DEFAULT_MEAN, DEFAULT_CONTRAST);
    }

    /** Gaussian around 0.5 with the uniform's standard deviation; not clipped, so some values lie outside [0, 1]. */
    static Noise gaussian() {
        return of(Kind.GAUSSIAN, DEFAULT_MEAN, DEFAULT_CONTRAST);
    }

    /** 0 or 1, each with probability one half. */
    static Noise binary() {
        return of(Kind.BINARY, DEFAULT_MEAN, DEFAULT_CONTRAST);
    }

    /**
     * Noise of a kind with a mean and a contrast.
     *
     * <p>Both are rounded to six decimals.
     *
     * @param mean from -10 to 10, in units of the value range 0 to 1
     * @param contrast above 0, at most 10
     * @throws IllegalArgumentException outside these limits
     */
    static Noise of(Kind kind, double mean, double contrast) {
        if (!(mean >= -10 && mean <= 10)) {
            throw new IllegalArgumentException("noise mean " + mean + ": must lie in -10..10 (an image is 0..1)");
        }
        if (!(contrast >= 1e-3 && contrast <= 10)) {
            throw new IllegalArgumentException("noise contrast " + contrast + ": must lie in 0.001..10");
        }
        double m = rounded(mean);
        double c = rounded(contrast);
        return switch (kind) {
            case UNIFORM -> new UniformNoise(m, c);
            case GAUSSIAN -> new GaussianNoise(m, c);
            case BINARY -> new BinaryNoise(m, c);
        };
    }

    /** A number as it is kept and written. */
    static double rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    /** A mean or contrast as text. Unlike a double's own, it is the same on every version of Java. */
    static String text(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    Kind kind();

    /** The mean asked for. */
    double mean();

    /** The contrast asked for. */
    double contrast();

    /** Where the levels lie. */
    Grid grid();

    /** Exact mean of a level. */
    double levelMean();

    /** Exact standard deviation of a level. */
    double levelDeviation();

    /** How many random words {@code values} levels take. */
    int words(int values);

    /** Turns the random words from {@code from} on into {@code count} levels, written from {@code at} on. */
    void levels(int[] words, int from, int[] out, int at, int count);
}
