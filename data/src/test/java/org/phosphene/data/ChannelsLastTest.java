package org.phosphene.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

class ChannelsLastTest {
    private static final Shape SHAPE = Shape.of(3, 1, 2);

    @Test
    void turnsPixelsIntoPlanes() {
        byte[] pixels = {1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, (byte) 255};
        LabelledImages set = ChannelsLast.read("small", "file", pixels, SHAPE);

        assertThat(levels(set, 0)).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(levels(set, 1)).containsExactly(11, 14, 12, 15, 13, 255);
        assertThat(set.label(0)).isZero();
        assertThat(set.label(1)).isEqualTo(1);
    }

    @Test
    void refusesAPartOfAnImage() {
        for (int length : new int[] {0, 5, 7}) {
            assertThatThrownBy(() -> ChannelsLast.read("small", "file", new byte[length], SHAPE))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("file: " + length + " bytes are not a whole number of images of 6 bytes");
        }
    }

    private static int[] levels(LabelledImages set, int index) {
        int[] levels = new int[SHAPE.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = set.level(index, i);
        }
        return levels;
    }
}
