package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A noise field is a pure function of (specification, seed, trial). */
@ParameterizedClass
@MethodSource("org.phosphene.stimulus.Noises#all")
class NoiseAddressingTest {
    private static final int SIZE = 785;

    private final Noise noise;

    NoiseAddressingTest(Noise noise) {
        this.noise = noise;
    }

    @Test
    void anyOrderAndAnyInstance() {
        int[][] inOrder = Noises.fields(noise, -5, 0, 100, SIZE);
        Stimuli other = StimulusSpec.of(Shape.of(1, 5, 157), noise).stimuli(-5);
        new Random(1).ints(300, 0, 100).forEach(trial -> {
            int[] again = new int[SIZE];
            assertThat(other.noise(trial, again, 0)).isEqualTo(Stimuli.NO_SIGNAL);
            assertThat(again).isEqualTo(inOrder[trial]);
        });
    }

    /** As many as one likes, from any trial on; 100 and 9000 pixels take parts of a generator's pass, and several. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, SIZE, 9000, 70_001})
    void manyAtOnceAreTheSameAsOneByOne(int size) {
        int[][] alone = Noises.fields(noise, 11, (1L << 32) - 5, 12, size);
        Stimuli stimuli = StimulusSpec.of(Shape.of(1, 1, size), noise).stimuli(11);
        for (int count : new int[] {12, 1, 7}) {
            int[] levels = new int[3 + count * size + 3];
            Arrays.fill(levels, 12345);
            stimuli.noise((1L << 32) - 5, count, levels, 3);
            for (int t = 0; t < count; t++) {
                assertThat(Arrays.mismatch(levels, 3 + t * size, 3 + (t + 1) * size, alone[t], 0, size))
                        .isEqualTo(-1);
            }
            for (int i : new int[] {0, 2, levels.length - 3, levels.length - 1}) {
                assertThat(levels[i]).isEqualTo(12345);
            }
        }
    }

    /** Sizes that are no multiple of the levels in a word, or of the words in a block. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 17, 31, 33, 129, 784})
    void smallFieldIsTheFirstPartOfLarge(int size) {
        int[][] large = Noises.fields(noise, 3, 1L << 33, 20, SIZE);
        int[][] small = Noises.fields(noise, 3, 1L << 33, 20, size);
        for (int t = 0; t < large.length; t++) {
            assertThat(small[t]).isEqualTo(Arrays.copyOf(large[t], size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 17, SIZE})
    void writesItsOwnPlaceOnly(int size) {
        Stimuli stimuli = StimulusSpec.of(Shape.of(1, 1, size), noise).stimuli(8);
        int[] levels = new int[size + 10];
        float[] values = new float[size + 10];
        Arrays.fill(levels, 12345);
        Arrays.fill(values, 12345);
        stimuli.noise(4, levels, 5);
        stimuli.show(levels, 5, Stimuli.NO_SIGNAL, values, 5);
        for (int i : new int[] {0, 4, size + 5, size + 9}) {
            assertThat(levels[i]).isEqualTo(12345);
            assertThat(values[i]).isEqualTo(12345f);
        }
        assertThat(Arrays.copyOfRange(levels, 5, size + 5)).isEqualTo(Noises.fields(noise, 8, 4, 1, size)[0]);
    }

    /** What the observer sees lies on the grid, to the last bit. */
    @Test
    void valuesLieOnTheGrid() {
        Stimuli stimuli = StimulusSpec.of(Shape.of(1, 1, SIZE), noise).stimuli(9);
        Grid grid = noise.grid();
        int[] levels = new int[SIZE];
        float[] values = new float[SIZE];
        for (int t = 0; t < 20; t++) {
            stimuli.noise(t, levels, 0);
            stimuli.show(levels, 0, Stimuli.NO_SIGNAL, values, 0);
            for (int i = 0; i < SIZE; i++) {
                assertThat(values[i]).isEqualTo(grid.offset() + grid.step() * levels[i]);
                assertThat(values[i]).isEqualTo(grid.value(levels[i]));
            }
        }
    }

    /** Mean and contrast move the values; the levels are those of the kind. */
    @Test
    void levelsDoNotDependOnMeanAndContrast() {
        Noise other = Noise.of(noise.kind(), 1.5, 2.5);
        assertThat(Noises.fields(other, 6, 0, 5, SIZE)).isDeepEqualTo(Noises.fields(noise, 6, 0, 5, SIZE));
    }
}
