package org.phosphene.studies;

/** Pearson's correlation of two maps over their pixels. */
final class Pearson {
    private Pearson() {}

    /**
     * From -1 to 1; 0 if one of them is flat.
     *
     * @param a values of one map
     * @param b as many of the other
     */
    static double of(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        double norm = Math.sqrt(squaresA * squaresB);
        return norm > 0 ? both / norm : 0;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * What independent maps of so many pixels exceed once in a thousand times: three standard errors of a correlation of
     * nothing.
     */
    static double chance(int pixels) {
        return 3 / Math.sqrt(pixels);
    }
}
