package org.phosphene.data.basis;

import java.util.List;

/**
 * An array of numbers.
 *
 * @param extents the last one is that of the fastest index
 * @param values as many as the product of the extents
 */
record Tensor(List<Integer> extents, float[] values) {
    Tensor {
        extents = List.copyOf(extents);
        long size = size(extents);
        if (size != values.length) {
            throw new IllegalArgumentException(values.length + " values are not a tensor of " + extents);
        }
    }

    /** The product of extents of at least 0; above {@link Integer#MAX_VALUE} it is not exact. */
    static long size(List<Integer> extents) {
        long size = 1;
        for (int extent : extents) {
            size = Math.min(size * extent, Integer.MAX_VALUE + 1L);
        }
        return size;
    }
}
