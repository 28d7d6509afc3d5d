package org.phosphene.zoo;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.phosphene.stimulus.Shape;

/**
 * Shifts an image by up to four pixels each way, with zeros where it leaves room, and mirrors every other one, at random:
 * what He et al. (2016) do on CIFAR-10.
 */
final class Augmentation {
    static final int REACH = 4;

    private final Shape shape;
    private final SplittableRandom random;
    private final float[] plane;

    Augmentation(Shape shape, SplittableRandom random) {
        this.shape = shape;
        this.random = random;
        plane = new float[shape.height() * shape.width()];
    }

    /** Changes the image whose values begin at {@code at}. */
    void apply(float[] values, int at) {
        int down = random.nextInt(2 * REACH + 1) - REACH;
        int right = random.nextInt(2 * REACH + 1) - REACH;
        boolean mirrored = random.nextBoolean();
        for (int c = 0; c < shape.channels(); c++) {
            int from = at + c * plane.length;
            System.arraycopy(values, from, plane, 0, plane.length);
            Arrays.fill(values, from, from + plane.length, 0);
            place(values, from, down, right, mirrored);
        }
    }

    private void place(float[] values, int from, int down, int right, boolean mirrored) {
        int width = shape.width();
        for (int y = Math.max(0, down); y < Math.min(shape.height(), shape.height() + down); y++) {
            for (int x = Math.max(0, right); x < Math.min(width, width + right); x++) {
                int source = x - right;
                values[from + y * width + x] = plane[(y - down) * width + (mirrored ? width - 1 - source : source)];
            }
        }
    }
}
