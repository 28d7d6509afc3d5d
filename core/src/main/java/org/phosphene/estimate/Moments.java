package org.phosphene.estimate;

/**
 * Exact weighted sums over noise fields, pixel by pixel: sum of w, w^2, w l, w^2 l and w^2 l^2 for levels l and integer
 * weights w.
 *
 * <p>Trials of weight 1, by far the most, are first summed in 32-bit integers, which processors add 8 or 16 at a time, and
 * moved to 64 bits before they can overflow.
 */
final class Moments {
    private final int roomForSquares;
    private long trials;
    private long weights;
    private long squaredWeights;
    private final long[] sum;
    private final long[] weightedSum;
    private final long[] squares;
    private final int[] field;
    private final int[] smallSum;
    private final int[] smallSquares;
    private int small;

    /**
     * @param values pixels of a field
     * @param largestLevel the largest magnitude of a level
     * @param weighted whether weights other than 0 and 1 occur
     */
    Moments(int values, int largestLevel, boolean weighted) {
        roomForSquares = Integer.MAX_VALUE / (largestLevel * largestLevel);
        sum = new long[values];
        // with weights 0 and 1 the sums of w l and w^2 l are the same
        weightedSum = weighted ? new long[values] : sum;
        squares = new long[values];
        field = new int[values];
        smallSum = new int[values];
        smallSquares = new int[values];
    }

    void add(int[] levels, int from, int weight) {
        if (weight == 0) {
            return;
        }
        trials++;
        weights += weight;
        squaredWeights += (long) weight * weight;
        if (weightedSum == sum) {
            addSmall(levels, from);
        } else {
            addWeighted(levels, from, weight);
        }
    }

    private void addSmall(int[] levels, int from) {
        // from a copy, since this becomes vector instructions only where all arrays have the same index
        System.arraycopy(levels, from, field, 0, field.length);
        for (int i = 0; i < field.length; i++) {
            int level = field[i];
            smallSum[i] += level;
            smallSquares[i] += level * level;
        }
        if (++small == roomForSquares) {
            flush();
        }
    }

    private void addWeighted(int[] levels, int from, int weight) {
        long square = (long) weight * weight;
        for (int i = 0; i < sum.length; i++) {
            int level = levels[from + i];
            sum[i] += (long) weight * level;
            weightedSum[i] += square * level;
            squares[i] += square * level * level;
        }
    }

    private void flush() {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += smallSum[i];
            squares[i] += smallSquares[i];
        }
        java.util.Arrays.fill(smallSum, 0);
        java.util.Arrays.fill(smallSquares, 0);
        small = 0;
    }

    Moments combine(Moments other) {
        flush();
        other.flush();
        trials += other.trials;
        weights += other.weights;
        squaredWeights += other.squaredWeights;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.sum[i];
            squares[i] += other.squares[i];
            if (weightedSum != sum) {
                weightedSum[i] += other.weightedSum[i];
            }
        }
        return this;
    }

    /** How many trials had a weight above 0. */
    long trials() {
        return trials;
    }

    /** Sum of the weights. */
    long weights() {
        return weights;
    }

    /** Sum of the squares of the weights. */
    long squaredWeights() {
        return squaredWeights;
    }

    /** The number of equally weighted trials that would give the same variance: (sum w)^2 / sum w^2. */
    double effectiveTrials() {
        return (double) weights / squaredWeights * weights;
    }

    /** Weighted mean level of a pixel. */
    double mean(int i) {
        return (double) sum(i) / weights;
    }

    /** Exact sum of the weighted levels of a pixel. */
    long sum(int i) {
        return sum[i] + smallSum[i];
    }

    /** Exact sum of squares of the weighted levels of a pixel. */
    long squares(int i) {
        return squares[i] + smallSquares[i];
    }

    /**
     * Standard error of the weighted mean of a pixel, sqrt(n / (n - 1) * sum w^2 (l - mean)^2) / sum w, which is s / sqrt(n)
     * for equal weights. With one trial there is no spread to measure: then the deviation of the noise stands in for s.
     */
    double standardError(int i, double noiseDeviation) {
        if (trials == 1) {
            return noiseDeviation;
        }
        double spread = Math.max(0, spread(i, mean(i)));
        return Math.sqrt(spread * trials / (trials - 1)) / weights;
    }

    /** Sum of w^2 (l - centre)^2 of a pixel; may fall below 0 by rounding. */
    double spread(int i, double centre) {
        long w2l = weightedSum[i] + (weightedSum == sum ? smallSum[i] : 0);
        return squares(i) - 2 * centre * w2l + centre * centre * squaredWeights;
    }
}
