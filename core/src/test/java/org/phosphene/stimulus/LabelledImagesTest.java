package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LabelledImagesTest {
    private static final Shape SHAPE = Shape.of(1, 1, 2);
    private static final LabelledImages IMAGES =
            LabelledImages.of("three", SHAPE, new byte[] {0, 1, 127, -128, -2, -1}, new int[] {4, 0, 2});

    @Test
    void levelsAreUnsigned() {
        assertThat(IMAGES.level(0, 1)).isEqualTo(1);
        assertThat(IMAGES.level(1, 1)).isEqualTo(128);
        assertThat(IMAGES.level(2, 1)).isEqualTo(255);
        float[] values = {9, 9, 9, 9};
        IMAGES.values(2, values, 1);
        assertThat(values).containsExactly(9, 254 / 255f, 1, 9);
        byte[] levels = {9, 9, 9, 9};
        IMAGES.levels(1, levels, 2);
        assertThat(levels).containsExactly(9, 9, 127, -128);
    }

    @Test
    void countsAndLabels() {
        assertThat(IMAGES.count()).isEqualTo(3);
        assertThat(IMAGES.classes()).isEqualTo(5);
        assertThat(IMAGES.label(2)).isEqualTo(2);
    }

    @Test
    void firstOfThem() {
        LabelledImages two = IMAGES.first(2);
        assertThat(two.count()).isEqualTo(2);
        assertThat(two.level(1, 0)).isEqualTo(127);
        assertThat(two.sha256()).isNotEqualTo(IMAGES.sha256());
        assertThat(IMAGES.first(3)).isSameAs(IMAGES);
        assertThat(IMAGES.first(9)).isSameAs(IMAGES);
    }

    @Test
    void someInAnotherOrderWithOtherLabels() {
        LabelledImages some = IMAGES.select(new int[] {2, 0, 2}, label -> label + 5);
        assertThat(some.count()).isEqualTo(3);
        assertThat(some.shape()).isEqualTo(IMAGES.shape());
        for (int i = 0; i < 3; i++) {
            int from = i == 1 ? 0 : 2;
            assertThat(some.label(i)).isEqualTo(IMAGES.label(from) + 5);
            assertThat(some.level(i, 0)).isEqualTo(IMAGES.level(from, 0));
            assertThat(some.level(i, 1)).isEqualTo(IMAGES.level(from, 1));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IMAGES.select(new int[0], label -> label))
                .withMessageContaining("no images");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IMAGES.select(new int[] {0}, label -> -1))
                .withMessageContaining("label -1 is negative");
    }

    @Test
    void firstOfNone() {
        for (int count : new int[] {0, -1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IMAGES.first(count))
                    .withMessageContaining(Integer.toString(count));
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelledImages.of("odd", SHAPE, new byte[5], new int[3]))
                .withMessage("odd: 5 levels are not 3 images of 1x1x2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelledImages.of("empty", SHAPE, new byte[0], new int[0]))
                .withMessageContaining("empty: no images");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelledImages.of("minus", SHAPE, new byte[2], new int[] {-1}))
                .withMessageContaining("minus: label -1");
    }

    /** Shape, labels and levels as big-endian bytes, digested at one go. */
    @Test
    void digestIsOfShapeLabelsAndLevels() throws Exception {
        byte[] bytes =
                HexFormat.of().parseHex("000000010000000100000002" + "000000040000000000000002" + "00017f80feff");
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(IMAGES.sha256()).isEqualTo(expected);
    }
}
