package org.phosphene.bench.parts;

/**
 * What a user would write to average noise by answer: for each class a count, and for each pixel a sum and a sum of squares
 * in double precision.
 */
final class PlainSums {
    private final long[] counts;
    private final double[][] sums;
    private final double[][] squares;

    PlainSums(int classes, int values) {
        counts = new long[classes];
        sums = new double[classes][values];
        squares = new double[classes][values];
    }

    /** Adds {@code labels.length} fields. */
    void add(float[] fields, int[] labels) {
        for (int t = 0; t < labels.length; t++) {
            add(fields, t * sums[0].length, labels[t]);
        }
    }

    /** Adds one field. */
    void add(float[] fields, int from, int label) {
        counts[label]++;
        double[] sum = sums[label];
        double[] square = squares[label];
        for (int i = 0; i < sum.length; i++) {
            double value = fields[from + i];
            sum[i] += value;
            square[i] += value * value;
        }
    }

    /**
     * Adds fields as a matrix product, as array languages do it: the labels as a one-hot matrix, classes x trials, times the
     * fields, trials x values, and times their squares.
     */
    void addProduct(float[] fields, int[] labels) {
        int values = sums[0].length;
        double[][] oneHot = new double[counts.length][labels.length];
        for (int t = 0; t < labels.length; t++) {
            oneHot[labels[t]][t] = 1;
            counts[labels[t]]++;
        }
        for (int c = 0; c < counts.length; c++) {
            double[] sum = sums[c];
            double[] square = squares[c];
            for (int t = 0; t < labels.length; t++) {
                double weight = oneHot[c][t];
                for (int i = 0; i < values; i++) {
                    double value = fields[t * values + i];
                    sum[i] += weight * value;
                    square[i] += weight * value * value;
                }
            }
        }
    }

    long count(int label) {
        return counts[label];
    }

    double mean(int label, int i) {
        return sums[label][i] / counts[label];
    }

    /** s / sqrt(n) with the measured deviation s. */
    double standardError(int label, int i) {
        double mean = mean(label, i);
        long n = counts[label];
        return Math.sqrt((squares[label][i] / n - mean * mean) / (n - 1));
    }
}
