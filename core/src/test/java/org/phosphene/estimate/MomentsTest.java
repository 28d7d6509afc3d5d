package org.phosphene.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.stimulus.Noise;

/** The 32-bit sums are emptied before they overflow, for extreme levels only and at any number of trials. */
class MomentsTest {
    @ParameterizedTest
    @ValueSource(ints = {255, 1107, 32_767})
    void extremeLevelsAroundTheLimit(int largest) {
        int room = Integer.MAX_VALUE / (largest * largest);
        for (int trials : new int[] {1, room - 1, room, room + 1, 2 * room, 2 * room + 1, 5 * room - 1}) {
            Moments moments = new Moments(2, largest, false);
            for (int t = 0; t < trials; t++) {
                moments.add(new int[] {0, largest, -largest}, 1, 1);
            }
            assertThat(moments.trials()).isEqualTo(trials);
            assertThat(moments.sum(0)).isEqualTo((long) trials * largest);
            assertThat(moments.sum(1)).isEqualTo((long) -trials * largest);
            assertThat(moments.squares(0)).isEqualTo((long) trials * largest * largest);
            assertThat(moments.squares(1)).isEqualTo((long) trials * largest * largest);
            assertThat(moments.standardError(1, 9)).isEqualTo(trials == 1 ? 9 : 0);
        }
    }

    /** Two accumulators that are both almost full. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fullAccumulatorsCombined(int short32) {
        int largest = Noise.gaussian().grid().largest();
        int room = Integer.MAX_VALUE / (largest * largest);
        Moments all = filled(largest, room - short32);
        all.combine(filled(largest, room - 1)).combine(filled(largest, room - 1));
        for (int t = 0; t < room; t++) {
            all.add(new int[] {largest}, 0, 1);
        }
        long trials = 4L * room - short32 - 2;
        assertThat(all.trials()).isEqualTo(trials);
        assertThat(all.sum(0)).isEqualTo(trials * largest);
        assertThat(all.squares(0)).isEqualTo(trials * largest * largest);
    }

    private static Moments filled(int largest, int trials) {
        Moments moments = new Moments(1, largest, false);
        for (int t = 0; t < trials; t++) {
            moments.add(new int[] {largest}, 0, 1);
        }
        return moments;
    }

    /** Weights 1 in the weighted sums give what the plain sums give. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void weightedSumsWithEqualWeights(long seed) {
        Experiment experiment = Experiment.of(Noise.gaussian(), 5000, seed);
        Moments plain = new Moments(15, 1107, false);
        Moments weighted = new Moments(15, 1107, true);
        for (int[] levels : experiment.levels()) {
            plain.add(levels, 0, 1);
            weighted.add(levels, 0, 1);
        }
        for (int i = 0; i < 15; i++) {
            assertThat(weighted.mean(i)).isEqualTo(plain.mean(i));
            assertThat(weighted.squares(i)).isEqualTo(plain.squares(i));
            assertThat(weighted.standardError(i, 0)).isEqualTo(plain.standardError(i, 0));
        }
        assertThat(weighted.effectiveTrials())
                .isEqualTo(plain.effectiveTrials())
                .isEqualTo(5000);
    }
}
