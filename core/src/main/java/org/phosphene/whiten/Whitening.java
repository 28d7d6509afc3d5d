package org.phosphene.whiten;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Contrast;
import org.phosphene.stimulus.Shape;

/**
 * Eq. 5, with a prior that keeps the inverse in bounds. In the direction of the k-th eigenvector of the noise's covariance,
 * with variance w, a class's mean departs from that of all trials by b, of which chance has the variance w v, v = 1/n - 1/N.
 * The template there is
 *
 * <pre>
 *   b / w * h,   h = w^2 t / (w^2 t + v)
 * </pre>
 *
 * h is near 1 where the data say much, so that this is Eq. 5, and near 0 where the noise has hardly any variance. The prior
 * behind it: templates are as smooth as the noise. Its one number t is the most probable for each map (MacKay, "Bayesian
 * interpolation", Neural Computation 4, 1992), so nothing is tuned by hand.
 */
public final class Whitening {
    private static final int ITERATIONS = 200;

    private final FieldCovariance covariance;
    private final List<Axes> channels;

    private Whitening(FieldCovariance covariance, List<Axes> channels) {
        this.covariance = covariance;
        this.channels = channels;
    }

    /** The eigenvectors of one channel, in rows, and the variance along each. */
    private record Axes(double[][] vectors, double[] variances) {
        static Axes of(DMatrixRMaj matrix) {
            // named, since the library's own choice may use threads
            SymmetricQRAlgorithmDecomposition_DDRM eigen =
                    new SymmetricQRAlgorithmDecomposition_DDRM(new TridiagonalDecompositionHouseholder_DDRM(), true);
            if (!eigen.decompose(matrix.copy())) {
                throw new IllegalStateException("the covariance of the noise has no decomposition");
            }
            int size = matrix.getNumRows();
            double[][] vectors = new double[size][];
            double[] variances = new double[size];
            for (int k = 0; k < size; k++) {
                vectors[k] = eigen.getEigenVector(k).getData();
                variances[k] = Math.max(0, eigen.getEigenvalue(k).getReal());
            }
            return new Axes(vectors, variances);
        }
    }

    /** Decomposes a covariance: about a second for 1024 pixels. */
    public static Whitening of(FieldCovariance covariance) {
        return new Whitening(
                covariance, covariance.channels().stream().map(Axes::of).toList());
    }

    /**
     * The whitened maps by class, of the classes that have a map.
     *
     * @return value: what a pixel of 1 more, all others alike, adds to the share of the class, relative to the share, for a
     *     linear observer; standard error and z under the hypothesis that the answer does not depend on the noise; all 0 where
     *     the map holds no more than chance
     * @throws IllegalArgumentException if the maps have another shape
     */
    public WhitenedImages maps(ClassificationImages images) {
        if (!images.shape().equals(covariance.shape())) {
            throw new IllegalArgumentException(
                    "maps of " + images.shape() + ", the covariance is of " + covariance.shape());
        }
        double all = images.images().stream()
                .mapToDouble(ClassificationImage::effectiveTrials)
                .sum();
        Map<Integer, Contrast> maps = new TreeMap<>();
        images.images().forEach(image -> maps.put(image.label(), map(image, all)));
        return new WhitenedImages(images.shape(), images.classes(), covariance.trials(), maps);
    }

    private Contrast map(ClassificationImage image, double all) {
        Shape shape = image.shape();
        double chance = Math.max(0, 1 / image.effectiveTrials() - 1 / all);
        List<double[]> departures = departures(image);
        double prior = prior(departures, chance);
        double[] value = new double[shape.size()];
        double[] error = new double[shape.size()];
        double[] z = new double[shape.size()];
        int at = 0;
        for (int c = 0; c < channels.size(); c++) {
            Axes axes = channels.get(c);
            for (int k = 0; k < axes.variances().length && prior > 0; k++) {
                double w = axes.variances()[k];
                double gain = w * prior / (w * w * prior + chance);
                double part = gain * departures.get(c)[k];
                double spread = gain * gain * w * chance;
                double[] vector = axes.vectors()[k];
                for (int i = 0; i < vector.length; i++) {
                    value[at + i] += part * vector[i];
                    error[at + i] += spread * vector[i] * vector[i];
                }
            }
            at += axes.variances().length;
        }
        for (int i = 0; i < error.length; i++) {
            error[i] = Math.sqrt(error[i]);
            z[i] = error[i] > 0 ? value[i] / error[i] : 0;
        }
        return new Contrast("whitened map of answer " + image.label(), shape, image.trials(), value, error, z);
    }

    /** A map less the mean of the noise, along the eigenvectors of each channel. */
    private List<double[]> departures(ClassificationImage image) {
        List<double[]> all = new ArrayList<>();
        int at = 0;
        for (Axes axes : channels) {
            double[] along = new double[axes.variances().length];
            for (int k = 0; k < along.length; k++) {
                double[] vector = axes.vectors()[k];
                for (int i = 0; i < vector.length; i++) {
                    along[k] +=
                            vector[i] * (image.mean()[at + i] - image.noise().mean()[at + i]);
                }
            }
            all.add(along);
            at += along.length;
        }
        return all;
    }

    /** The most probable t; 0 if the map departs no more than chance. */
    private double prior(List<double[]> departures, double chance) {
        double beyond = 0;
        double scale = 0;
        for (int c = 0; c < departures.size(); c++) {
            double[] variances = channels.get(c).variances();
            for (int k = 0; k < variances.length; k++) {
                double b = departures.get(c)[k];
                double w = variances[k];
                beyond += w > 0 ? w * (b * b - w * chance) : 0;
                scale += w * w * w * w;
            }
        }
        double t = Math.max(0, beyond) / scale;
        for (int i = 0; i < ITERATIONS && t > 0 && chance > 0; i++) {
            t = likelier(t, departures, chance);
        }
        return chance > 0 ? t : 0;
    }

    private double likelier(double t, List<double[]> departures, double chance) {
        double square = 0;
        double known = 0;
        for (int c = 0; c < departures.size(); c++) {
            double[] variances = channels.get(c).variances();
            for (int k = 0; k < variances.length; k++) {
                double w = variances[k];
                double b = departures.get(c)[k];
                double r = t / (w * w * t + chance);
                square += w * r * r * b * b;
                known += w * w * r;
            }
        }
        return known > 0 ? square / known : 0;
    }
}
