package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.ReferenceNumbers;

/**
 * The levels themselves, against checksums from NumPy and SciPy. If one of these changes, every answers file that was ever
 * written replays with another noise: that takes a new name of the noise, not a new checksum.
 */
class NoiseStreamTest {
    private static final ReferenceNumbers PYTHON = ReferenceNumbers.of(NoiseStreamTest.class, "noise.txt");
    private static final int CODES = 1 << 16;

    static Iterable<String> streams() {
        return PYTHON.names().stream().filter(name -> name.contains("/")).toList();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void levels(String name) {
        String[] parts = name.split("/", -1);
        Noise noise = Noise.of(Noise.Kind.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)), 0.5, 1);
        int[][] fields = Noises.fields(noise, Long.parseLong(parts[1]), Long.parseLong(parts[2]), 8, 785);
        int[] levels = Arrays.stream(fields).flatMapToInt(Arrays::stream).toArray();
        assertThat(crc(levels)).isEqualTo(PYTHON.words(name)[0]);
    }

    @Test
    void tableOfGaussian() {
        assertThat(crc(gaussianTable())).isEqualTo(PYTHON.words("gaussian-table")[0]);
    }

    /** No quantile is so near to the middle of two levels that another platform's logarithm could round it otherwise. */
    @Test
    void gaussianTableHangsOnNoLastBit() {
        NormalDistribution normal = NormalDistribution.of(0, 256);
        for (int k = 0; k < CODES / 2; k++) {
            double quantile = normal.inverseCumulativeProbability((k + 0.5) / CODES);
            double fromMiddle = Math.abs(quantile - Math.floor(quantile) - 0.5);
            assertThat(fromMiddle).isGreaterThan(1e-5);
        }
    }

    @Test
    void gaussianIsSymmetricAndExact() {
        int[] table = gaussianTable();
        Noise noise = Noise.gaussian();
        assertThat(Arrays.stream(table).sum()).isZero();
        assertThat(Arrays.stream(table).max().orElseThrow())
                .isEqualTo(noise.grid().largest());
        double squares = Arrays.stream(table)
                .mapToDouble(level -> (double) level * level)
                .sum();
        assertThat(noise.levelDeviation()).isEqualTo(Math.sqrt(squares / CODES));
    }

    /** Every 16-bit code once, in order. */
    private static int[] gaussianTable() {
        int[] words = new int[CODES / 2];
        Arrays.setAll(words, k -> 2 * k | (2 * k + 1) << 16);
        int[] levels = new int[CODES];
        Noise.gaussian().levels(words, 0, levels, 0, CODES);
        return levels;
    }

    private static int crc(int[] levels) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * levels.length);
        bytes.asIntBuffer().put(levels);
        CRC32 crc = new CRC32();
        crc.update(bytes.array());
        return (int) crc.getValue();
    }
}
