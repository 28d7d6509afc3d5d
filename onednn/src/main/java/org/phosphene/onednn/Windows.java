package org.phosphene.onednn;

import java.util.Arrays;

/** Reads where the windows of a convolution or a pool lie. */
final class Windows {
    private Windows() {}

    /**
     * Reads.
     *
     * @param size of the window
     * @param image rows and columns of the input
     */
    static Window read(Node node, long[] size, long[] image) {
        long[] stride = node.integers("strides", 1, 1);
        long[] dilation = node.integers("dilations", 1, 1);
        if (size.length != 2 || image.length != 2) {
            throw node.unsupported("in " + image.length + " dimensions");
        }
        String auto = node.text("auto_pad", "NOTSET");
        long[] pads = node.integers("pads", 0, 0, 0, 0);
        if (auto.startsWith("SAME")) {
            pads = same(size, stride, dilation, image, auto.equals("SAME_UPPER"));
        }
        if (Arrays.stream(pads).anyMatch(p -> p < 0)) {
            throw node.unsupported("with negative padding");
        }
        return new Window(size, stride, dilation, new long[] {pads[0], pads[1]}, new long[] {pads[2], pads[3]});
    }

    /** Padding that gives one window for each stride. */
    private static long[] same(long[] size, long[] stride, long[] dilation, long[] image, boolean moreAfter) {
        long[] pads = new long[4];
        for (int i = 0; i < 2; i++) {
            long windows = (image[i] + stride[i] - 1) / stride[i];
            long all = Math.max(0, (windows - 1) * stride[i] + dilation[i] * (size[i] - 1) + 1 - image[i]);
            pads[i] = moreAfter ? all / 2 : all - all / 2;
            pads[2 + i] = all - pads[i];
        }
        return pads;
    }
}
