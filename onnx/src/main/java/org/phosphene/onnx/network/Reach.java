package org.phosphene.onnx.network;

import java.util.function.IntUnaryOperator;
import org.phosphene.stimulus.Shape;

/**
 * What the elements of a tensor see of the image, while it is worked out along the graph.
 *
 * @param rowAxis axis of the tensor along which the rows of the field move; -1 where all elements see the same rows
 * @param columnAxis the same for columns
 * @param mapAxis axis that counts maps, -1 where that is not known
 * @param flat whether it is the image itself in one row, whose places a reshape may bring back
 * @param reason why the field is the whole image where the graph does not say it, else empty
 */
record Reach(int rowAxis, Span rows, int columnAxis, Span columns, int mapAxis, boolean flat, String reason) {
    /** The whole image for every element. */
    static Reach whole(Shape image, int mapAxis, String reason) {
        return new Reach(-1, Span.fixed(0, image.height()), -1, Span.fixed(0, image.width()), mapAxis, false, reason);
    }

    boolean isWhole(Shape image) {
        return field(image).isWhole();
    }

    ReceptiveField field(Shape image) {
        return new ReceptiveField(image, rows, columns, reason);
    }

    /** Whether an axis moves the field. */
    boolean moves(int axis) {
        return axis >= 0 && (axis == rowAxis || axis == columnAxis);
    }

    /** The elements along an axis are mixed or taken together: each result sees what all of them see. */
    Reach merged(int axis) {
        if (!moves(axis)) {
            return this;
        }
        return axis == rowAxis
                ? new Reach(-1, rows.merged(), columnAxis, columns, mapAxis, false, reason)
                : new Reach(rowAxis, rows, -1, columns.merged(), mapAxis, false, reason);
    }

    /** All axes merged. */
    Reach merged() {
        return merged(rowAxis).merged(columnAxis);
    }

    /** The axes get other places; -1 for an axis that goes, along which the field must not move. */
    Reach placed(IntUnaryOperator place) {
        return new Reach(
                rowAxis < 0 ? -1 : place.applyAsInt(rowAxis),
                rows,
                columnAxis < 0 ? -1 : place.applyAsInt(columnAxis),
                columns,
                mapAxis < 0 ? -1 : place.applyAsInt(mapAxis),
                flat,
                reason);
    }

    /** The elements along an axis become windows over those that were there. */
    Reach windowed(int axis, Span.Taps taps, long results) {
        if (!moves(axis)) {
            return this;
        }
        return axis == rowAxis
                ? new Reach(rowAxis, rows.windowed(taps, (int) results), columnAxis, columns, mapAxis, false, reason)
                : new Reach(rowAxis, rows, columnAxis, columns.windowed(taps, (int) results), mapAxis, false, reason);
    }

    Reach withMapAxis(int axis) {
        return new Reach(rowAxis, rows, columnAxis, columns, axis, flat, reason);
    }
}
