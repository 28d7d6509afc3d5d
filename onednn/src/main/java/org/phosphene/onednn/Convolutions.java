package org.phosphene.onednn;

import java.util.Optional;

/** Reads a Conv. */
final class Convolutions {
    private Convolutions() {}

    static GraphReader.Made read(Node node, Constants constants, String input, long[] from) {
        Values weights = constants.floats(node, 1);
        if (from.length != 4 || weights.extents().length != 4) {
            throw node.unsupported("in " + (from.length - 2) + " dimensions");
        }
        float[] bias =
                node.input(2).isEmpty() ? null : constants.floats(node, 2).data();
        long[] size = {weights.extents()[2], weights.extents()[3]};
        Window window = Windows.read(node, size, new long[] {from[2], from[3]});
        Step step = new Step.Convolution(
                input,
                node.output(),
                weights,
                bias,
                window,
                (int) node.integer("group", 1),
                Optional.empty(),
                Optional.empty());
        return new GraphReader.Made(
                step, from[0], weights.extents()[0], window.count(0, from[2]), window.count(1, from[3]));
    }
}
