package org.phosphene.gabor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.Shape;

class GaborBasisTest {
    private static final GaborBasis.Origin ORIGIN =
            new GaborBasis.Origin("dots", 40, "0".repeat(64), 0.1, 960, "a test");

    private static GaborBasis.Channel channel(float image, float low, float high, float explained) {
        return new GaborBasis.Channel(
                new float[] {1, 2, 3, image}, new float[] {0, low}, new float[] {1, high}, new float[] {0.5f, explained
                });
    }

    @Test
    void countsItsComponents() {
        GaborBasis basis = new GaborBasis(Shape.of(1, 1, 2), List.of(channel(4, -1, -1, 0.25f)), ORIGIN);
        assertThat(basis.components()).isEqualTo(2);
        assertThat(basis.channels().get(0).totalExplained()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void refusesNumbersThatAreNone() {
        float nan = Float.NaN;
        refused(() -> channel(nan, 0, 1, 0), "value 3 of the images is NaN");
        refused(() -> channel(0, nan, 1, 0), "component 1: scores from NaN to 1.0");
        refused(() -> channel(0, 0, Float.POSITIVE_INFINITY, 0), "component 1: scores from 0.0 to Infinity");
        refused(() -> channel(0, 2, 1, 0), "component 1: scores from 2.0 to 1.0: must be a range");
        refused(() -> channel(0, 0, 1, 1.5f), "component 1: explains 1.5");
        refused(() -> channel(0, 0, 1, nan), "component 1: explains NaN");
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        GaborBasis.Channel good = channel(4, 0, 1, 0);
        GaborBasis.Channel one = new GaborBasis.Channel(new float[2], new float[1], new float[1], new float[1]);
        refused(() -> new GaborBasis(Shape.of(2, 1, 2), List.of(good), ORIGIN), "1 channels for images of 2x1x2");
        refused(
                () -> new GaborBasis(Shape.of(2, 1, 2), List.of(good, one), ORIGIN),
                "must be 2 components of 2 pixels");
        refused(() -> new GaborBasis(Shape.of(1, 1, 3), List.of(good), ORIGIN), "must be 2 components of 3 pixels");
        refused(
                () -> new GaborBasis.Channel(new float[2], new float[1], new float[2], new float[1]),
                "1 least scores, 2 largest");
    }

    @Test
    void refusesAnOriginThatIsNone() {
        String sha = "0".repeat(64);
        refused(() -> new GaborBasis.Origin("d", 1, sha, 0.1, 960, "m"), "1 images and 960 wavelets");
        refused(() -> new GaborBasis.Origin("d", 2, "xyz", 0.1, 960, "m"), "sha256 'xyz'");
        refused(() -> new GaborBasis.Origin("d", 2, sha, Double.NaN, 960, "m"), "alpha NaN");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable made, String words) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessageContaining(words);
    }
}
