package org.phosphene.template;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.phosphene.estimate.Proportion;

/**
 * How often images of each class were given each class.
 *
 * @param counts {@code counts[true class][answer]}, square
 * @param withoutTemplate classes that could not be answered, in order; their images count as wrong
 */
public record Confusion(int[][] counts, List<Integer> withoutTemplate) {
    /** The level of {@link #interval}. */
    public static final double LEVEL = Proportion.LEVEL;

    /**
     * An interval of frequencies.
     *
     * @param low from 0 on
     * @param high up to 1
     */
    public record Interval(double low, double high) {}

    /**
     * @throws IllegalArgumentException if the counts are not square, one is negative, or there are no images
     */
    public Confusion {
        long all = 0;
        for (int[] row : counts) {
            if (row.length != counts.length) {
                throw new IllegalArgumentException(
                        "a row of " + row.length + " counts for " + counts.length + " classes");
            }
            for (int count : row) {
                if (count < 0) {
                    throw new IllegalArgumentException("count " + count + ": must not be negative");
                }
                all += count;
            }
        }
        if (all < 1 || all > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(all + " images: must lie in 1.." + Integer.MAX_VALUE);
        }
        withoutTemplate = List.copyOf(withoutTemplate);
    }

    /**
     * Counts the answers of any classifier.
     *
     * @param truth the class of each image, from 0 on
     * @param answers the class that each was given
     * @param classes how many there are
     */
    public static Confusion of(int[] truth, int[] answers, int classes) {
        if (truth.length != answers.length) {
            throw new IllegalArgumentException(answers.length + " answers for " + truth.length + " images");
        }
        int[][] counts = new int[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] < 0 || truth[i] >= classes || answers[i] < 0 || answers[i] >= classes) {
                throw new IllegalArgumentException("image " + i + ": class " + truth[i] + " and answer " + answers[i]
                        + " must lie in 0.." + (classes - 1));
            }
            counts[truth[i]][answers[i]]++;
        }
        return new Confusion(counts, List.of());
    }

    public int classes() {
        return counts.length;
    }

    /** How many images there are. */
    public int images() {
        return Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()).sum();
    }

    /** How many images a class has. */
    public int images(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    /** How many images were given their class. */
    public int right() {
        int right = 0;
        for (int c = 0; c < counts.length; c++) {
            right += counts[c][c];
        }
        return right;
    }

    /** Share of the images that were given their class, 0 to 1. */
    public double accuracy() {
        return (double) right() / images();
    }

    /** Share of a class's images that were given class {@code answer}; 0 if it has no images. */
    public double share(int label, int answer) {
        int all = images(label);
        return all == 0 ? 0 : (double) counts[label][answer] / all;
    }

    /**
     * The exact 95 % confidence interval of the accuracy (Clopper and Pearson 1934), for images drawn independently of each
     * other and of the templates.
     */
    public Interval interval() {
        Proportion accuracy = Proportion.of(right(), images());
        return new Interval(accuracy.low(), accuracy.high());
    }

    /** What guessing gives where all classes are equally frequent: 1 / classes. */
    public double chance() {
        return 1.0 / classes();
    }

    /**
     * The probability that guessing with probability {@link #chance} is right at least as often (binomial test, one-sided).
     * Where one class has more images than others, giving all images that class beats this chance without any knowledge.
     */
    public double pValue() {
        return BinomialDistribution.of(images(), chance()).survivalProbability(right() - 1);
    }
}
