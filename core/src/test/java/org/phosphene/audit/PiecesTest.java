package org.phosphene.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.Shape;

class PiecesTest {
    private static final Shape SHAPE = Shape.of(1, 12, 12);
    private static final int SIDE = 3;
    private static final int ROW = 2;
    private static final int COLUMN = 7;
    private static final int SOURCE = 0;
    private static final int TARGET = 1;

    private static double mean(float[] values, int at, int row, int column) {
        double sum = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            sum += values[at + (row + i / SIDE) * SHAPE.width() + column + i % SIDE];
        }
        return sum / (SIDE * SIDE);
    }

    /** An image is of the target if it is white at a place. */
    private static Interview interview(int row, int column) {
        return new Interview(
                SHAPE,
                2,
                () -> (stimuli, count, labels) -> {
                    for (int i = 0; i < count; i++) {
                        labels[i] = mean(stimuli, i * SHAPE.size(), row, column) > 0.75 ? TARGET : SOURCE;
                    }
                },
                1,
                () -> false,
                more -> {});
    }

    /** Dark noise; those of the target have a white square at a place of their own, one pixel to and fro. */
    private static final Scenes SCENES = new Scenes() {
        @Override
        public List<Integer> classes() {
            return List.of(SOURCE, TARGET);
        }

        @Override
        public void draw(int place, SplittableRandom random, float[] values, int at) {
            for (int i = 0; i < SHAPE.size(); i++) {
                values[at + i] = (float) (0.2 * random.nextDouble());
            }
            if (place == TARGET) {
                int from = at + (ROW + random.nextInt(2)) * SHAPE.width() + COLUMN;
                for (int i = 0; i < SIDE * SIDE; i++) {
                    values[from + i / SIDE * SHAPE.width() + i % SIDE] = 1;
                }
            }
        }
    };

    private static List<Double> natural(int row, int column) {
        float[] white = new float[SIDE * SIDE];
        Arrays.fill(white, 1);
        try (Interview interview = interview(row, column)) {
            return new Pieces(interview, SCENES, SCENES, 1)
                    .natural(SOURCE, TARGET, new Stamp(row, column, Shape.of(1, SIDE, SIDE), white));
        }
    }

    /** On ground of 0.1 on the mean a piece has 0.85 at the second contrast, 0.72 at the third. */
    @Test
    void whatTheTargetHasThereTurnsAsMuchAsAStamp() {
        List<Double> natural = natural(ROW, COLUMN);

        assertThat(natural).hasSize(Contender.contrasts().size());
        assertThat(natural.subList(0, 2)).containsOnly(1.0);
        assertThat(natural.subList(2, natural.size())).containsOnly(0.0);
    }

    /** Pieces come from two pixels away at the most. */
    @Test
    void whatItHasElsewhereDoesNot() {
        assertThat(natural(ROW + 6, COLUMN)).containsOnly(0.0);
        assertThat(natural(ROW, COLUMN - 2)).startsWith(1.0);
        assertThat(natural(ROW, COLUMN - 4)).containsOnly(0.0);
    }
}
