package org.phosphene.data.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

class SyntheticDigitsTest {
    private static final int SIZE = 28 * 28;

    /** Who changes a digit changes what was published with them: say so in the changelog. */
    @Test
    void theBytesOfASeedStayWhatTheyAre() {
        LabelledImages set = SyntheticDigits.of(1000, 1);

        assertThat(set.name()).isEqualTo("synthetic-digits");
        assertThat(set.shape()).isEqualTo(Shape.of(1, 28, 28));
        assertThat(set.sha256()).isEqualTo("9aaa0e297eb4ca0cf084cdc1abf203bb134345ee24e8dbeab34dfad9594de847");
    }

    @Test
    void anImageDependsOnSeedAndIndexOnly() {
        LabelledImages longer = SyntheticDigits.of(500, -7);

        assertThat(SyntheticDigits.of(37, -7).sha256())
                .isEqualTo(longer.first(37).sha256())
                .isNotEqualTo(SyntheticDigits.of(37, -6).sha256());
    }

    @Test
    void everyImageIsOneOfAKind() {
        LabelledImages set = SyntheticDigits.of(2000, 2);

        assertThat(Arrays.stream(all(set)).map(Arrays::hashCode).distinct()).hasSize(2000);
        for (int i = 0; i < set.count(); i++) {
            assertThat(set.label(i)).isEqualTo(i % 10);
        }
    }

    /** What MNIST's are: ink enough to read and black enough around it, a black rim, the centre of mass in the middle. */
    @Test
    void everyImageIsABrightDigitInTheMiddleOfABlackSquare() {
        for (float[] image : all(SyntheticDigits.of(5000, 3))) {
            double ink = 0;
            double x = 0;
            double y = 0;
            double most = 0;
            for (int v = 0; v < SIZE; v++) {
                ink += image[v];
                x += image[v] * (v % 28 - 14);
                y += image[v] * (v / 28 - 14);
                most = Math.max(most, image[v]);
                if (v % 28 == 0 || v % 28 == 27 || v / 28 == 0 || v / 28 == 27) {
                    assertThat(image[v]).isZero();
                }
            }
            assertThat(ink).isBetween(15.0, 350.0);
            assertThat(most).isGreaterThan(0.8);
            assertThat(Math.max(Math.abs(x), Math.abs(y)) / ink).isLessThan(3);
        }
    }

    /** The nearest image of another seed has the same class; guessing gets 10 %. */
    @Test
    void classesAreDistinct() {
        float[][] known = all(SyntheticDigits.of(2000, 4));
        float[][] asked = all(SyntheticDigits.of(500, 5));
        int[] right = new int[10];
        for (int i = 0; i < asked.length; i++) {
            right[i % 10] += nearest(known, asked[i]) % 10 == i % 10 ? 1 : 0;
        }
        assertThat(Arrays.stream(right).sum()).isGreaterThan(420);
        assertThat(Arrays.stream(right).min().orElseThrow()).isGreaterThan(30);
    }

    @Test
    void refusesCountsThatNoArrayHolds() {
        assertThatThrownBy(() -> SyntheticDigits.of(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("synthetic-digits: 0 images: must be 1 to 2739137");
        assertThatThrownBy(() -> SyntheticDigits.of(2_739_138, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int nearest(float[][] known, float[] image) {
        int best = 0;
        float least = Float.MAX_VALUE;
        for (int k = 0; k < known.length; k++) {
            float distance = 0;
            for (int v = 0; v < SIZE; v++) {
                distance += (image[v] - known[k][v]) * (image[v] - known[k][v]);
            }
            if (distance < least) {
                least = distance;
                best = k;
            }
        }
        return best;
    }

    private static float[][] all(LabelledImages set) {
        float[][] images = new float[set.count()][SIZE];
        for (int i = 0; i < images.length; i++) {
            set.values(i, images[i], 0);
        }
        return images;
    }
}
