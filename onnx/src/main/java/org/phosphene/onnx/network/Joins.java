package org.phosphene.onnx.network;

import org.phosphene.stimulus.Shape;

/** The field of an element that is made of elements of several tensors at the same place: the union of theirs. */
final class Joins {
    private Joins() {}

    /** Aligns an input of fewer axes, or of axes of extent 1, with the result that it is broadcast to. */
    static Reach broadcast(Reach input, long[] extents, long[] results) {
        int shift = results.length - extents.length;
        Reach kept = input;
        for (int axis = 0; axis < extents.length; axis++) {
            if (extents[axis] != results[axis + shift]) {
                kept = kept.merged(axis);
            }
        }
        return kept.placed(axis -> axis + shift);
    }

    /** The union; the whole image, with the reason, where no rectangle that moves with the units is one. */
    static Reach union(Reach a, Reach b, Shape image) {
        if (a.isWhole(image) || b.isWhole(image)) {
            Reach whole = a.isWhole(image) ? a : b;
            return Reach.whole(image, a.mapAxis() < 0 ? b.mapAxis() : a.mapAxis(), whole.reason());
        }
        boolean together = a.rowAxis() == b.rowAxis() && a.columnAxis() == b.columnAxis();
        Span rows = a.rows().union(b.rows());
        Span columns = a.columns().union(b.columns());
        if (!together || rows == null || columns == null) {
            return Reach.whole(
                    image,
                    a.mapAxis(),
                    "it joins fields of strides " + strides(a) + " and " + strides(b) + " that do not move together");
        }
        return new Reach(
                a.rowAxis(), rows, a.columnAxis(), columns, a.mapAxis(), a.flat() && b.flat(), a.reason() + b.reason());
    }

    private static String strides(Reach reach) {
        return reach.rows().stride() + "x" + reach.columns().stride();
    }
}
