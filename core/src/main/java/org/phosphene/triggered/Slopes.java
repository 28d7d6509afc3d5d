package org.phosphene.triggered;

import org.ejml.data.DMatrixRMaj;
import org.phosphene.estimate.Contrast;
import org.phosphene.stimulus.Shape;

/** The maps of one unit from its sums; see {@link TriggeredAverage}. */
final class Slopes {
    private final WindowSums sums;
    private final int u;
    private final Shape shape;
    private final int size;
    private final double[] z;

    Slopes(WindowSums sums, int u, Shape shape) {
        this.sums = sums;
        this.u = u;
        this.shape = shape;
        size = shape.size();
        z = new double[size];
        for (int i = 0; i < size; i++) {
            z[i] = correlation(i) * Math.sqrt(sums.trials() - 1.0);
        }
    }

    /** Of the response with a pixel; 0 where the pixel never changed. */
    private double correlation(int i) {
        double product = sums.variance(u) * sums.pixelVariance(i);
        return product > 0 ? sums.covariance(u, i) / Math.sqrt(product) : 0;
    }

    Contrast average() {
        double[] value = new double[size];
        double[] error = new double[size];
        for (int i = 0; i < size; i++) {
            value[i] = sums.average(u, i);
            error[i] = sums.averageError(u, i);
        }
        return new Contrast(name("spike-triggered average"), shape, sums.trials(), value, error, z);
    }

    Contrast kernel() {
        double[] value = new double[size];
        double[] error = new double[size];
        double freedom = Math.max(1, sums.trials() - 2);
        for (int i = 0; i < size; i++) {
            double variance = sums.pixelVariance(i);
            if (variance > 0) {
                double r = correlation(i);
                value[i] = sums.covariance(u, i) / variance;
                error[i] = Math.sqrt(sums.variance(u) * Math.max(0, 1 - r * r) / variance / freedom);
            }
        }
        return new Contrast(name("kernel"), shape, sums.trials(), value, error, z);
    }

    /** Least squares on all pixels: b = S^-1 cov(x, y), with the deviation of what is left. */
    Contrast whitened(DMatrixRMaj inverse) {
        double[] value = new double[size];
        double[] error = new double[size];
        double[] ratio = new double[size];
        double explained = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                value[i] += inverse.get(i, j) * sums.covariance(u, j);
            }
            explained += value[i] * sums.covariance(u, i);
        }
        double left = Math.max(0, sums.variance(u) - explained) / Math.max(1, sums.trials() - size - 1);
        for (int i = 0; i < size; i++) {
            error[i] = Math.sqrt(left * inverse.get(i, i));
            ratio[i] = error[i] > 0 ? value[i] / error[i] : 0;
        }
        return new Contrast(name("whitened average"), shape, sums.trials(), value, error, ratio);
    }

    private String name(String kind) {
        return kind + " of unit " + sums.unit(u);
    }
}
