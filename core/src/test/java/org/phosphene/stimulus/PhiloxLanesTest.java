package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks side by side have the words that {@link Philox} gives one after the other. */
class PhiloxLanesTest {
    private final PhiloxLanes lanes = new PhiloxLanes();

    /** Trials that fill the lanes in part, in full, several times over, and with the border within a trial. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, 1",
        "3, 1, 5, 1",
        "1, 49, 0, 1",
        "11, 49, 4294967290, 2",
        "2, 256, 999999999999, -1",
        "513, 1, 4294967200, 123456789012345",
        "1, 513, 7, -5",
        "3, 400, 4294967295, -9223372036854775808",
        "2, 2000, 8, 9223372036854775807"
    })
    void wordsOfTrialsInARow(int trials, int blocks, long first, long seed) {
        int words = 4 * blocks;
        for (int stream : new int[] {0, 1, -1, 0x64696769}) {
            int[] out = new int[trials * words + 2];
            lanes.fill(seed, stream, first, trials, blocks, out);
            for (int t = 0; t < trials; t++) {
                int[] expected = new int[words];
                Philox.fill(seed, stream, first + t, expected, words);
                assertThat(Arrays.copyOfRange(out, t * words, (t + 1) * words)).isEqualTo(expected);
            }
            assertThat(out[trials * words] | out[trials * words + 1]).isZero();
        }
    }
}
