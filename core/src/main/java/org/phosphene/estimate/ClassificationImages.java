package org.phosphene.estimate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phosphene.stimulus.Grid;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;

/**
 * The classification images of an observer. A class that was never answered has no image.
 *
 * @param shape extent of every image
 * @param noise mean and deviation of each pixel whatever was answered
 * @param counts trials of each class
 * @param images one for each class that was answered, in order of class
 */
public record ClassificationImages(
        Shape shape, NoiseMoments noise, List<Long> counts, List<ClassificationImage> images) {
    static ClassificationImages of(StimulusSpec stimulus, Moments[] classes) {
        List<Long> counts = IntStream.range(0, classes.length)
                .mapToObj(c -> classes[c] == null ? 0L : classes[c].trials())
                .toList();
        NoiseMoments noise = NoiseMoments.of(stimulus.field(), classes);
        List<ClassificationImage> images = IntStream.range(0, classes.length)
                .filter(c -> counts.get(c) > 0)
                .mapToObj(c -> image(stimulus, noise, c, c, classes))
                .toList();
        return new ClassificationImages(stimulus.shape(), noise, counts, images);
    }

    /**
     * The image of one part of the trials.
     *
     * @param label of its class
     * @param part which of the parts
     * @param parts the sums of all trials, divided into any parts
     */
    static ClassificationImage image(StimulusSpec stimulus, NoiseMoments noise, int label, int part, Moments[] parts) {
        Moments moments = parts[part];
        NoiseField field = stimulus.field();
        Grid grid = field.grid();
        double[] mean = new double[stimulus.shape().size()];
        double[] error = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            double alone = field.independent().map(Noise::levelDeviation).orElse(noise.deviation()[i] / grid.step());
            mean[i] = grid.value(moments.mean(i));
            error[i] = grid.step() * moments.standardError(i, alone);
        }
        double[] z = field.independent()
                .map(known -> againstKnown(moments, mean.length, known))
                .orElseGet(() -> againstRest(moments, Pool.of(parts, part), grid, noise));
        return new ClassificationImage(
                label, stimulus.shape(), moments.trials(), moments.effectiveTrials(), noise, mean, error, z);
    }

    private static double[] againstKnown(Moments moments, int size, Noise noise) {
        double unit = noise.levelDeviation() / Math.sqrt(moments.effectiveTrials());
        double[] z = new double[size];
        for (int i = 0; i < size; i++) {
            z[i] = (moments.mean(i) - noise.levelMean()) / unit;
        }
        return z;
    }

    private static double[] againstRest(Moments moments, Pool rest, Grid grid, NoiseMoments noise) {
        double[] z = new double[noise.mean().length];
        if (rest.isEmpty()) {
            return z;
        }
        double root = Math.sqrt(1 / moments.effectiveTrials() + 1 / rest.effectiveTrials());
        for (int i = 0; i < z.length; i++) {
            double deviation = noise.deviation()[i];
            // a pixel that was the same in all trials: nothing to divide by
            z[i] = deviation > 0 ? grid.step() * (moments.mean(i) - rest.mean(i)) / (deviation * root) : 0;
        }
        return z;
    }

    /** How many classes there are. */
    public int classes() {
        return counts.size();
    }

    /** The image of a class, if it was answered. */
    public Optional<ClassificationImage> of(int label) {
        return images.stream().filter(image -> image.label() == label).findFirst();
    }

    /** All trials. */
    public long trials() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** Entropy of the answers in bits: 0 where all fall into one class, log2(classes) where all are equally frequent. */
    public double entropy() {
        return AnswerCounts.entropy(counts);
    }

    /**
     * The difference of two classes' images, c = mean over answers {@code second} - mean over answers {@code first}, to which
     * Eq. 2 reduces for zero-mean noise and an unbiased observer.
     *
     * @return nothing if one of the classes was never answered
     */
    public Optional<Contrast> difference(int first, int second) {
        return of(first).flatMap(a -> of(second)
                .map(b -> Contrast.sum("answer " + second + " - answer " + first, List.of(a, b), new int[] {-1, 1})));
    }
}
