package org.phosphene.gabor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.LabelledImages;

/** The principal components of the wavelet weights of one channel. */
final class GaborComponents {
    /** A component with less of the largest one's variance than this is rounding and nothing else. */
    private static final double LEAST = 1e-12;

    private static final int AT_ONCE = 500;

    private final double[] means;
    private final DMatrixRMaj vectors;
    private final DMatrixRMaj projection;
    private final double[] shares;

    private GaborComponents(double[] means, DMatrixRMaj vectors, DMatrixRMaj projection, double[] shares) {
        this.means = means;
        this.vectors = vectors;
        this.projection = projection;
        this.shares = shares;
    }

    /**
     * The weights of an image y are M y, so with the covariance C of the pixels that of the weights is M C M'; its
     * eigenvectors e are the components, and the score of an image is e' M (y - mean image).
     */
    static GaborComponents of(GaborRegression regression, LabelledImages images, int channel, int components) {
        PixelMoments moments = PixelMoments.of(images, channel);
        DMatrixRMaj solution = regression.solution();
        DMatrixRMaj weights = Matrices.transposedProduct(solution, Matrices.product(moments.covariance(), solution));
        double total = 0;
        for (int i = 0; i < weights.getNumRows(); i++) {
            total += weights.get(i, i);
        }
        SymmetricQRAlgorithmDecomposition_DDRM eigen = Matrices.eigen(weights);
        int[] order = IntStream.range(0, eigen.getNumberOfEigenvalues())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer i) -> -eigen.getEigenvalue(i).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = IntStream.of(order)
                .mapToDouble(i -> eigen.getEigenvalue(i).getReal())
                .toArray();
        check(images.name() + ": channel " + (channel + 1), values, components);
        DMatrixRMaj vectors = new DMatrixRMaj(regression.bank().count(), components);
        double[] shares = new double[components];
        for (int k = 0; k < components; k++) {
            shares[k] = values[k] / total;
            place(eigen.getEigenVector(order[k]).getData(), vectors, k);
        }
        return new GaborComponents(moments.means(), vectors, Matrices.product(solution, vectors), shares);
    }

    private static void check(String what, double[] values, int components) {
        long most = IntStream.range(0, values.length)
                .filter(i -> values[i] > LEAST * values[0])
                .count();
        if (most == 0) {
            throw new IllegalArgumentException(what + ": the images do not differ, so there are no components");
        }
        if (components < 1 || components > most) {
            throw new IllegalArgumentException(what + ": components " + components + ": must lie in 1.." + most
                    + ", the number in which these images differ");
        }
    }

    /** Of a vector and its negative the one whose largest entry is positive. */
    private static void place(double[] vector, DMatrixRMaj vectors, int column) {
        double largest = 0;
        for (double entry : vector) {
            if (Math.abs(entry) > Math.abs(largest)) {
                largest = entry;
            }
        }
        for (int i = 0; i < vector.length; i++) {
            vectors.set(i, column, largest < 0 ? -vector[i] : vector[i]);
        }
    }

    /** The scores of one image. */
    double[] scores(double[] image) {
        DMatrixRMaj row = new DMatrixRMaj(1, image.length);
        for (int pixel = 0; pixel < image.length; pixel++) {
            row.set(0, pixel, image[pixel] - means[pixel]);
        }
        return Matrices.product(row, projection).getData();
    }

    /** The weights of an image that are left when only these components are kept. */
    double[] weights(GaborRegression regression, double[] image) {
        double[] weights = regression.weights(means);
        double[] scores = scores(image);
        double[] kept = Matrices.product(vectors, DMatrixRMaj.wrap(scores.length, 1, scores))
                .getData();
        for (int i = 0; i < weights.length; i++) {
            weights[i] += kept[i];
        }
        return weights;
    }

    /** What noise needs of them. */
    GaborBasis.Channel channel(GaborBank bank, LabelledImages images, int channel) {
        DMatrixRMaj patterns = Matrices.product(bank.matrix(), vectors);
        int pixels = bank.pixels();
        int components = shares.length;
        float[] out = new float[components * pixels];
        for (int k = 0; k < components; k++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                out[k * pixels + pixel] = (float) patterns.get(pixel, k);
            }
        }
        float[] low = new float[components];
        float[] high = new float[components];
        range(images, channel, low, high);
        float[] explained = new float[components];
        for (int k = 0; k < components; k++) {
            explained[k] = (float) shares[k];
        }
        return new GaborBasis.Channel(out, low, high, explained);
    }

    private void range(LabelledImages images, int channel, float[] low, float[] high) {
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        for (int from = 0; from < images.count(); from += AT_ONCE) {
            int size = Math.min(AT_ONCE, images.count() - from);
            DMatrixRMaj some = new DMatrixRMaj(size, means.length);
            for (int i = 0; i < size; i++) {
                for (int pixel = 0; pixel < means.length; pixel++) {
                    int level = images.level(from + i, channel * means.length + pixel);
                    some.set(i, pixel, level / 255.0 - means[pixel]);
                }
            }
            DMatrixRMaj scores = Matrices.product(some, projection);
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < low.length; k++) {
                    low[k] = Math.min(low[k], (float) scores.get(i, k));
                    high[k] = Math.max(high[k], (float) scores.get(i, k));
                }
            }
        }
    }
}
