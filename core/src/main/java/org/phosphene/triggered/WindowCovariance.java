package org.phosphene.triggered;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.phosphene.stimulus.Shape;

/**
 * The covariance of all pixels of a window, colours and all, over every trial: X'X of Eq. 5. Each part holds some rows of its
 * upper triangle.
 */
final class WindowCovariance {
    /** The most pixels: 75 MB. */
    static final int MOST_PIXELS = 3072;

    private static final int ROWS_IN_PART = 32;
    /** Directions with less than this share of the largest variance are lost in rounding. */
    private static final double LEAST_VARIANCE = 1e-12;

    private final Window window;
    private final int[] places;
    private final double centre;
    private final double[] totals;
    private final double[][] products;
    private long trials;

    WindowCovariance(Window window, Shape shape, double centre) {
        this.window = window;
        this.centre = centre;
        places = window.within(shape).places(shape);
        if (places.length > MOST_PIXELS) {
            throw new IllegalArgumentException("window of " + window + ", " + places.length
                    + " values: of correlated noise at most " + MOST_PIXELS
                    + " are decorrelated; take white noise (uniform, gaussian, binary)");
        }
        totals = new double[places.length];
        products = new double[places.length][];
        for (int i = 0; i < places.length; i++) {
            products[i] = new double[places.length - i];
        }
    }

    int parts() {
        return (places.length + ROWS_IN_PART - 1) / ROWS_IN_PART;
    }

    void add(Episode episode, int part) {
        int together = FourTrials.COUNT;
        int begin = part * ROWS_IN_PART;
        int end = Math.min(places.length, begin + ROWS_IN_PART);
        double[][] values = new double[together][places.length];
        double[] ones = new double[together];
        double[] weights = new double[together];
        for (int from = 0; from < episode.trials(); from += together) {
            for (int t = 0; t < together; t++) {
                boolean there = from + t < episode.trials();
                ones[t] = there ? 1 : 0;
                if (there) {
                    episode.cut(from + t, places, centre, values[t]);
                }
            }
            if (part == 0) {
                FourTrials.add(totals, values, ones, 0);
            }
            for (int i = begin; i < end; i++) {
                double[][] rest = new double[together][];
                for (int t = 0; t < together; t++) {
                    weights[t] = ones[t] * values[t][i];
                    rest[t] = Arrays.copyOfRange(values[t], i, places.length);
                }
                FourTrials.add(products[i], rest, weights, 0);
            }
        }
        if (part == 0) {
            trials += episode.trials();
        }
    }

    /**
     * The inverse of the covariance.
     *
     * @throws IllegalArgumentException if some direction of the window does not vary, so that there is none
     */
    DMatrixRMaj inverse() {
        int size = places.length;
        DMatrixRMaj matrix = new DMatrixRMaj(size, size);
        double largest = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                double value = (products[i][j - i] - totals[i] * totals[j] / trials) / trials;
                matrix.set(i, j, value);
                matrix.set(j, i, value);
            }
            largest = Math.max(largest, matrix.get(i, i));
        }
        CholeskyDecompositionInner_DDRM cholesky = new CholeskyDecompositionInner_DDRM(true);
        boolean positive = cholesky.decompose(matrix.copy());
        DMatrixRMaj lower = positive ? cholesky.getT(null) : null;
        for (int i = 0; i < size && positive; i++) {
            positive = lower.get(i, i) * lower.get(i, i) > LEAST_VARIANCE * largest;
        }
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        if (!positive || !CommonOps_DDRM.invertSPD(matrix, inverse)) {
            throw new IllegalArgumentException("the noise does not vary in every direction of the window of " + window
                    + ", or has too few trials (" + trials + " for " + size
                    + " values), so Eq. 5 has no solution; take more trials, or noise that is less smooth");
        }
        return inverse;
    }
}
