package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.observer.ObserverException;

class GuardTest {
    /** Margins of the winner, class 1: 3 and 1 in 16 bits, 2.5 and 1.25 in 32. */
    private static final float[] ROUGH = {0, 3, 2};

    private static final float[] FINE = {0.5f, 3, 1.75f};

    @Test
    void isTwoAndAHalfTimesTheLargestErrorOfAMargin() {
        assertThat(Guard.error(ROUGH, 0, FINE, 0, 3, 1, Float.POSITIVE_INFINITY))
                .isEqualTo(0.5f);
        assertThat(Guard.measure(ROUGH, FINE, 1, 3).margin()).isEqualTo(1.25f);
        // an error that all scores share moves no margin
        assertThat(Guard.measure(ROUGH, new float[] {10.25f, 13.25f, 12}, 1, 3).margin())
                .isEqualTo(0.625f);
    }

    @Test
    void classesFarOffCanBeLeftOut() {
        float[] rough = {5, 4.5f, 1};
        float[] fine = {5, 4.25f, 3};
        assertThat(Guard.error(rough, 0, fine, 0, 3, 0, 1)).isEqualTo(0.25f);
        assertThat(Guard.error(rough, 0, fine, 0, 3, 0, 4.1f)).isEqualTo(2);
    }

    @Test
    void looksAtEveryRow() {
        float[] rough = {5, 0, 5, 0, 0, 5};
        float[] fine = {5, 0, 5, 0, 0, 4.5f};
        assertThat(Guard.measure(rough, fine, 3, 2).margin()).isEqualTo(1.25f);
        assertThat(Guard.measure(rough, fine, 2, 2).margin()).isPositive().isLessThan(1e-30f);
    }

    @Test
    void isRoundedUpToThreeDigits() {
        assertThat(Guard.measure(new float[] {1, 0}, new float[] {1.12345f, 0}, 1, 2)
                        .margin())
                .isEqualTo(0.309f);
    }

    @Test
    void isReadAsItWasWritten() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            float error = (float) Math.exp(random.nextGaussian() * 10);
            Guard guard = Guard.measure(new float[] {2 * error, 0}, new float[] {error, 0}, 1, 2);
            assertThat(Float.parseFloat(guard.text())).isEqualTo(guard.margin());
            assertThat(guard.text()).doesNotContain("E");
            assertThat(guard.margin()).isBetween(2.5f * error, 2.54f * error);
        }
    }

    @Test
    void ofScoresThatAreNoNumbers() {
        float[] none = {1, Float.NaN};
        float[] right = {1, 0};
        assertThatThrownBy(() -> Guard.measure(right, none, 1, 2))
                .isInstanceOf(ObserverException.class)
                .hasMessageContaining("class 1 for stimulus 1");
        assertThatThrownBy(() -> Guard.measure(none, right, 1, 2)).isInstanceOf(ObserverException.class);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE})
    void ofScoresThatAreInfinite(float score) {
        float[] endless = {0, score};
        assertThatThrownBy(() -> Guard.measure(endless, new float[] {0, 1}, 1, 2))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("infinite");
    }
}
