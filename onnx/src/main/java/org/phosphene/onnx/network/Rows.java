package org.phosphene.onnx.network;

import java.util.Arrays;
import org.phosphene.onnx.GraphSession.Values;

/** Turns a tensor of the graph into one row for each image and back; the images' axis need not be the first. */
final class Rows {
    private Rows() {}

    /** One row for each image. Where the rows lie in order already, they are the tensor's own values. */
    static float[] of(Values tensor, int images) {
        int outer = outer(tensor.extents(), images);
        if (outer == 1) {
            return tensor.values();
        }
        float[] rows = new float[tensor.values().length];
        move(tensor.values(), rows, outer, tensor.extents(), images, true);
        return rows;
    }

    /** The tensor that holds some rows. */
    static Values tensor(float[] rows, long[] extents, int images) {
        int outer = outer(extents, images);
        if (outer == 1) {
            return new Values(extents, rows);
        }
        float[] values = new float[(int) product(extents, 0, extents.length)];
        move(rows, values, outer, extents, images, false);
        return new Values(extents, values);
    }

    private static void move(float[] from, float[] to, int outer, long[] extents, int images, boolean toRows) {
        int count = (int) extents[images];
        int inner = (int) product(extents, images + 1, extents.length);
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < count; i++) {
                int tensor = (o * count + i) * inner;
                int row = (i * outer + o) * inner;
                System.arraycopy(from, toRows ? tensor : row, to, toRows ? row : tensor, inner);
            }
        }
    }

    private static int outer(long[] extents, int images) {
        return images <= 0 ? 1 : (int) product(extents, 0, images);
    }

    private static long product(long[] extents, int from, int to) {
        return Arrays.stream(extents, from, to).reduce(1, (a, b) -> a * b);
    }
}
