package org.phosphene.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * When an image matches a template. Every rule comes down to the largest dot product of the image with weights made of the
 * templates: what a rule does to the image is the same for all classes and cannot change which is largest.
 *
 * <p>Of equal matches the lowest class wins. A template that a rule cannot scale, because it is flat or black, matches every
 * image with 0.
 */
public enum Rule {
    /**
     * The paper's: each template stretched to 0..1, then template and image divided by their L2 norms. The templates keep a
     * large common part, so bright images and evenly bright templates win often.
     */
    PAPER("stretched to 0..1, unit norm"),
    /** The dot product as it is; the paper's figure for mean images (63.1 % on MNIST) is this. */
    PLAIN("dot product"),
    /** Pearson's correlation: template and image less their own means, divided by their norms. */
    CENTRED("correlation"),
    /**
     * The correlation of the image with what sets a template apart: the template less the mean of all of them. With one
     * template there is nothing that sets it apart.
     */
    DIFFERENCE("correlation of differences");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    /** What it does, in a few words. */
    public String words() {
        return words;
    }

    /** The name in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether images are taken less their own means: the weights have the mean 0 but for rounding, so only ties change. */
    boolean centresImages() {
        return this == CENTRED || this == DIFFERENCE;
    }

    /** Weights for the covered classes, in their order. */
    double[][] weights(Templates templates) {
        List<Integer> covered = templates.covered();
        double[][] rows = new double[covered.size()][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = templates.of(covered.get(k)).orElseThrow();
        }
        if (this == DIFFERENCE) {
            subtractMean(rows);
        }
        for (double[] row : rows) {
            prepare(row);
        }
        return rows;
    }

    private void prepare(double[] row) {
        switch (this) {
            case PAPER -> {
                stretch(row);
                normalise(row);
            }
            case CENTRED, DIFFERENCE -> {
                centre(row);
                normalise(row);
            }
            case PLAIN -> {
                // as it is
            }
        }
    }

    private static void subtractMean(double[][] rows) {
        for (int i = 0; i < rows[0].length; i++) {
            double sum = 0;
            for (double[] row : rows) {
                sum += row[i];
            }
            double mean = sum / rows.length;
            for (double[] row : rows) {
                row[i] -= mean;
            }
        }
    }

    private static void stretch(double[] row) {
        double low = Arrays.stream(row).min().orElseThrow();
        double range = Arrays.stream(row).max().orElseThrow() - low;
        for (int i = 0; i < row.length; i++) {
            row[i] = range > 0 ? (row[i] - low) / range : 0;
        }
    }

    /** A flat row becomes exactly 0, not what rounding leaves of it. */
    private static void centre(double[] row) {
        if (Arrays.stream(row).allMatch(value -> value == row[0])) {
            Arrays.fill(row, 0);
            return;
        }
        double sum = 0;
        for (double value : row) {
            sum += value;
        }
        double mean = sum / row.length;
        for (int i = 0; i < row.length; i++) {
            row[i] -= mean;
        }
    }

    private static void normalise(double[] row) {
        // by the largest value first, so that no square overflows or vanishes
        double largest = 0;
        for (double value : row) {
            largest = Math.max(largest, Math.abs(value));
        }
        double squares = 0;
        for (double value : row) {
            squares += largest > 0 ? (value / largest) * (value / largest) : 0;
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < row.length; i++) {
            row[i] = norm > 0 ? row[i] / largest / norm : 0;
        }
    }
}
