package org.phosphene.template;

import java.util.Arrays;
import java.util.List;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** Gives an image the class whose template matches it best. Immutable; the same images get the same answers everywhere. */
public final class TemplateClassifier {
    /** Images that are matched together, so that the weights are fetched once for all of them. */
    private static final int IMAGES = 32;
    /** Values of an image, and templates, in one step: their weights fit into a processor's second cache. */
    private static final int VALUES = 256;

    private static final int TEMPLATES = 64;

    private final Templates templates;
    private final Rule rule;
    private final List<Integer> covered;
    private final double[][] weights;

    private TemplateClassifier(Templates templates, Rule rule) {
        this.templates = templates;
        this.rule = rule;
        covered = templates.covered();
        weights = transposed(rule.weights(templates));
    }

    public static TemplateClassifier of(Templates templates, Rule rule) {
        return new TemplateClassifier(templates, rule);
    }

    /** For each value of an image the weights of all templates, which lie together because they are used together. */
    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int k = 0; k < rows.length; k++) {
            for (int i = 0; i < columns.length; i++) {
                columns[i][k] = rows[k][i];
            }
        }
        return columns;
    }

    /**
     * Classifies all images and counts the answers.
     *
     * @throws IllegalArgumentException if the images have another shape than the templates, or more classes
     */
    public Confusion classify(LabelledImages images) {
        if (images.classes() > templates.classes()) {
            throw new IllegalArgumentException(images.name() + " has " + images.classes() + " classes, the templates ("
                    + templates.name() + ") " + templates.classes());
        }
        int[] answers = answers(images);
        int[][] counts = new int[templates.classes()][templates.classes()];
        for (int i = 0; i < answers.length; i++) {
            counts[images.label(i)][answers[i]]++;
        }
        return new Confusion(counts, templates.without());
    }

    /** The class of each image. */
    public int[] answers(LabelledImages images) {
        Shape shape = templates.shape();
        if (!images.shape().equals(shape)) {
            throw new IllegalArgumentException(images.name() + " has images of " + images.shape() + ", the templates ("
                    + templates.name() + ") are of " + shape);
        }
        int[] answers = new int[images.count()];
        double[][] block = new double[IMAGES][shape.size()];
        double[][] matches = new double[IMAGES][covered.size()];
        byte[] levels = new byte[shape.size()];
        for (int first = 0; first < answers.length; first += IMAGES) {
            int count = Math.min(IMAGES, answers.length - first);
            for (int t = 0; t < count; t++) {
                images.levels(first + t, levels, 0);
                read(levels, block[t]);
            }
            match(block, count, matches);
            for (int t = 0; t < count; t++) {
                answers[first + t] = covered.get(best(matches[t]));
            }
        }
        return answers;
    }

    /** Levels instead of values: 255 times as much for every class. */
    private void read(byte[] levels, double[] image) {
        long sum = 0;
        for (byte level : levels) {
            sum += level & 0xff;
        }
        double mean = rule.centresImages() ? (double) sum / levels.length : 0;
        for (int i = 0; i < image.length; i++) {
            image[i] = (levels[i] & 0xff) - mean;
        }
    }

    /** Dot products, each summed in the order of the image's values. */
    private void match(double[][] block, int count, double[][] matches) {
        for (double[] row : matches) {
            Arrays.fill(row, 0);
        }
        for (int value = 0; value < weights.length; value += VALUES) {
            int end = Math.min(weights.length, value + VALUES);
            for (int template = 0; template < covered.size(); template += TEMPLATES) {
                int last = Math.min(covered.size(), template + TEMPLATES);
                for (int t = 0; t < count; t++) {
                    add(block[t], value, end, matches[t], template, last);
                }
            }
        }
    }

    private void add(double[] image, int from, int to, double[] matches, int first, int last) {
        for (int i = from; i < to; i++) {
            double value = image[i];
            double[] column = weights[i];
            for (int k = first; k < last; k++) {
                matches[k] += value * column[k];
            }
        }
    }

    private static int best(double[] matches) {
        int best = 0;
        for (int k = 1; k < matches.length; k++) {
            if (matches[k] > matches[best]) {
                best = k;
            }
        }
        return best;
    }
}
