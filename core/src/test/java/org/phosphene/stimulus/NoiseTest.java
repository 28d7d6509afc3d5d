package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {
    /** The paper draws from [0, 1); here from its 256 multiples of 1/256, which floats hold exactly. */
    @Test
    void uniformOfThePaper() {
        Grid grid = Noise.uniform().grid();
        for (int level = 0; level < 256; level++) {
            assertThat(grid.value(level)).isEqualTo((level + 0.5f) / 256).isBetween(0f, Math.nextDown(1f));
        }
        assertThat(grid.value(Noise.uniform().levelMean())).isEqualTo(0.5);
    }

    @Test
    void binaryTakesTheTwoEnds() {
        assertThat(Noise.binary().grid().value(0)).isEqualTo(0f);
        assertThat(Noise.binary().grid().value(1)).isEqualTo(1f);
    }

    @Test
    void gaussianLiesAroundGrey() {
        Grid grid = Noise.gaussian().grid();
        assertThat(grid.value(0)).isEqualTo(0.5f);
        assertThat(grid.value(256)).isEqualTo((float) (0.5 + 1 / Math.sqrt(12)), within(1e-7f));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-10.001, 10.001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void meanOutsideLimits(double mean) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Noise.of(Noise.Kind.UNIFORM, mean, 1))
                .withMessageContaining(Double.toString(mean))
                .withMessageContaining("-10..10");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.00099, 10.001, Double.NaN, Double.POSITIVE_INFINITY})
    void contrastOutsideLimits(double contrast) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Noise.of(Noise.Kind.GAUSSIAN, 0.5, contrast))
                .withMessageContaining(Double.toString(contrast))
                .withMessageContaining("0.001..10");
    }

    @ParameterizedTest
    @CsvSource({"0,0,1", "0,-1,1", "0,NaN,1", "NaN,1,1", "Infinity,1,1", "0,Infinity,1", "0,1,0", "0,1,32768"})
    void gridOutsideLimits(float offset, float step, int largest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Grid(offset, step, largest))
                .withMessageContaining(Float.toString(offset))
                .withMessageContaining(Float.toString(step))
                .withMessageContaining(Integer.toString(largest));
    }

    @ParameterizedTest
    @MethodSource("org.phosphene.stimulus.Noises#all")
    void fieldsAreReadBack(Noise noise) {
        WhiteNoise spec = StimulusSpec.of(Shape.of(3, 5, 7), noise);
        assertThat(WhiteNoise.parse(spec.fields())).isEqualTo(spec);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stimulus.shape", "stimulus.noise", "stimulus.mean", "stimulus.contrast"})
    void missingOrMeaninglessField(String key) {
        Map<String, String> fields = new HashMap<>(
                StimulusSpec.of(Shape.of(1, 2, 3), Noise.uniform()).fields());
        fields.put(key, "pink");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhiteNoise.parse(fields))
                .withMessageContaining("pink");
        fields.remove(key);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhiteNoise.parse(fields))
                .withMessageContaining(key);
    }

    /** An enough and even number of words: each kind takes what the other tests' odd sizes need, and no more. */
    @ParameterizedTest
    @EnumSource
    void wordsOfField(Noise.Kind kind) {
        int bits =
                switch (kind) {
                    case UNIFORM -> 8;
                    case GAUSSIAN -> 16;
                    case BINARY -> 1;
                };
        for (int values = 1; values < 300; values++) {
            assertThat(Noise.of(kind, 0, 1).words(values)).isEqualTo((values * bits + 31) / 32);
        }
    }
}
