package org.phosphene.attack;

import org.phosphene.stimulus.Shape;

/**
 * The structural similarity of two images: 1 for the same, near 0 for unlike ones. Means, variances and the covariance within
 * a Gaussian window of 11 pixels and standard deviation 1.5, at every place where the window lies within the image; smaller
 * images get the largest odd window that fits. The mean over places and channels.
 *
 * <p>Source: Wang, Bovik, Sheikh, Simoncelli, "Image quality assessment: from error visibility to structural similarity", IEEE
 * Transactions on Image Processing 13, 2004, with its constants 0.01 and 0.03 and a range of values of 1.
 */
final class Ssim {
    private static final int RADIUS = 5;
    private static final double DEVIATION = 1.5;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;

    private final Shape shape;
    private final double[] window;
    private final double[] across;
    private final double[] products;

    private Ssim(Shape shape, double[] window) {
        this.shape = shape;
        this.window = window;
        across = new double[shape.height() * width()];
        products = new double[shape.height() * shape.width()];
    }

    /** For images of a shape; for one thread. */
    static Ssim of(Shape shape) {
        int radius = Math.min(RADIUS, (Math.min(shape.height(), shape.width()) - 1) / 2);
        double[] window = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < window.length; i++) {
            double from = (i - radius) / DEVIATION;
            window[i] = Math.exp(-from * from / 2);
            sum += window[i];
        }
        for (int i = 0; i < window.length; i++) {
            window[i] /= sum;
        }
        return new Ssim(shape, window);
    }

    private int width() {
        return shape.width() - window.length + 1;
    }

    private int height() {
        return shape.height() - window.length + 1;
    }

    /** The similarity of two images, channel by channel and row by row, from {@code x0} and {@code y0} on. */
    double of(float[] x, int x0, float[] y, int y0) {
        int area = shape.height() * shape.width();
        double sum = 0;
        for (int c = 0; c < shape.channels(); c++) {
            sum += channel(x, x0 + c * area, y, y0 + c * area);
        }
        return sum / shape.channels();
    }

    private double channel(float[] x, int x0, float[] y, int y0) {
        double[] mx = blurred(x, x0, x, x0, false);
        double[] my = blurred(y, y0, y, y0, false);
        double[] xx = blurred(x, x0, x, x0, true);
        double[] yy = blurred(y, y0, y, y0, true);
        double[] xy = blurred(x, x0, y, y0, true);
        double sum = 0;
        for (int i = 0; i < mx.length; i++) {
            double means = mx[i] * my[i];
            double squares = mx[i] * mx[i] + my[i] * my[i];
            double numerator = (2 * means + C1) * (2 * (xy[i] - means) + C2);
            sum += numerator / ((squares + C1) * (xx[i] + yy[i] - squares + C2));
        }
        return sum / mx.length;
    }

    /** The first image, or the product of both, under the window. */
    private double[] blurred(float[] x, int x0, float[] y, int y0, boolean product) {
        for (int i = 0; i < products.length; i++) {
            products[i] = product ? (double) x[x0 + i] * y[y0 + i] : x[x0 + i];
        }
        for (int row = 0; row < shape.height(); row++) {
            for (int column = 0; column < width(); column++) {
                double sum = 0;
                for (int k = 0; k < window.length; k++) {
                    sum += window[k] * products[row * shape.width() + column + k];
                }
                across[row * width() + column] = sum;
            }
        }
        double[] out = new double[height() * width()];
        for (int row = 0; row < height(); row++) {
            for (int column = 0; column < width(); column++) {
                double sum = 0;
                for (int k = 0; k < window.length; k++) {
                    sum += window[k] * across[(row + k) * width() + column];
                }
                out[row * width() + column] = sum;
            }
        }
        return out;
    }
}
