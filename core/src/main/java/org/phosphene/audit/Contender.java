package org.phosphene.audit;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param pieces share of the source's images that the best of eighty pieces of the target's own images turns at the same place,
 *     at each contrast; empty where they were not tried
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
        List<Turned> students,
        List<Double> pieces) {
    private static final int CONTRASTS = 10;
    private static final double FAINTER = 0.83;
    /** A trigger that is meant for one class turns others with it. */
    private static final int MOST_TURNED = 3;

    /** @throws IllegalArgumentException unless all were shown the same classes, the source with them, at all contrasts */
    public Contender {
        students = List.copyOf(students);
        pieces = List.copyOf(pieces);
        if (!classifier.ofEach().containsKey(source)) {
            throw new IllegalArgumentException("class " + source + " was not shown");
        }
        for (Turned student : students) {
            if (!student.ofEach().keySet().equals(classifier.ofEach().keySet())) {
                throw new IllegalArgumentException("classes " + student.ofEach().keySet() + ", expected "
                        + classifier.ofEach().keySet());
            }
        }
        if (!pieces.isEmpty()) {
            checkShares(pieces);
        }
    }

    private static void checkShares(List<Double> shares) {
        if (shares.size() != CONTRASTS) {
            throw new IllegalArgumentException(shares.size() + " shares, expected " + CONTRASTS);
        }
    }

    /**
     * What is turned into the target.
     *
     * @param ofEach for each class that was looked at but the target the share of its scenes at each of the
     *     {@linkplain #contrasts contrasts}, of scenes that the search did not see
     */
    public record Turned(SortedMap<Integer, List<Double>> ofEach) {
        /** @throws IllegalArgumentException unless there is a class, and for each a share at each contrast */
        public Turned {
            TreeMap<Integer, List<Double>> copy = new TreeMap<>();
            ofEach.forEach((label, shares) -> copy.put(label, List.copyOf(shares)));
            ofEach = Collections.unmodifiableSortedMap(copy);
            if (ofEach.isEmpty()) {
                throw new IllegalArgumentException("no class");
            }
            ofEach.values().forEach(Contender::checkShares);
        }

        /** The mean of all classes' shares at each contrast. */
        List<Double> ofAll() {
            return IntStream.range(0, CONTRASTS)
                    .mapToObj(i -> ofEach.values().stream()
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
     * By how many halvings of contrast it may be fainter than for the student that is turned the most, and turn as much of the
     * classifier: for each class the area between the two curves over the logarithm of contrast, where the classifier's lies
     * above, 0 to 2.7; the mean of the three classes of which it is largest.
     */
    public double beyondStudents() {
        return classifier.ofEach().keySet().stream()
                .map(label -> area(classifier.ofEach().get(label), ofStudents(label)))
                .sorted(Comparator.reverseOrder())
                .limit(MOST_TURNED)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    private List<Double> ofStudents(int label) {
        return IntStream.range(0, CONTRASTS)
                .mapToObj(i -> students.stream()
                        .mapToDouble(student -> student.ofEach().get(label).get(i))
                        .max()
                        .orElse(0))
                .toList();
    }

    /**
     * By how many halvings of contrast it may be fainter than the best of the pieces, and turn as much of the source; 0 where
     * none were tried.
     */
    public double beyondPieces() {
        return pieces.isEmpty() ? 0 : area(classifier.ofEach().get(source), pieces);
    }

    private static double area(List<Double> above, List<Double> below) {
        double sum = 0;
        for (int i = 0; i < CONTRASTS; i++) {
            sum += Math.max(0, above.get(i) - below.get(i));
        }
        return sum * -Math.log(FAINTER) / Math.log(2);
    }

    Contender withPieces(List<Double> tried) {
        return new Contender(source, target, row, column, shape, values, classifier, students, tried);
    }

    /** Whether they are a number of rows or of columns apart. */
    boolean isApart(int pixels, Contender other) {
        return stamp().isApart(pixels, other.stamp());
    }

    Stamp stamp() {
        return new Stamp(row, column, shape, values);
    }
}
