package org.phosphene.onednn;

import java.util.Arrays;
import java.util.Optional;

/** Reads a Gemm or a MatMul with constant weights. */
final class DenseLayers {
    private DenseLayers() {}

    static GraphReader.Made read(Node node, Constants constants, String input, long[] from) {
        boolean gemm = node.type().equals("Gemm");
        Values weights = constants.floats(node, 1);
        if (from.length != 2 || weights.extents().length != 2 || node.integer("transA", 0) != 0) {
            throw node.unsupported("of other than a row of values for each image");
        }
        Values rows = gemm && node.integer("transB", 0) == 1 ? weights : weights.transposed();
        Values scaled = times(rows, gemm ? node.number("alpha", 1) : 1);
        int outputs = (int) rows.extents()[0];
        float[] bias = gemm && !node.input(2).isEmpty() ? bias(node, constants, outputs) : null;
        return new GraphReader.Made(
                new Step.Dense(input, node.output(), scaled, bias, Optional.empty()), from[0], outputs);
    }

    private static float[] bias(Node node, Constants constants, int outputs) {
        Values given = times(constants.floats(node, 2), node.number("beta", 1));
        if (given.data().length == 1) {
            float[] bias = new float[outputs];
            Arrays.fill(bias, given.data()[0]);
            return bias;
        }
        long[] extents = given.extents();
        if (given.data().length != outputs || extents[extents.length - 1] != outputs) {
            throw node.unsupported("with another bias for each image");
        }
        return given.data();
    }

    private static Values times(Values values, float factor) {
        if (factor == 1) {
            return values;
        }
        float[] scaled = values.data().clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return new Values(values.extents(), scaled);
    }
}
