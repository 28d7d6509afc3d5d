package org.phosphene.estimate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phosphene.stimulus.Grid;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;

/**
 * The classification images of an observer. A class that was never answered has no image.
 *
 * @param shape extent of every image
 * @param counts trials of each class
 * @param images one for each class that was answered, in order of class
 */
public record ClassificationImages(Shape shape, List<Long> counts, List<ClassificationImage> images) {
    static ClassificationImages of(StimulusSpec stimulus, Moments[] classes) {
        List<Long> counts = IntStream.range(0, classes.length)
                .mapToObj(c -> classes[c] == null ? 0L : classes[c].trials())
                .toList();
        List<ClassificationImage> images = IntStream.range(0, classes.length)
                .filter(c -> counts.get(c) > 0)
                .mapToObj(c -> image(stimulus, c, classes[c]))
                .toList();
        return new ClassificationImages(stimulus.shape(), counts, images);
    }

    private static ClassificationImage image(StimulusSpec stimulus, int label, Moments moments) {
        int size = stimulus.shape().size();
        Noise noise = stimulus.noise();
        Grid grid = noise.grid();
        double[] mean = new double[size];
        double[] error = new double[size];
        double[] z = new double[size];
        double unit = noise.levelDeviation() / Math.sqrt(moments.effectiveTrials());
        for (int i = 0; i < size; i++) {
            double level = moments.mean(i);
            mean[i] = grid.value(level);
            error[i] = grid.step() * moments.standardError(i, noise.levelDeviation());
            z[i] = (level - noise.levelMean()) / unit;
        }
        return new ClassificationImage(
                label,
                stimulus.shape(),
                moments.trials(),
                moments.effectiveTrials(),
                unit * grid.step(),
                mean,
                error,
                z);
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
        double all = trials();
        return counts.stream()
                .filter(count -> count > 0)
                .mapToDouble(count -> -count / all * Math.log(count / all) / Math.log(2))
                .sum();
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
