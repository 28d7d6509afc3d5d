package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ImageScalerTest {

    /** Keys' weights at a quarter of a pixel are -9/128, 111/128, 29/128, -3/128. */
    @Test
    void doublingInterpolatesByKeysCubic() {
        float[] out = scale(Shape.of(1, 1, 6), Shape.of(1, 1, 12), 10, 60, 20, 200, 90, 30);

        // pixel 5 of 12 lies at 2.25, between 20 (2) and 200 (3)
        assertThat(out[5] * 255).isCloseTo((-9 * 60 + 111 * 20 + 29 * 200 - 3 * 90) / 128f, within(1e-3f));
        // at the edge the outermost pixel goes on: pixel 0 lies at -0.25
        assertThat(out[0] * 255).isCloseTo((-3 * 10 + 29 * 10 + 111 * 10 - 9 * 60) / 128f, within(1e-3f));
    }

    @Test
    void shrinkingIsAWeightedMeanOfAllPixels() {
        float[] out = scale(Shape.of(1, 2, 2), Shape.of(1, 1, 1), 0, 100, 200, 100);

        assertThat(out[0] * 255).isCloseTo(100, within(1e-3f));
    }

    @Test
    void oneLevelStaysOneLevelAtEverySize() {
        for (int side = 1; side < 40; side++) {
            float[] out = scale(
                    Shape.of(1, 5, 3),
                    Shape.of(2, side, 2 * side),
                    77,
                    77,
                    77,
                    77,
                    77,
                    77,
                    77,
                    77,
                    77,
                    77,
                    77,
                    77,
                    77,
                    77,
                    77);
            for (float value : out) {
                assertThat(value * 255).isCloseTo(77, within(1e-3f));
            }
        }
    }

    @Test
    void refusesToMakeChannelsUp() {
        assertThatThrownBy(() -> ImageScaler.of(Shape.of(3, 2, 2), Shape.of(1, 2, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3x2x2");
    }

    private static float[] scale(Shape from, Shape to, int... levels) {
        byte[] bytes = new byte[levels.length];
        for (int i = 0; i < levels.length; i++) {
            bytes[i] = (byte) levels[i];
        }
        float[] out = new float[to.size()];
        ImageScaler.of(from, to).scale(LabelledImages.of("x", from, bytes, new int[] {0}), 0, out, 0);
        return out;
    }
}
