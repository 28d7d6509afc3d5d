package org.phosphene.triggered;

import org.phosphene.stimulus.Shape;

/** Sums of a few units that share a window: of y, y^2, x, x^2, y x, y^2 x and y^2 x^2 for each pixel x, less a centre. */
final class WindowSums {
    private final Window window;
    private final int[] units;
    private final int[] places;
    private final double centre;
    private final double[] x;
    private final double[] xx;
    private final double[][] yx;
    private final double[][] yyx;
    private final double[][] yyxx;
    private final double[] y;
    private final double[] yy;
    private final double[] least;
    private final double[] largest;
    private long trials;

    WindowSums(Window window, int[] units, Shape shape, double centre) {
        this.window = window;
        this.units = units;
        this.centre = centre;
        places = window.within(shape).places(shape);
        x = new double[places.length];
        xx = new double[places.length];
        yx = new double[units.length][places.length];
        yyx = new double[units.length][places.length];
        yyxx = new double[units.length][places.length];
        y = new double[units.length];
        yy = new double[units.length];
        least = new double[units.length];
        largest = new double[units.length];
        java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
        java.util.Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    }

    void add(Episode episode) {
        int together = FourTrials.COUNT;
        double[][] values = new double[together][places.length];
        double[][] squares = new double[together][places.length];
        double[] ones = new double[together];
        double[] response = new double[together];
        double[] square = new double[together];
        for (int from = 0; from < episode.trials(); from += together) {
            int count = Math.min(together, episode.trials() - from);
            for (int t = 0; t < together; t++) {
                ones[t] = t < count ? 1 : 0;
                if (t < count) {
                    cut(episode, from + t, values[t], squares[t]);
                }
            }
            FourTrials.add(x, values, ones, 0);
            FourTrials.add(xx, squares, ones, 0);
            for (int u = 0; u < units.length; u++) {
                for (int t = 0; t < together; t++) {
                    response[t] = t < count ? respond(episode, from + t, u) : 0;
                    square[t] = response[t] * response[t];
                }
                FourTrials.add(yx[u], values, response, 0);
                FourTrials.add(yyx[u], values, square, 0);
                FourTrials.add(yyxx[u], squares, square, 0);
            }
        }
        trials += episode.trials();
    }

    private void cut(Episode episode, int trial, double[] values, double[] squares) {
        episode.cut(trial, places, centre, values);
        for (int i = 0; i < values.length; i++) {
            squares[i] = values[i] * values[i];
        }
    }

    private double respond(Episode episode, int trial, int u) {
        double response = episode.response(trial, units[u]);
        y[u] += response;
        yy[u] += response * response;
        least[u] = Math.min(least[u], response);
        largest[u] = Math.max(largest[u], response);
        return response;
    }

    int units() {
        return units.length;
    }

    int unit(int u) {
        return units[u];
    }

    Window window() {
        return window;
    }

    int pixels() {
        return places.length;
    }

    long trials() {
        return trials;
    }

    double least(int u) {
        return least[u];
    }

    double largest(int u) {
        return largest[u];
    }

    double mean(int u) {
        return y[u] / trials;
    }

    /** Variance of the responses; 0 where all are the same. */
    double variance(int u) {
        return least[u] == largest[u] ? 0 : Math.max(0, yy[u] / trials - mean(u) * mean(u));
    }

    double pixelVariance(int i) {
        return xx[i] / trials - x[i] / trials * x[i] / trials;
    }

    /** Covariance of response and pixel. */
    double covariance(int u, int i) {
        return yx[u][i] / trials - mean(u) * x[i] / trials;
    }

    /** The average of Eq. 4 less the mean of all stimuli. */
    double average(int u, int i) {
        return yx[u][i] / y[u] - x[i] / trials;
    }

    /** Standard error of the average: root of sum y^2 (x - mu)^2 * n / (n - 1), over sum y. */
    double averageError(int u, int i) {
        double mu = yx[u][i] / y[u];
        double spread = Math.max(0, yyxx[u][i] - 2 * mu * yyx[u][i] + mu * mu * yy[u]);
        return Math.sqrt(spread * trials / (trials - 1)) / y[u];
    }
}
