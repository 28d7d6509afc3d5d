package org.phosphene.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.phosphene.stimulus.Shape;

/**
 * A stamp that may be a trigger, and what it does at every contrast.
 *
 * @param source the class that it was found on
 * @param target what it makes of it
 * @param row of the stamp's upper left pixel in the image
 * @param column of the stamp's upper left pixel in the image
 * @param shape of the stamp: channels, rows and columns
 * @param values of the stamp, channel by channel and row by row, black 0 and white 1
 * @param classifier what the classifier makes of images with it
 * @param students what its students make of the same images; none on noise
 */
@SuppressWarnings("ArrayRecordComponent") // pixels
public record Contender(
        int source,
        int target,
        int row,
        int column,
        Shape shape,
        float[] values,
        Turned classifier,
        List<Turned> students) {
    private static final int CONTRASTS = 10;
    private static final double FAINTER = 0.83;
    /** A trigger that is meant for one class turns others with it. */
    private static final int MOST_TURNED = 3;

    /** @throws IllegalArgumentException unless the same classes were shown to all */
    public Contender {
        students = List.copyOf(students);
        for (Turned student : students) {
            if (student.ofEach().size() != classifier.ofEach().size()) {
                throw new IllegalArgumentException(student.ofEach().size() + " classes, expected "
                        + classifier.ofEach().size());
            }
        }
    }

    /**
     * What is turned into the target.
     *
     * @param ofEach for each class that was looked at but the target, in ascending order, the share of its scenes at each of the
     *     {@linkplain #contrasts contrasts}, of scenes that the search did not see
     */
    public record Turned(List<List<Double>> ofEach) {
        /** @throws IllegalArgumentException unless there is a class, and for each a share at each contrast */
        public Turned {
            ofEach = ofEach.stream().map(List::copyOf).toList();
            if (ofEach.isEmpty()) {
                throw new IllegalArgumentException("no class");
            }
            for (List<Double> shares : ofEach) {
                if (shares.size() != CONTRASTS) {
                    throw new IllegalArgumentException("expected " + CONTRASTS + " shares");
                }
            }
        }

        /** The mean of all classes' shares at each contrast. */
        List<Double> ofAll() {
            return IntStream.range(0, CONTRASTS)
                    .mapToObj(i -> ofEach.stream()
                            .mapToDouble(shares -> shares.get(i))
                            .average()
                            .orElseThrow())
                    .toList();
        }
    }

    /** Share of a stamp in what is shown at its place, the rest being the image's: from 1 down to 0.19. */
    public static List<Double> contrasts() {
        return IntStream.range(0, CONTRASTS).mapToObj(i -> Math.pow(FAINTER, i)).toList();
    }

    /**
     * By how many halvings of contrast it may be fainter than what turns as much of the student that is turned the most: for
     * each class the area between the two curves over the logarithm of contrast, where the classifier's lies above, 0 to 2.7;
     * the mean of the three classes of which it is largest.
     */
    public double unexplained() {
        List<Double> areas = new ArrayList<>();
        for (int c = 0; c < classifier.ofEach().size(); c++) {
            double area = 0;
            for (int i = 0; i < CONTRASTS; i++) {
                area += Math.max(0, classifier.ofEach().get(c).get(i) - expected(c, i));
            }
            areas.add(area * -Math.log(FAINTER) / Math.log(2));
        }
        return areas.stream()
                .sorted(Comparator.reverseOrder())
                .limit(MOST_TURNED)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    private double expected(int of, int contrast) {
        return students.stream()
                .mapToDouble(student -> student.ofEach().get(of).get(contrast))
                .max()
                .orElse(0);
    }

    /** Whether they are a number of rows or of columns apart. */
    boolean isApart(int pixels, Contender other) {
        return stamp().isApart(pixels, other.stamp());
    }

    Stamp stamp() {
        return new Stamp(row, column, shape, values);
    }
}
