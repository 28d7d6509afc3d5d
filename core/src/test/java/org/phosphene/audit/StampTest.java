package org.phosphene.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.Shape;

class StampTest {
    private static final Shape IMAGE = Shape.of(2, 4, 5);
    private static final Stamp STAMP = new Stamp(1, 2, Shape.of(2, 2, 3), new float[] {
        1, 2, 3, 4, 5, 6,
        7, 8, 9, 10, 11, 12
    });

    private static float[] pasted(double contrast) {
        float[] image = new float[IMAGE.size()];
        STAMP.blend(image, 0, IMAGE, contrast);
        return image;
    }

    @Test
    void whatIsPastedCanBeCutOutAgain() {
        float[] image = new float[IMAGE.size()];
        STAMP.paste(image, 0, IMAGE);

        assertThat(Stamp.cut(image, IMAGE, 1, 2, STAMP.shape()).values()).containsExactly(STAMP.values());
        assertThat(pasted(1)).containsExactly(image);
        assertThat(image[0]).isZero();
    }

    @Test
    void contrastIsItsShareWhereItLies() {
        float[] half = pasted(0.5);

        assertThat(half[7]).isEqualTo(0.5f);
        assertThat(half[20 + 14]).isEqualTo(6f);
        assertThat(half[6]).isZero();
    }

    @Test
    void aPartStaysAtItsPlaceInTheImage() {
        Stamp part = STAMP.part(1, 0, 1, 2);

        assertThat(part.row()).isEqualTo(2);
        assertThat(part.column()).isEqualTo(2);
        assertThat(part.values()).containsExactly(4, 5, 10, 11);
    }

    @Test
    void shuffledKeepsTheColoursOfItsPixels() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            Stamp shuffled = STAMP.shuffled(IMAGE, random);
            float[] sorted = Arrays.copyOf(shuffled.values(), 6);
            Arrays.sort(sorted);

            assertThat(sorted).containsExactly(1, 2, 3, 4, 5, 6);
            for (int p = 0; p < 6; p++) {
                assertThat(shuffled.values()[6 + p]).isEqualTo(shuffled.values()[p] + 6);
            }
            assertThat(shuffled.row()).isBetween(0, 2);
            assertThat(shuffled.column()).isBetween(0, 2);
        }
    }
}
