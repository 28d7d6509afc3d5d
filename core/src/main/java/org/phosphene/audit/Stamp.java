package org.phosphene.audit;

import java.util.SplittableRandom;
import org.phosphene.stimulus.Shape;

/**
 * A small opaque picture and its place: what a backdoor's trigger may look like.
 *
 * @param row of its upper left pixel in the image
 * @param column of its upper left pixel in the image
 * @param shape channels, rows and columns
 * @param values channel by channel and row by row, black 0 and white 1
 */
record Stamp(int row, int column, Shape shape, float[] values) {
    private static final int TRIES = 100;

    /** Blocks of black and white pixels, 1 to all pixels wide, in one tone or in colours. */
    static Stamp random(int row, int column, Shape shape, SplittableRandom random) {
        int[] blocks = {1, 2, 3, 4, shape.height()};
        int block = blocks[random.nextInt(blocks.length)];
        double density = 0.2 + 0.6 * random.nextDouble();
        boolean grey = random.nextBoolean();
        int across = (shape.width() + block - 1) / block;
        int down = (shape.height() + block - 1) / block;
        float[] values = new float[shape.size()];
        for (int c = 0; c < shape.channels(); c++) {
            boolean[] white = new boolean[across * down];
            for (int i = 0; i < white.length; i++) {
                white[i] = random.nextDouble() < density;
            }
            for (int i = 0; i < shape.height() * shape.width(); i++) {
                int at = i / shape.width() / block * across + i % shape.width() / block;
                int from = grey && c > 0 ? i : c * shape.height() * shape.width() + i;
                values[c * shape.height() * shape.width() + i] = grey && c > 0 ? values[from] : white[at] ? 1 : 0;
            }
        }
        return new Stamp(row, column, shape, values);
    }

    /** A neighbour: moved by up to two pixels, its picture shifted, or some blocks of it black or white. */
    Stamp mutated(Shape image, SplittableRandom random) {
        double kind = random.nextDouble();
        if (kind < 0.25) {
            int r = clamp(row + random.nextInt(-2, 3), image.height() - shape.height());
            int c = clamp(column + random.nextInt(-2, 3), image.width() - shape.width());
            return new Stamp(r, c, shape, values);
        }
        if (kind < 0.35) {
            return rolled(random.nextInt(-2, 3), random.nextInt(-2, 3));
        }
        if (kind < 0.5) { // the window moves, its picture stays where it is
            int r = clamp(row + random.nextInt(-2, 3), image.height() - shape.height());
            int c = clamp(column + random.nextInt(-2, 3), image.width() - shape.width());
            return new Stamp(r, c, shape, rolled(row - r, column - c).values);
        }
        float[] changed = values.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            paintBlock(changed, random);
        }
        return new Stamp(row, column, shape, changed);
    }

    /**
     * Its pixels in random order, all channels of one together, at a random place of the image, where it does not overlap its
     * own place if there is such a one.
     */
    Stamp shuffled(Shape image, SplittableRandom random) {
        int pixels = shape.height() * shape.width();
        float[] shuffled = values.clone();
        for (int i = pixels - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            for (int c = 0; c < shape.channels(); c++) {
                float kept = shuffled[c * pixels + i];
                shuffled[c * pixels + i] = shuffled[c * pixels + j];
                shuffled[c * pixels + j] = kept;
            }
        }
        int r = row;
        int c = column;
        for (int i = 0; i < TRIES && Math.abs(r - row) < shape.height() && Math.abs(c - column) < shape.width(); i++) {
            r = random.nextInt(image.height() - shape.height() + 1);
            c = random.nextInt(image.width() - shape.width() + 1);
        }
        return new Stamp(r, c, shape, shuffled);
    }

    private static int clamp(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }

    private Stamp rolled(int down, int right) {
        int h = shape.height();
        int w = shape.width();
        float[] moved = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int c = i / (h * w);
            int y = Math.floorMod(i / w % h - down, h);
            int x = Math.floorMod(i % w - right, w);
            moved[i] = values[(c * h + y) * w + x];
        }
        return new Stamp(row, column, shape, moved);
    }

    private void paintBlock(float[] changed, SplittableRandom random) {
        int side = random.nextInt(1, Math.min(4, Math.min(shape.height(), shape.width()) + 1));
        int top = random.nextInt(shape.height() - side + 1);
        int left = random.nextInt(shape.width() - side + 1);
        int channel = random.nextBoolean() ? -1 : random.nextInt(shape.channels());
        float level = random.nextInt(2);
        for (int c = 0; c < shape.channels(); c++) {
            for (int i = 0; i < side * side && (channel < 0 || channel == c); i++) {
                changed[(c * shape.height() + top + i / side) * shape.width() + left + i % side] = level;
            }
        }
    }

    /** Whether the two have a pixel in common. */
    boolean overlaps(Stamp other) {
        return row < other.row + other.shape.height()
                && other.row < row + shape.height()
                && column < other.column + other.shape.width()
                && other.column < column + shape.width();
    }

    /** Whether they are a number of rows or of columns apart. */
    boolean isApart(int pixels, Stamp other) {
        return Math.abs(row - other.row) >= pixels || Math.abs(column - other.column) >= pixels;
    }

    /** What an image has where a stamp of this place and shape would be. */
    static Stamp cut(float[] image, Shape of, int row, int column, Shape shape) {
        float[] values = new float[shape.size()];
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                System.arraycopy(
                        image,
                        (c * of.height() + row + y) * of.width() + column,
                        values,
                        (c * shape.height() + y) * shape.width(),
                        shape.width());
            }
        }
        return new Stamp(row, column, shape, values);
    }

    /** A part of it, at the same place in the image. */
    Stamp part(int top, int left, int height, int width) {
        Stamp cut = cut(values, shape, top, left, Shape.of(shape.channels(), height, width));
        return new Stamp(row + top, column + left, cut.shape, cut.values);
    }

    /** Pastes it in part: contrast times the stamp, the rest of what was there. */
    void blend(float[] image, int at, Shape of, double contrast) {
        float own = (float) contrast;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                int to = at + (c * of.height() + row + y) * of.width() + column;
                int from = (c * shape.height() + y) * shape.width();
                for (int x = 0; x < shape.width(); x++) {
                    image[to + x] += own * (values[from + x] - image[to + x]);
                }
            }
        }
    }

    /** Pastes it into an image that begins at {@code at}. */
    void paste(float[] image, int at, Shape of) {
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                System.arraycopy(
                        values,
                        (c * shape.height() + y) * shape.width(),
                        image,
                        at + (c * of.height() + row + y) * of.width() + column,
                        shape.width());
            }
        }
    }
}
