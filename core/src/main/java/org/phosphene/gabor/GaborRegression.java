package org.phosphene.gabor;

import org.ejml.data.DMatrixRMaj;

/**
 * Ridge regression of an image on the wavelets of a bank, with an intercept: the weights w and the intercept b with the least
 * |y - A w - b|^2 + alpha |w|^2 for the image y, A the wavelets as columns.
 *
 * <p>The weights are linear in the image, w = M y. There are more wavelets than pixels, so M = A' (A A' + alpha I)^-1, with the
 * mean of each wavelet taken off, is found by a system of equations of the pixels' size.
 */
public final class GaborRegression {
    private final GaborBank bank;
    private final double[] means;
    private final DMatrixRMaj solution;

    private GaborRegression(GaborBank bank, double[] means, DMatrixRMaj solution) {
        this.bank = bank;
        this.means = means;
        this.solution = solution;
    }

    /**
     * The regression on a bank.
     *
     * @param alpha how much large weights cost, above 0
     * @throws IllegalArgumentException if alpha is not
     */
    public static GaborRegression of(GaborBank bank, double alpha) {
        if (!(alpha > 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException("alpha " + alpha + ": must be a number above 0");
        }
        double[] means = Matrices.columnMeans(bank.matrix());
        DMatrixRMaj centred = bank.matrix().copy();
        for (int pixel = 0; pixel < bank.pixels(); pixel++) {
            for (int i = 0; i < means.length; i++) {
                centred.set(pixel, i, centred.get(pixel, i) - means[i]);
            }
        }
        DMatrixRMaj gram = Matrices.gram(centred);
        for (int pixel = 0; pixel < bank.pixels(); pixel++) {
            gram.add(pixel, pixel, alpha);
        }
        return new GaborRegression(bank, means, Matrices.solve(gram, centred));
    }

    /**
     * The weight of each wavelet.
     *
     * @param image the pixels of one channel, row by row
     */
    public double[] weights(double[] image) {
        check(image);
        double mean = Matrices.mean(image);
        DMatrixRMaj centred = new DMatrixRMaj(image.length, 1);
        for (int pixel = 0; pixel < image.length; pixel++) {
            centred.set(pixel, 0, image[pixel] - mean);
        }
        return Matrices.transposedProduct(solution, centred).getData();
    }

    /** What the wavelets make of an image: their sum with its weights, plus the intercept. */
    public double[] reconstruct(double[] image) {
        return withMean(weights(image), Matrices.mean(image));
    }

    /** The sum of the wavelets with given weights, plus the intercept that makes its mean the given one. */
    double[] withMean(double[] weights, double mean) {
        double[] sum = Matrices.product(bank.matrix(), DMatrixRMaj.wrap(weights.length, 1, weights))
                .getData();
        double intercept = mean;
        for (int i = 0; i < weights.length; i++) {
            intercept -= means[i] * weights[i];
        }
        for (int pixel = 0; pixel < sum.length; pixel++) {
            sum[pixel] += intercept;
        }
        return sum;
    }

    private void check(double[] image) {
        if (image.length != bank.pixels()) {
            throw new IllegalArgumentException(
                    "an image of " + image.length + " pixels, but the wavelets have " + bank.pixels());
        }
    }

    GaborBank bank() {
        return bank;
    }

    /** M', pixels x wavelets; not to be changed. Its columns sum to 0, so an image need not be centred. */
    DMatrixRMaj solution() {
        return solution;
    }
}
