package org.phosphene.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.Shape;

class ClassificationImagesTest {
    private static final Shape SHAPE = Shape.of(1, 1, 3);

    /** Chance errors of 0.1 with ten trials. */
    private static final NoiseMoments NOISE = new NoiseMoments(
            new double[3], new double[] {0.1 * Math.sqrt(10), 0.1 * Math.sqrt(10), 0.1 * Math.sqrt(10)}, true);

    private static ClassificationImage image(int label, double[] mean, double[] error) {
        return new ClassificationImage(label, SHAPE, 10, 10, NOISE, mean, error, new double[] {1, -3, 2});
    }

    @Test
    void stretchedFromBlackToWhite() {
        ClassificationImage image = image(0, new double[] {0.4, 0.6, 0.45}, new double[3]);
        assertThat(image.stretched()).containsExactly(new float[] {0, 1, 0.25f}, within(1e-6f));
        assertThat(image(0, new double[] {0.3, 0.3, 0.3}, new double[3]).stretched())
                .containsExactly(0.5f, 0.5f, 0.5f);
        assertThat(image.peakZ()).isEqualTo(3);
    }

    /** Errors of independent maps add in squares, those that were measured and those that chance has. */
    @Test
    void differenceOfClasses() {
        ClassificationImages images = new ClassificationImages(
                SHAPE,
                NOISE,
                List.of(10L, 0L, 10L),
                List.of(
                        image(0, new double[] {1, 2, 3}, new double[] {3, 0, 0}),
                        image(2, new double[] {11, 2, 4}, new double[] {4, 1, 0})));
        Contrast difference = images.difference(0, 2).orElseThrow();
        assertThat(difference.value()).containsExactly(10, 0, 1);
        assertThat(difference.standardError()).containsExactly(5, 1, 0);
        double chance = Math.sqrt(0.1 * 0.1 + 0.1 * 0.1);
        assertThat(difference.z()).containsExactly(new double[] {10 / chance, 0, 1 / chance}, within(1e-12));
        assertThat(difference.trials()).isEqualTo(20);
        assertThat(difference.name()).isEqualTo("answer 2 - answer 0");
        assertThat(images.difference(2, 0).orElseThrow().value()).containsExactly(-10, 0, -1);
    }

    @Test
    void entropyInBits() {
        assertThat(entropy(5, 5, 5, 5)).isCloseTo(2, within(1e-12));
        assertThat(entropy(0, 7, 0)).isZero();
        assertThat(entropy(1, 3)).isCloseTo(0.8112781244591328, within(1e-12));
    }

    private static double entropy(long... counts) {
        List<Long> list = java.util.Arrays.stream(counts).boxed().toList();
        return new ClassificationImages(SHAPE, NOISE, list, List.of()).entropy();
    }
}
