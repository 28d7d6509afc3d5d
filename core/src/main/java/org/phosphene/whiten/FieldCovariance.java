package org.phosphene.whiten;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.Stimuli;

/**
 * The covariance of the pixels of a noise, channel by channel, measured on its first trials. Sums are integers, so it is the
 * same on any number of threads. Correlations between channels are left out.
 *
 * @param shape of an image
 * @param channels one matrix of pixels x pixels for each channel, in units of the image squared
 * @param trials how many it was measured on
 */
public record FieldCovariance(Shape shape, List<DMatrixRMaj> channels, long trials) {
    /** The most pixels of a channel: 40 x 40. A decomposition takes the cube of their number. */
    public static final int MOST_PIXELS = 1600;

    private static final int TRIALS_FOR_EACH_PIXEL = 48;
    private static final int LEAST_TRIALS = 20_000;
    private static final int BATCH = 64;
    private static final int MIDDLE = 128;

    /** Whether images of a shape are small enough. */
    public static boolean fits(Shape shape) {
        return shape.height() * shape.width() <= MOST_PIXELS;
    }

    /**
     * Measures it on 48 trials for each pixel of a channel, or 20 000 if these are more, or all if the run has fewer.
     *
     * @param seed of the run
     * @param most trials of the run
     * @throws IllegalArgumentException if the images have more than {@link #MOST_PIXELS} pixels
     */
    public static FieldCovariance of(NoiseField field, long seed, long most) {
        Shape shape = field.shape();
        if (!fits(shape)) {
            throw new IllegalArgumentException(
                    "images of " + shape + ": the covariance of at most " + MOST_PIXELS + " pixels is measured");
        }
        int area = shape.height() * shape.width();
        int trials = (int) Math.min(most, Math.max(LEAST_TRIALS, TRIALS_FOR_EACH_PIXEL * area));
        List<Products> products = IntStream.range(0, shape.channels())
                .mapToObj(c -> new Products(area))
                .toList();
        Stimuli stimuli = field.stimuli(seed);
        int[] levels = new int[BATCH * shape.size()];
        for (int first = 0; first < trials; first += BATCH) {
            int count = Math.min(BATCH, trials - first);
            stimuli.noise(first, count, levels, 0);
            for (int c = 0; c < products.size(); c++) {
                products.get(c).add(levels, c * area, shape.size(), count);
            }
        }
        double unit = field.grid().step();
        List<DMatrixRMaj> matrices = new ArrayList<>();
        products.forEach(sums -> matrices.add(sums.covariance(trials, unit * unit)));
        return new FieldCovariance(shape, matrices, trials);
    }

    /** Sums of products of levels. */
    private static final class Products {
        private static final int TOGETHER = 4;

        private final int pixels;
        private final int[][] sums;
        private final long[] totals;

        Products(int pixels) {
            this.pixels = pixels;
            sums = new int[pixels][pixels];
            totals = new long[pixels];
        }

        void add(int[] levels, int from, int stride, int count) {
            for (int t = 0; t < count; t += TOGETHER) {
                int[][] four = new int[TOGETHER][pixels];
                for (int b = 0; b < Math.min(TOGETHER, count - t); b++) {
                    for (int i = 0; i < pixels; i++) {
                        four[b][i] = levels[(t + b) * stride + from + i] - MIDDLE;
                        totals[i] += four[b][i];
                    }
                }
                IntStream.range(0, pixels).parallel().forEach(i -> add(i, four[0], four[1], four[2], four[3]));
            }
        }

        /** Products below 2^14 each, so 32-bit sums hold 131 072 trials, more than 48 for each of 1600 pixels. */
        private void add(int i, int[] a, int[] b, int[] c, int[] d) {
            int[] row = sums[i];
            int ai = a[i];
            int bi = b[i];
            int ci = c[i];
            int di = d[i];
            for (int j = i; j < pixels; j++) {
                row[j] += ai * a[j] + bi * b[j] + ci * c[j] + di * d[j];
            }
        }

        DMatrixRMaj covariance(long trials, double unit) {
            DMatrixRMaj matrix = new DMatrixRMaj(pixels, pixels);
            for (int i = 0; i < pixels; i++) {
                for (int j = i; j < pixels; j++) {
                    double value = (sums[i][j] - (double) totals[i] * totals[j] / trials) / trials * unit;
                    matrix.set(i, j, value);
                    matrix.set(j, i, value);
                }
            }
            return matrix;
        }
    }
}
