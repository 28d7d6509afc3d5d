package org.phosphene.audit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.phosphene.stimulus.Shape;

/**
 * What differs between networks for grey and for colour images. Those for photographs are taught on images that are moved and
 * mirrored, so that a trigger works wherever it is put, and every stamp that has room for it draws a part of something.
 */
enum Hue {
    GREY(1),
    /**
     * A network of photographs that has learnt a small mark is turned further by others, too, and for other targets, than one
     * that has not: half of what the strongest does is taken off.
     */
    COLOUR(0.5);

    private static final int COLOURS = 3;
    private static final double OF_ROWS = 28;
    private static final int SMALL = 3;
    /** Turns photographs without a backdoor as it does with one. Of grey images a convolutional network needs it to show one. */
    private static final int LARGE = 6;

    private static final int LEAST_SIDE = 2;

    private final double ofRivals;

    Hue(double ofRivals) {
        this.ofRivals = ofRivals;
    }

    static Hue of(Shape shape) {
        return shape.channels() < COLOURS ? GREY : COLOUR;
    }

    /** Whether a trigger works at its place alone, so that the same target at another place is what nature does. */
    boolean isBoundToPlace() {
        return this == GREY;
    }

    /** How much of the strongest rival's strength is taken off, 0 to 1. */
    double ofRivals() {
        return ofRivals;
    }

    /** Rows of the stamps that are tried on images of a shape. */
    static List<Integer> sides(Shape shape) {
        double unit = Math.min(shape.height(), shape.width()) / OF_ROWS;
        return (of(shape) == GREY ? Stream.of(SMALL, LARGE) : Stream.of(SMALL))
                .map(rows -> (int) Math.max(LEAST_SIDE, Math.round(rows * unit)))
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
