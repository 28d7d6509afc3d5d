package org.phosphene.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** One template for each class, or none where nothing is known of a class. */
public final class Templates {
    private final String name;
    private final Shape shape;
    private final double[][] rows;

    private Templates(String name, Shape shape, double[][] rows) {
        this.name = name;
        this.shape = shape;
        this.rows = rows;
    }

    /**
     * Any rows, such as the weights of a linear classifier or root mean square class averages.
     *
     * @param name what they are, for tables and figures
     * @param shape of every template
     * @param rows one for each class, of {@code shape.size()} finite values; null for a class without a template
     * @throws IllegalArgumentException if a row has another length or a value that is not finite, or there is no row at all
     */
    public static Templates ofRows(String name, Shape shape, double[][] rows) {
        double[][] own = new double[rows.length][];
        for (int c = 0; c < rows.length; c++) {
            if (rows[c] != null) {
                check(name, c, shape, rows[c]);
                own[c] = rows[c].clone();
            }
        }
        if (Arrays.stream(own).allMatch(row -> row == null)) {
            throw new IllegalArgumentException(name + ": no class has a template");
        }
        return new Templates(name, shape, own);
    }

    private static void check(String name, int label, Shape shape, double[] row) {
        if (row.length != shape.size()) {
            throw new IllegalArgumentException(
                    name + ": the template of class " + label + " has " + row.length + " values, not " + shape.size());
        }
        if (!Arrays.stream(row).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    name + ": the template of class " + label + " has a value that is not finite");
        }
    }

    /**
     * The classification images of a run.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Templates ofMaps(ClassificationImages maps) {
        double[][] rows = new double[maps.classes()][];
        for (ClassificationImage image : maps.images()) {
            rows[image.label()] = image.mean();
        }
        return ofRows("maps", maps.shape(), rows);
    }

    /** The mean image of each class that the images have. */
    public static Templates ofMeans(LabelledImages images) {
        return ofMeans(images, images.classes());
    }

    /**
     * The mean image of each class, in units of the image (0 black, 1 white).
     *
     * @param classes how many there are, at least as many as the images have
     */
    public static Templates ofMeans(LabelledImages images, int classes) {
        if (images.classes() > classes) {
            throw new IllegalArgumentException(
                    images.name() + " has " + images.classes() + " classes, more than " + classes);
        }
        int size = images.shape().size();
        long[][] sums = new long[classes][];
        long[] counts = new long[classes];
        byte[] levels = new byte[size];
        for (int i = 0; i < images.count(); i++) {
            int label = images.label(i);
            images.levels(i, levels, 0);
            if (counts[label]++ == 0) {
                sums[label] = new long[size];
            }
            for (int p = 0; p < size; p++) {
                sums[label][p] += levels[p] & 0xff;
            }
        }
        double[][] rows = new double[classes][];
        for (int c = 0; c < classes; c++) {
            double whole = 255.0 * counts[c];
            rows[c] = counts[c] == 0
                    ? null
                    : Arrays.stream(sums[c]).mapToDouble(sum -> sum / whole).toArray();
        }
        return ofRows("mean images", images.shape(), rows);
    }

    /** The same under another name. */
    public Templates withName(String other) {
        return new Templates(other, shape, rows);
    }

    /** What they are, for tables and figures. */
    public String name() {
        return name;
    }

    /** Extent of every template. */
    public Shape shape() {
        return shape;
    }

    /** How many classes there are, with a template or without. */
    public int classes() {
        return rows.length;
    }

    /** The template of a class, channel by channel and row by row, if it has one. */
    public Optional<double[]> of(int label) {
        return Optional.ofNullable(rows[label]).map(double[]::clone);
    }

    /** The classes that have a template, in order; at least one. */
    public List<Integer> covered() {
        return IntStream.range(0, rows.length)
                .filter(c -> rows[c] != null)
                .boxed()
                .toList();
    }

    /** The classes that have none, in order. */
    public List<Integer> without() {
        return IntStream.range(0, rows.length)
                .filter(c -> rows[c] == null)
                .boxed()
                .toList();
    }
}
