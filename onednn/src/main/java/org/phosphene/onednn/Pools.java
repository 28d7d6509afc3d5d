package org.phosphene.onednn;

/** Reads a MaxPool or an AveragePool. */
final class Pools {
    private Pools() {}

    static GraphReader.Made read(Node node, String input, long[] from) {
        if (from.length != 4 || node.proto().getOutputCount() > 1) {
            throw node.unsupported("in " + (from.length - 2) + " dimensions, or with indices");
        }
        long[] image = {from[2], from[3]};
        Window window = Windows.read(node, node.integers("kernel_shape"), image);
        Step.Pool.Kind kind = Step.Pool.Kind.MAX;
        if (node.type().equals("AveragePool")) {
            kind = node.integer("count_include_pad", 0) == 1 ? Step.Pool.Kind.MEAN : Step.Pool.Kind.MEAN_INSIDE;
        }
        if (node.integer("ceil_mode", 0) == 1) {
            window = up(node, kind, window, image);
        }
        return new GraphReader.Made(
                new Step.Pool(input, node.output(), kind, window),
                from[0],
                from[1],
                window.count(0, image[0]),
                window.count(1, image[1]));
    }

    /** With a last window that hangs over the edge, which is padding for a maximum and for a mean that leaves padding out. */
    private static Window up(Node node, Step.Pool.Kind kind, Window window, long[] image) {
        long[] after = window.after().clone();
        for (int i = 0; i < 2; i++) {
            long reach = window.dilation()[i] * (window.size()[i] - 1) + 1;
            long rest = (image[i] + window.before()[i] + after[i] - reach) % window.stride()[i];
            if (rest != 0) {
                long more = window.stride()[i] - rest;
                // a window must begin inside the image or the padding before it
                boolean begins = window.count(i, image[i]) * window.stride()[i] < image[i] + window.before()[i];
                after[i] += begins ? more : 0;
            }
        }
        if (kind == Step.Pool.Kind.MEAN && (after[0] != window.after()[0] || after[1] != window.after()[1])) {
            throw node.unsupported("that counts padding and hangs over the edge");
        }
        return new Window(window.size(), window.stride(), window.dilation(), window.before(), after);
    }
}
