package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.Shape;

class AugmentationTest {
    private static final Shape SHAPE = Shape.of(2, 12, 10);

    /** A value that tells its place, never zero. */
    private static float value(int channel, int y, int x) {
        return 1 + channel * 1000 + y * 50 + x;
    }

    @Test
    void shiftsAndMirrorsAllChannelsAlike() {
        Augmentation augmentation = new Augmentation(SHAPE, new SplittableRandom(1));
        Set<String> seen = new HashSet<>();
        for (int trial = 0; trial < 3000; trial++) {
            float[] values = new float[5 + SHAPE.size()];
            fill(values);
            augmentation.apply(values, 5);
            seen.add(change(values));
        }
        // nine rows, nine columns, two sides: all occur, and nothing else does
        assertThat(seen).hasSize(9 * 9 * 2).doesNotContain("none");
    }

    private static void fill(float[] values) {
        for (int c = 0; c < 2; c++) {
            for (int y = 0; y < 12; y++) {
                for (int x = 0; x < 10; x++) {
                    values[5 + (c * 12 + y) * 10 + x] = value(c, y, x);
                }
            }
        }
    }

    /** The shift and the side that explain all values. */
    private static String change(float[] values) {
        for (int down = -4; down <= 4; down++) {
            for (int right = -4; right <= 4; right++) {
                for (boolean mirrored : new boolean[] {false, true}) {
                    if (explains(values, down, right, mirrored)) {
                        return down + " " + right + " " + mirrored;
                    }
                }
            }
        }
        return "none";
    }

    private static boolean explains(float[] values, int down, int right, boolean mirrored) {
        for (int v = 0; v < SHAPE.size(); v++) {
            int y = v / 10 % 12 - down;
            int x = v % 10 - right;
            boolean inside = y >= 0 && y < 12 && x >= 0 && x < 10;
            float expected = inside ? value(v / 120, y, mirrored ? 9 - x : x) : 0;
            if (values[5 + v] != expected) {
                return false;
            }
        }
        return true;
    }

    @Test
    void leavesOtherImagesAlone() {
        float[] values = new float[5 + SHAPE.size() + 5];
        Arrays.fill(values, 3);
        new Augmentation(SHAPE, new SplittableRandom(2)).apply(values, 5);
        for (int i = 0; i < 5; i++) {
            assertThat(values[i]).isEqualTo(3);
            assertThat(values[values.length - 1 - i]).isEqualTo(3);
        }
    }

    @Test
    void isThatOfItsSeed() {
        float[] one = new float[5 + SHAPE.size()];
        float[] other = new float[5 + SHAPE.size()];
        fill(one);
        fill(other);
        new Augmentation(SHAPE, new SplittableRandom(9)).apply(one, 5);
        new Augmentation(SHAPE, new SplittableRandom(9)).apply(other, 5);
        assertThat(one).isEqualTo(other);
    }
}
