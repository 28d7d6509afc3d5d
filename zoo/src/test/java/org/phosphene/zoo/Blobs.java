package org.phosphene.zoo;

import java.util.SplittableRandom;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** Ten classes that are easy to learn: a bright square whose place is the class, in noise. */
final class Blobs {
    private Blobs() {}

    static LabelledImages of(int count, long seed) {
        return of(Shape.of(1, 28, 28), count, seed);
    }

    static LabelledImages of(Shape shape, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] levels = new byte[count * shape.size()];
        int[] labels = new int[count];
        int side = shape.width() / 4;
        for (int i = 0; i < count; i++) {
            labels[i] = i % 10;
            for (int v = 0; v < shape.size(); v++) {
                int row = v / shape.width() % shape.height() / side;
                int column = v % shape.width() / side;
                boolean inside = row * 4 + column == labels[i];
                levels[i * shape.size() + v] = (byte) (inside ? 155 + random.nextInt(100) : random.nextInt(100));
            }
        }
        return LabelledImages.of("blobs", shape, levels, labels);
    }
}
