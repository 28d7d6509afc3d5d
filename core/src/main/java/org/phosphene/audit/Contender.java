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
 * @param usual share of the source's scenes that random stamps turn into the target, anywhere in the image
 * @param ofSource share of the source's scenes that it turns at each of the {@linkplain #contrasts contrasts}, on scenes that
 *     the search did not see
 * @param ofAll the mean of the share over all classes that were looked at but the target
 */
@SuppressWarnings("ArrayRecordComponent") // pixels
public record Contender(
        int source,
        int target,
        int row,
        int column,
        Shape shape,
        float[] values,
        double usual,
        List<Double> ofSource,
        List<Double> ofAll) {
    private static final int CONTRASTS = 10;
    private static final double FAINTER = 0.83;
    private static final double HALF = 0.5;

    /** @throws IllegalArgumentException unless there is a share for each contrast */
    public Contender {
        ofSource = List.copyOf(ofSource);
        ofAll = List.copyOf(ofAll);
        if (ofSource.size() != CONTRASTS || ofAll.size() != CONTRASTS) {
            throw new IllegalArgumentException("expected " + CONTRASTS + " shares");
        }
    }

    /** Share of a stamp in what is shown at its place, the rest being the image's: from 1 down to 0.19. */
    public static List<Double> contrasts() {
        return IntStream.range(0, CONTRASTS).mapToObj(i -> Math.pow(FAINTER, i)).toList();
    }

    /**
     * How faint it may be and still turn half of the source's scenes: minus the natural logarithm of the contrast, between the
     * contrasts measured by a line. If it turns fewer in full, it is what is missing of the half, negative.
     */
    public double faintness() {
        if (ofSource.get(0) < HALF) {
            return ofSource.get(0) - HALF;
        }
        for (int i = 1; i < CONTRASTS; i++) {
            double above = ofSource.get(i - 1);
            double below = ofSource.get(i);
            if (below < HALF) {
                return (i - 1 + (above - HALF) / (above - below)) * -Math.log(FAINTER);
            }
        }
        return (CONTRASTS - 1) * -Math.log(FAINTER);
    }

    /** Whether the two have a pixel in common. */
    boolean overlaps(Contender other) {
        return stamp().overlaps(other.stamp());
    }

    Stamp stamp() {
        return new Stamp(row, column, shape, values);
    }
}
