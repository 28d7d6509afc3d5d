package org.phosphene.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.ReferenceNumbers;
import org.phosphene.estimate.Proportion;
import org.phosphene.stimulus.Shape;

/** Against scikit-image, SciPy and Matplotlib; see attack.py. */
class AttackNumbersTest {
    private static final ReferenceNumbers NUMBERS = ReferenceNumbers.of(AttackNumbersTest.class, "attack.txt");

    private static float[] floats(String name) {
        double[] reals = NUMBERS.reals(name);
        float[] out = new float[reals.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) reals[i];
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"square, 28, 28", "wide, 13, 21"})
    void perceptibilityIsThatOfScikitImage(String name, int height, int width) {
        Perceptibility seen =
                Perceptibility.between(Shape.of(1, height, width), floats(name + ".a"), floats(name + ".b"));
        assertThat(seen.similarity()).isCloseTo(NUMBERS.reals(name + ".ssim")[0], within(1e-10));
        assertThat(seen.l2()).isCloseTo(NUMBERS.reals(name + ".l2")[0], within(1e-12));
        assertThat(seen.largest()).isCloseTo(NUMBERS.reals(name + ".largest")[0], within(1e-12));
    }

    @Test
    void channelsCountAlikeAndSmallImagesHaveASimilarityToo() {
        float[] a = floats("square.a");
        float[] b = floats("square.b");
        float[] both = Arrays.copyOf(a, 2 * a.length);
        System.arraycopy(a, 0, both, a.length, a.length);
        float[] half = both.clone();
        System.arraycopy(b, 0, half, a.length, a.length);
        double one = NUMBERS.reals("square.ssim")[0];
        assertThat(Perceptibility.between(Shape.of(2, 28, 28), both, half).similarity())
                .isCloseTo((1 + one) / 2, within(1e-10));
        assertThat(Perceptibility.between(Shape.of(1, 2, 2), new float[] {0, 1, 0, 1}, new float[] {0, 1, 0, 1})
                        .similarity())
                .isEqualTo(1);
    }

    @Test
    void theAuthorsPictureIsTheMeanOfItsColoursAndOpacity() {
        double[] viridis = NUMBERS.reals("viridis");
        double[] ramp = new double[256];
        Arrays.setAll(ramp, i -> 7 + 3.0 * i);
        float[] drawn = MapScale.PICTURE.of(ramp);
        for (int i = 0; i < ramp.length; i++) {
            assertThat((double) drawn[i]).isCloseTo(viridis[i], within(0.0016));
        }
        assertThat(MapScale.STRETCHED.of(new double[] {2, 4, 3})).containsExactly(0, 1, 0.5f);
        assertThat(MapScale.STRETCHED.of(new double[] {2, 2})).containsExactly(0.5f, 0.5f);
        assertThat(MapScale.PLAIN.of(new double[] {0.25, 0.5})).containsExactly(0.25f, 0.5f);
    }

    @ParameterizedTest
    @CsvSource({"7, 31", "0, 31", "31, 31"})
    void intervalsAreThoseOfSciPy(int hits, int trials) {
        Proportion share = Proportion.of(hits, trials);
        double[] ends = NUMBERS.reals("exact." + hits + "of" + trials);
        assertThat(share.value()).isEqualTo((double) hits / trials);
        assertThat(share.low()).isCloseTo(ends[0], within(1e-9));
        assertThat(share.high()).isCloseTo(ends[1], within(1e-9));
    }

    @Test
    void clustersCountByTheirVariance() {
        int[] hits = Arrays.stream(NUMBERS.reals("clusters.hits"))
                .mapToInt(hit -> (int) hit)
                .toArray();
        int[] trials = Arrays.stream(NUMBERS.reals("clusters.trials"))
                .mapToInt(trial -> (int) trial)
                .toArray();
        double[] expected = NUMBERS.reals("clusters");
        Proportion share = Proportion.ofClusters(hits, trials);
        assertThat(share.value()).isCloseTo(expected[0], within(1e-12));
        assertThat(share.low()).isCloseTo(expected[1], within(1e-9));
        assertThat(share.high()).isCloseTo(expected[2], within(1e-9));
        // trials that all do the same are worth one
        assertThat(Proportion.ofClusters(new int[] {5, 0, 0, 5}, new int[] {5, 5, 5, 5})
                        .low())
                .isLessThan(Proportion.of(2, 4).low() + 0.01);
        assertThat(Proportion.ofClusters(new int[] {5, 5, 5}, new int[] {5, 5, 5}))
                .isEqualTo(Proportion.of(3, 3));
        assertThatThrownBy(() -> Proportion.ofClusters(new int[] {0}, new int[] {0}))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> Proportion.of(4, 3)).hasMessageContaining("4 of 3");
    }
}
