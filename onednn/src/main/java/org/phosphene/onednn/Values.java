package org.phosphene.onednn;

import java.util.Arrays;

/**
 * A constant tensor.
 *
 * @param extents of the tensor
 * @param data its values, last extent fastest
 */
record Values(long[] extents, float[] data) {
    Values {
        if (Arrays.stream(extents).reduce(1, (a, b) -> a * b) != data.length) {
            throw new IllegalArgumentException(data.length + " values for extents " + Arrays.toString(extents));
        }
    }

    Values withExtents(long... others) {
        return new Values(others, data);
    }

    /** Rows become columns. */
    Values transposed() {
        int rows = (int) extents[0];
        int columns = (int) extents[1];
        float[] turned = new float[data.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                turned[c * rows + r] = data[r * columns + c];
            }
        }
        return new Values(new long[] {columns, rows}, turned);
    }
}
