package org.phosphene.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;

/**
 * A tensor of a network under construction.
 *
 * @param extents as ONNX has them
 * @param held extents of the memory of the values; others than {@code extents} where a reshape was only noted, with the values in the same
 *     order
 * @param values the values, in any order
 * @param buffer that the memory is in
 */
record Tensor(long[] extents, long[] held, memory values, Arena.Buffer buffer) {
    boolean isSettled() {
        return Arrays.equals(extents, held);
    }

    Tensor as(long... others) {
        return new Tensor(others, held, values, buffer.shared());
    }
}
