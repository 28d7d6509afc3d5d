package org.phosphene.data;

import org.phosphene.stimulus.ImageScaler;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** Brings images of any shape to one: colour to grey by luma, grey to all channels, and the size by core's scaler. */
final class ImageFitter {
    private static final int[] ONE_LABEL = {0};

    private final Shape wanted;
    private final float[] values;
    private ImageScaler scaler;
    private Shape from;

    ImageFitter(Shape wanted) {
        this.wanted = wanted;
        values = new float[wanted.size()];
    }

    /**
     * Writes one image.
     *
     * @param shape of the image
     * @param levels of the image
     * @param out receives the levels in the wanted shape, from {@code at} on
     * @throws IllegalArgumentException if a colour image is to get a number of channels other than 1 and 3
     */
    void fit(Shape shape, byte[] levels, byte[] out, int at) {
        if (shape.channels() == 3 && wanted.channels() == 1) {
            fit(Shape.of(1, shape.height(), shape.width()), luma(levels), out, at);
        } else if (shape.equals(wanted)) {
            System.arraycopy(levels, 0, out, at, levels.length);
        } else {
            scale(LabelledImages.of("image", shape, levels, ONE_LABEL), out, at);
        }
    }

    private void scale(LabelledImages image, byte[] out, int at) {
        // images of one size often follow each other, and the weights cost more than an image
        if (!image.shape().equals(from)) {
            from = image.shape();
            scaler = ImageScaler.of(from, wanted);
        }
        scaler.scale(image, 0, values, 0);
        for (int i = 0; i < values.length; i++) {
            out[at + i] = (byte) (values[i] * 255 + 0.5f);
        }
    }

    /** ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B, rounded. */
    private static byte[] luma(byte[] levels) {
        int plane = levels.length / 3;
        byte[] grey = new byte[plane];
        for (int i = 0; i < plane; i++) {
            int red = levels[i] & 0xff;
            int green = levels[plane + i] & 0xff;
            int blue = levels[2 * plane + i] & 0xff;
            grey[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
        }
        return grey;
    }
}
