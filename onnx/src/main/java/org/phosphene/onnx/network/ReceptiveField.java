package org.phosphene.onnx.network;

import org.phosphene.stimulus.Shape;

/**
 * The part of the image that the units of a tensor see: the smallest rectangle that holds every pixel which can reach a unit
 * through the graph. Within it there may be pixels that do not, where windows are dilated.
 *
 * @param image the image's shape
 * @param rows by a unit's row
 * @param columns by a unit's column
 * @param reason why the field is taken to be the whole image where the graph does not say it, else empty
 */
public record ReceptiveField(Shape image, Span rows, Span columns, String reason) {
    /** The whole image. */
    static ReceptiveField whole(Shape image, String reason) {
        return new ReceptiveField(image, Span.whole(image.height()), Span.whole(image.width()), reason);
    }

    /** Whether every unit sees the whole image. */
    public boolean isWhole() {
        return isWhole(rows, image.height()) && isWhole(columns, image.width());
    }

    private static boolean isWhole(Span span, int extent) {
        return span.stride() == 0 && span.from(0) == 0 && span.to(0) == extent;
    }

    /** What the unit at a place of its map sees, within the image; place 0, 0 for a tensor without places. */
    public Window window(int row, int column) {
        int top = rows.from(row);
        int left = columns.from(column);
        return new Window(top, left, Math.max(0, rows.to(row) - top), Math.max(0, columns.to(column) - left));
    }
}
