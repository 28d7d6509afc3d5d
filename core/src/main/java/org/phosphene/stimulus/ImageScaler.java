package org.phosphene.stimulus;

/**
 * Brings images to another shape: cubic convolution (Keys 1981, a = -1/2) along rows and columns, widened where an image
 * shrinks so that nothing aliases, and grey copied to every channel.
 */
public final class ImageScaler {
    private static final double A = -0.5;
    private static final int REACH = 2;

    private final Shape from;
    private final Shape to;
    private final Taps[] rows;
    private final Taps[] columns;
    private final float[] image;
    private final float[] wide;

    private ImageScaler(Shape from, Shape to) {
        this.from = from;
        this.to = to;
        rows = weights(from.height(), to.height());
        columns = weights(from.width(), to.width());
        image = new float[from.size()];
        wide = new float[from.height() * to.width()];
    }

    /**
     * A scaler for images of one shape.
     *
     * @throws IllegalArgumentException if the channels differ and the images are not grey
     */
    public static ImageScaler of(Shape from, Shape to) {
        if (from.channels() != to.channels() && from.channels() != 1) {
            throw new IllegalArgumentException("images of shape " + from + " do not fit a model that takes " + to);
        }
        return new ImageScaler(from, to);
    }

    /** The weights of neighbouring source pixels, from {@code first} on, in one new pixel. */
    private record Taps(int first, float[] weights) {}

    private static Taps[] weights(int from, int to) {
        Taps[] all = new Taps[to];
        double stretch = Math.max(1, (double) from / to);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * from / to - 0.5;
            double sum = 0;
            int first = (int) Math.ceil(centre - REACH * stretch);
            int last = (int) Math.floor(centre + REACH * stretch);
            int start = inside(first, from);
            float[] weights = new float[inside(last, from) - start + 1];
            for (int j = first; j <= last; j++) {
                double weight = kernel(Math.abs(j - centre) / stretch);
                // beyond the edge the outermost pixel goes on
                weights[inside(j, from) - start] += (float) weight;
                sum += weight;
            }
            for (int j = 0; j < weights.length; j++) {
                weights[j] /= (float) sum;
            }
            all[i] = new Taps(start, weights);
        }
        return all;
    }

    private static int inside(int pixel, int extent) {
        return Math.max(0, Math.min(extent - 1, pixel));
    }

    private static double kernel(double x) {
        if (x < 1) {
            return ((A + 2) * x - (A + 3)) * x * x + 1;
        }
        return x < REACH ? ((A * x - 5 * A) * x + 8 * A) * x - 4 * A : 0;
    }

    /** Writes image {@code index} in the new shape, from {@code at} on; values 0 to 1. */
    public void scale(LabelledImages images, int index, float[] out, int at) {
        if (from.equals(to)) {
            images.values(index, out, at);
            return;
        }
        images.values(index, image, 0);
        int plane = to.height() * to.width();
        for (int c = 0; c < to.channels(); c++) {
            widen(from.channels() == 1 ? 0 : c * from.height() * from.width());
            for (int y = 0; y < to.height(); y++) {
                for (int x = 0; x < to.width(); x++) {
                    out[at + c * plane + y * to.width() + x] = heighten(y, x);
                }
            }
        }
    }

    private void widen(int plane) {
        for (int y = 0; y < from.height(); y++) {
            for (int x = 0; x < to.width(); x++) {
                float[] weights = columns[x].weights();
                int start = plane + y * from.width() + columns[x].first();
                float sum = 0;
                for (int j = 0; j < weights.length; j++) {
                    sum += weights[j] * image[start + j];
                }
                wide[y * to.width() + x] = sum;
            }
        }
    }

    private float heighten(int y, int x) {
        float[] weights = rows[y].weights();
        float sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * wide[(rows[y].first() + j) * to.width() + x];
        }
        return Math.max(0, Math.min(1, sum));
    }
}
