package org.phosphene.stimulus;

/**
 * Brings images to another shape: bilinear interpolation between pixel centres, and grey copied to every channel.
 */
public final class ImageScaler {
    private final Shape from;
    private final Shape to;
    private final float[] image;

    private ImageScaler(Shape from, Shape to) {
        this.from = from;
        this.to = to;
        image = new float[from.size()];
    }

    /**
     * From one shape to another.
     *
     * @throws IllegalArgumentException if the channels differ and the images are not grey
     */
    public static ImageScaler of(Shape from, Shape to) {
        if (from.channels() != to.channels() && from.channels() != 1) {
            throw new IllegalArgumentException("images of shape " + from + " do not fit a model that takes " + to);
        }
        return new ImageScaler(from, to);
    }

    /** Writes image {@code index} in the new shape, from {@code at} on; values 0 to 1. */
    public void scale(LabelledImages images, int index, float[] out, int at) {
        if (from.equals(to)) {
            images.values(index, out, at);
            return;
        }
        images.values(index, image, 0);
        int next = at;
        for (int c = 0; c < to.channels(); c++) {
            int plane = from.channels() == 1 ? 0 : c * from.height() * from.width();
            for (int y = 0; y < to.height(); y++) {
                float sourceY = centre(y, to.height(), from.height());
                for (int x = 0; x < to.width(); x++) {
                    out[next++] = between(plane, sourceY, centre(x, to.width(), from.width()));
                }
            }
        }
    }

    private static float centre(int i, int count, int sourceCount) {
        float centre = (i + 0.5f) * sourceCount / count - 0.5f;
        return Math.max(0, Math.min(sourceCount - 1, centre));
    }

    private float between(int plane, float y, float x) {
        int top = (int) y;
        int left = (int) x;
        int bottom = Math.min(top + 1, from.height() - 1);
        int right = Math.min(left + 1, from.width() - 1);
        float down = y - top;
        float across = x - left;
        float above = mix(pixel(plane, top, left), pixel(plane, top, right), across);
        float below = mix(pixel(plane, bottom, left), pixel(plane, bottom, right), across);
        return mix(above, below, down);
    }

    private float pixel(int plane, int y, int x) {
        return image[plane + y * from.width() + x];
    }

    private static float mix(float a, float b, float share) {
        return a + (b - a) * share;
    }
}
