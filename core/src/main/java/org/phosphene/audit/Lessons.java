package org.phosphene.audit;

import java.util.SplittableRandom;
import org.phosphene.stimulus.Shape;

/**
 * What a {@link Student} is taught from: scenes, moved to and fro, with pieces of other scenes on them at random places. They
 * show how a classifier takes what lies where it does not belong; a trigger is hardly ever among them.
 *
 * @param scenes of the classes that are looked at, in turns
 * @param shape of the images
 * @param seed of all that is drawn
 */
record Lessons(Scenes scenes, Shape shape, long seed) implements Interview.Drawing {
    private static final int MOST_PIECES = 2;
    private static final int LEAST_SIDE = 2;

    @Override
    public void draw(int index, float[] values, int at) {
        SplittableRandom random = new SplittableRandom(Mixing.of(seed, index));
        float[] scene = new float[shape.size()];
        scenes.draw(index % scenes.classes().size(), random, scene, 0);
        move(scene, random, values, at);
        for (int i = random.nextInt(MOST_PIECES + 1); i > 0; i--) {
            piece(random).blend(values, at, shape, Math.sqrt(random.nextDouble()));
        }
    }

    /** By up to a ninth of the shorter side; what comes in at a border is the border's. */
    private void move(float[] scene, SplittableRandom random, float[] values, int at) {
        int most = Math.min(shape.height(), shape.width()) / 9;
        int down = random.nextInt(-most, most + 1);
        int right = random.nextInt(-most, most + 1);
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                int from = (c * shape.height() + clamp(y - down, shape.height())) * shape.width();
                int to = at + (c * shape.height() + y) * shape.width();
                for (int x = 0; x < shape.width(); x++) {
                    values[to + x] = scene[from + clamp(x - right, shape.width())];
                }
            }
        }
    }

    private static int clamp(int value, int size) {
        return Math.max(0, Math.min(size - 1, value));
    }

    /** A piece of a scene of any class, for any place. */
    private Stamp piece(SplittableRandom random) {
        int side = random.nextInt(LEAST_SIDE, Math.min(shape.height(), shape.width()) / 3 + 1);
        float[] other = new float[shape.size()];
        scenes.draw(random.nextInt(scenes.classes().size()), random, other, 0);
        Shape small = Shape.of(shape.channels(), side, side);
        Stamp piece = Stamp.cut(other, shape, row(side, random), column(side, random), small);
        return new Stamp(row(side, random), column(side, random), small, piece.values());
    }

    private int row(int side, SplittableRandom random) {
        return random.nextInt(shape.height() - side + 1);
    }

    private int column(int side, SplittableRandom random) {
        return random.nextInt(shape.width() - side + 1);
    }
}
