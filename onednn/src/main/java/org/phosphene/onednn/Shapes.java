package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The extents that the reshaping operators of ONNX give. */
final class Shapes {
    private Shapes() {}

    /** Extents of the output of a Flatten, Reshape, Squeeze or Unsqueeze. */
    static long[] reshaped(Node node, Constants constants, long[] from) {
        return switch (node.type()) {
            case "Flatten" -> flattened(node, from);
            case "Reshape" -> stated(node, constants.integers(node, 1), from);
            case "Squeeze" -> squeezed(axes(node, constants, from.length), from);
            default -> unsqueezed(node, constants, from);
        };
    }

    private static long[] flattened(Node node, long[] from) {
        int axis = (int) node.integer("axis", 1);
        if (axis != 1 && axis != 1 - from.length) {
            throw node.unsupported("from another extent on than the first after the batch");
        }
        return new long[] {from[0], product(from) / from[0]};
    }

    private static long[] stated(Node node, long[] stated, long[] from) {
        long[] to = stated.clone();
        int open = -1;
        long known = 1;
        for (int i = 0; i < to.length; i++) {
            if (to[i] == 0 && node.integer("allowzero", 0) == 0) {
                to[i] = from[i];
            }
            if (to[i] == -1) {
                open = i;
            } else {
                known *= to[i];
            }
        }
        if (open >= 0) {
            to[open] = product(from) / known;
        }
        if (product(to) != product(from)) {
            throw node.unsupported("from " + Arrays.toString(from) + " to " + Arrays.toString(stated));
        }
        return to;
    }

    private static List<Integer> axes(Node node, Constants constants, int rank) {
        // an attribute up to operator set 12, an input from 13 on
        long[] axes = node.input(1).isEmpty() ? node.integers("axes") : constants.integers(node, 1);
        return Arrays.stream(axes)
                .mapToObj(axis -> (int) (axis < 0 ? axis + rank : axis))
                .toList();
    }

    private static long[] squeezed(List<Integer> axes, long[] from) {
        List<Long> to = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            boolean goes = axes.isEmpty() ? from[i] == 1 : axes.contains(i);
            if (!goes) {
                to.add(from[i]);
            }
        }
        return to.stream().mapToLong(Long::longValue).toArray();
    }

    private static long[] unsqueezed(Node node, Constants constants, long[] from) {
        int count =
                from.length + (node.input(1).isEmpty() ? node.integers("axes") : constants.integers(node, 1)).length;
        List<Integer> axes = axes(node, constants, count);
        long[] to = new long[count];
        for (int i = 0, next = 0; i < count; i++) {
            to[i] = axes.contains(i) ? 1 : from[next++];
        }
        return to;
    }

    static long product(long[] extents) {
        return Arrays.stream(extents).reduce(1, (a, b) -> a * b);
    }
}
