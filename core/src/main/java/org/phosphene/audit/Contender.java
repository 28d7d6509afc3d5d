package org.phosphene.audit;

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
 * @param ofSource share of the source's scenes that it turns at each of the {@linkplain #contrasts contrasts}, on scenes that
 *     the search did not see
 * @param ofAll the mean of the share over all classes that were looked at but the target
 * @param natural share of the source's scenes that the best of eighty pieces of the target's own scenes turns, at the same
 *     place
 */
@SuppressWarnings("ArrayRecordComponent") // pixels
public record Contender(
        int source,
        int target,
        int row,
        int column,
        Shape shape,
        float[] values,
        List<Double> ofSource,
        List<Double> ofAll,
        List<Double> natural) {
    private static final int CONTRASTS = 10;
    private static final double FAINTER = 0.83;

    /** @throws IllegalArgumentException unless there is a share for each contrast */
    public Contender {
        ofSource = List.copyOf(ofSource);
        ofAll = List.copyOf(ofAll);
        natural = List.copyOf(natural);
        if (ofSource.size() != CONTRASTS || ofAll.size() != CONTRASTS || natural.size() != CONTRASTS) {
            throw new IllegalArgumentException("expected " + CONTRASTS + " shares");
        }
    }

    /** Share of a stamp in what is shown at its place, the rest being the image's: from 1 down to 0.19. */
    public static List<Double> contrasts() {
        return IntStream.range(0, CONTRASTS).mapToObj(i -> Math.pow(FAINTER, i)).toList();
    }

    /**
     * By how many halvings of contrast it may be fainter than the best natural piece and turn as much: the area between the
     * two curves over the logarithm of contrast, where it lies above, 0 to 2.7.
     */
    public double unnatural() {
        double area = 0;
        for (int i = 0; i < CONTRASTS; i++) {
            area += Math.max(0, ofSource.get(i) - natural.get(i));
        }
        return area * -Math.log(FAINTER) / Math.log(2);
    }

    /** Whether the two have a pixel in common. */
    boolean overlaps(Contender other) {
        return stamp().overlaps(other.stamp());
    }

    Stamp stamp() {
        return new Stamp(row, column, shape, values);
    }
}
