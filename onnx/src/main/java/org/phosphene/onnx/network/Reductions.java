package org.phosphene.onnx.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Fields behind operators that take the elements along some axes together. */
final class Reductions {
    private static final int SOFTMAX_OF_ONE_AXIS = 13;

    private Reductions() {}

    /** Sums, means and the like; empty where the axes are not known before the run. */
    static Optional<Reach> of(Operation operation, Reach input, long[] extents) {
        Optional<long[]> given = operation.integers("axes", 1);
        if (given.isEmpty() && operation.has(1)) {
            return Optional.empty();
        }
        boolean nothing = operation.integer("noop_with_empty_axes", 0) == 1;
        long[] axes = given.filter(some -> some.length > 0)
                .orElseGet(
                        () -> LongStream.range(0, nothing ? 0 : extents.length).toArray());
        List<Integer> reduced = Arrays.stream(axes)
                .mapToObj(axis -> Rearrangements.from(axis, extents.length))
                .toList();
        Reach reach = input;
        for (int axis : reduced) {
            reach = reach.merged(axis);
        }
        boolean kept = operation.integer("keepdims", 1) == 1;
        return Optional.of(kept ? reach : reach.placed(axis -> behind(axis, reduced)));
    }

    private static int behind(int axis, List<Integer> gone) {
        return gone.contains(axis)
                ? -1
                : axis - (int) gone.stream().filter(before -> before < axis).count();
    }

    /** Every result depends on all along its axis, or in the older operator sets along all axes from that on. */
    static Reach softmax(Operation operation, Reach input, long[] extents, long opset) {
        boolean one = opset >= SOFTMAX_OF_ONE_AXIS;
        int axis = Rearrangements.from(operation.integer("axis", one ? -1 : 1), extents.length);
        return one ? input.merged(axis) : from(input, axis, extents);
    }

    /** All axes from one on are taken together. */
    static Reach from(Reach input, int first, long[] extents) {
        Reach reach = input;
        for (int axis = first; axis < extents.length; axis++) {
            reach = reach.merged(axis);
        }
        return reach;
    }
}
