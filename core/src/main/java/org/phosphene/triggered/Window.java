package org.phosphene.triggered;

import org.phosphene.stimulus.Shape;

/**
 * A rectangle of a stimulus, in all channels: the part that a unit may see.
 *
 * @param top its first row
 * @param left its first column
 * @param rows how many, at least 1
 * @param columns how many, at least 1
 */
public record Window(int top, int left, int rows, int columns) {
    public Window {
        if (top < 0 || left < 0 || rows < 1 || columns < 1) {
            throw new IllegalArgumentException("window of " + rows + " x " + columns + " at row " + top + ", column "
                    + left + ": must begin at 0 or later and hold at least one pixel");
        }
    }

    /** The whole stimulus. */
    public static Window whole(Shape shape) {
        return new Window(0, 0, shape.height(), shape.width());
    }

    /** The extent of what is cut out of stimuli of a shape. */
    public Shape shape(Shape stimulus) {
        return Shape.of(stimulus.channels(), rows, columns);
    }

    /**
     * @throws IllegalArgumentException if it does not lie within stimuli of a shape
     */
    Window within(Shape stimulus) {
        if ((long) top + rows > stimulus.height() || (long) left + columns > stimulus.width()) {
            throw new IllegalArgumentException(this + ": does not lie within stimuli of " + stimulus);
        }
        return this;
    }

    /** Where each of its pixels stands in a stimulus, channel by channel and row by row. */
    int[] places(Shape stimulus) {
        int[] places = new int[stimulus.channels() * rows * columns];
        int at = 0;
        for (int c = 0; c < stimulus.channels(); c++) {
            for (int r = 0; r < rows; r++) {
                for (int k = 0; k < columns; k++) {
                    places[at++] = (c * stimulus.height() + top + r) * stimulus.width() + left + k;
                }
            }
        }
        return places;
    }

    @Override
    public String toString() {
        return rows + "x" + columns + " at row " + top + ", column " + left;
    }
}
