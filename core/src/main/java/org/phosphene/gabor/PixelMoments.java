package org.phosphene.gabor;

import org.ejml.data.DMatrixRMaj;
import org.phosphene.stimulus.LabelledImages;

/**
 * Means and covariances of the pixels of one channel over a set of images. Levels are small integers and their sums are
 * exact, so the order of the images leaves no trace.
 */
final class PixelMoments {
    /** The images that stay near the processor while the products of their pixels are summed. */
    private static final int AT_ONCE = 64;

    private final int pixels;
    private final int count;
    private final long[] sums;
    private final long[] products;

    private PixelMoments(int pixels, int count) {
        this.pixels = pixels;
        this.count = count;
        sums = new long[pixels];
        products = new long[pixels * pixels];
    }

    /** Of all images, at least two. */
    static PixelMoments of(LabelledImages images, int channel) {
        int pixels = images.shape().height() * images.shape().width();
        PixelMoments moments = new PixelMoments(pixels, images.count());
        int[][] some = new int[AT_ONCE][pixels];
        for (int from = 0; from < images.count(); from += AT_ONCE) {
            int size = Math.min(AT_ONCE, images.count() - from);
            for (int i = 0; i < size; i++) {
                for (int pixel = 0; pixel < pixels; pixel++) {
                    some[i][pixel] = images.level(from + i, channel * pixels + pixel);
                    moments.sums[pixel] += some[i][pixel];
                }
            }
            moments.add(some, size);
        }
        return moments;
    }

    /** Adds the products of each pixel and those after it; 64 products of two bytes fit into an int. */
    private void add(int[][] images, int size) {
        int[] row = new int[pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            boolean dark = true;
            for (int i = 0; i < size; i++) {
                int[] image = images[i];
                int level = image[pixel];
                if (level != 0) {
                    dark = false;
                    for (int other = pixel; other < pixels; other++) {
                        row[other] += level * image[other];
                    }
                }
            }
            if (!dark) {
                for (int other = pixel; other < pixels; other++) {
                    products[pixel * pixels + other] += row[other];
                    row[other] = 0;
                }
            }
        }
    }

    /** The mean of each pixel's value, 0 to 1. */
    double[] means() {
        double[] means = new double[pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            means[pixel] = sums[pixel] / (255.0 * count);
        }
        return means;
    }

    /** Covariances of the values, with n - 1 in the denominator. */
    DMatrixRMaj covariance() {
        DMatrixRMaj covariance = new DMatrixRMaj(pixels, pixels);
        double scale = 255.0 * 255 * count * (count - 1);
        for (int a = 0; a < pixels; a++) {
            for (int b = a; b < pixels; b++) {
                // a set has less than 2^22 images of so many pixels: below 2^60
                double value = (count * products[a * pixels + b] - sums[a] * sums[b]) / scale;
                covariance.set(a, b, value);
                covariance.set(b, a, value);
            }
        }
        return covariance;
    }
}
