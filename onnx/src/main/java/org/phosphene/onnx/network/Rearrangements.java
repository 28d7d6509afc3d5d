package org.phosphene.onnx.network;

import java.util.Arrays;
import java.util.Optional;
import org.phosphene.stimulus.Shape;

/** Fields behind operators that move elements about without computing with them. */
final class Rearrangements {
    private Rearrangements() {}

    static Reach transposed(Operation operation, Reach input, int axes) {
        long[] order = operation.integers("perm").orElseGet(() -> reversed(axes));
        return input.placed(axis -> Arrays.stream(order).boxed().toList().indexOf((long) axis));
    }

    private static long[] reversed(int axes) {
        long[] order = new long[axes];
        for (int i = 0; i < axes; i++) {
            order[i] = axes - 1L - i;
        }
        return order;
    }

    /**
     * Other extents for the same elements in the same order. An axis stays if as many elements lie behind it as before; others
     * are merged.
     */
    static Reach reshaped(Reach input, long[] extents, long[] results, Shape image) {
        if (input.flat()) {
            return ofRow(input, results, image);
        }
        Reach kept = input;
        for (int axis = 0; axis < extents.length; axis++) {
            if (place(axis, extents, results) < 0) {
                kept = kept.merged(axis);
            }
        }
        return kept.placed(axis -> place(axis, extents, results));
    }

    private static int place(int axis, long[] extents, long[] results) {
        for (int place = 0; place < results.length; place++) {
            if (extents[axis] != 1
                    && results[place] == extents[axis]
                    && behind(results, place) == behind(extents, axis)) {
                return place;
            }
        }
        return -1;
    }

    private static long behind(long[] extents, int axis) {
        return Arrays.stream(extents, axis + 1, extents.length).reduce(1, (a, b) -> a * b);
    }

    /** A row of values that becomes maps of the image's size has the image's places again. */
    private static Reach ofRow(Reach input, long[] results, Shape image) {
        int last = results.length - 1;
        boolean places = results.length >= 3
                && results[last] == image.width()
                && results[last - 1] == image.height()
                && (results[last - 2] == image.channels() || image.channels() == 1);
        return places
                ? new Reach(
                        last - 1, Span.pixels(image.height()), last, Span.pixels(image.width()), last - 2, false, "")
                : input;
    }

    /** Empty where the slice is not known before the run, or turns an axis round that moves the field. */
    static Optional<Reach> sliced(Operation operation, Reach input, long[] extents, long[] results) {
        Optional<long[]> starts = operation.integers("starts", 1);
        Optional<long[]> axes = operation.integers("axes", 3);
        Optional<long[]> steps = operation.integers("steps", 4);
        if (starts.isEmpty() || (axes.isEmpty() && operation.has(3)) || (steps.isEmpty() && operation.has(4))) {
            return Optional.empty();
        }
        Reach reach = input;
        for (int i = 0; i < starts.get().length; i++) {
            int axis = axes.isEmpty() ? i : from(axes.get()[i], extents.length);
            long step = steps.isEmpty() ? 1 : steps.get()[i];
            if (step < 1 && reach.moves(axis)) {
                return Optional.empty();
            }
            long start = starts.get()[i] < 0 ? starts.get()[i] + extents[axis] : starts.get()[i];
            int begin = (int) Math.max(0, Math.min(start, extents[axis]));
            reach = reach.windowed(axis, new Span.Taps(1, 1, (int) step, -begin), results[axis]);
        }
        return Optional.of(reach);
    }

    /** Empty where what is put around is not known before the run, or is not a constant. */
    static Optional<Reach> padded(Operation operation, Reach input, long[] extents, long[] results) {
        Optional<long[]> pads = operation.integers("pads", 1);
        if (pads.isEmpty()
                || pads.get().length != 2 * extents.length
                || !operation.text("mode", "constant").equals("constant")) {
            return Optional.empty();
        }
        Reach reach = input;
        for (int axis = 0; axis < extents.length; axis++) {
            reach = reach.windowed(axis, new Span.Taps(1, 1, 1, (int) pads.get()[axis]), results[axis]);
        }
        return Optional.of(reach);
    }

    /** An axis that may be counted from the end. */
    static int from(long axis, int axes) {
        return (int) (axis < 0 ? axis + axes : axis);
    }
}
