package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.Chance;

/** Stripes and single blocks. */
class PatternNoiseTest {
    private static final Shape SHAPE = Shape.of(2, 6, 9);
    private static final double[] EQUAL =
            IntStream.range(0, 256).mapToDouble(k -> 1 / 256.0).toArray();

    /** Each line has one level, every level is as likely, and lines say nothing of their neighbours. */
    @ParameterizedTest
    @EnumSource
    void stripes(StripeNoise.Lines along) {
        int trials = 4000;
        int[] levels = NoiseFields.levels(StripeNoise.of(SHAPE, along), 5, 0, trials);
        int[] rows = IntStream.range(0, levels.length)
                .filter(i -> along == StripeNoise.Lines.ROWS ? i % 9 == 0 : i % 54 < 9)
                .map(i -> levels[i])
                .toArray();
        for (int i = 0; i < levels.length; i++) {
            int same = along == StripeNoise.Lines.ROWS ? i / 9 * 9 : i / 54 * 54 + i % 9;
            assertThat(levels[i]).isEqualTo(levels[same]);
        }
        long[] counts = new long[256];
        Arrays.stream(rows).forEach(level -> counts[level]++);
        assertThat(Chance.ofCounts(counts, EQUAL)).isGreaterThan(Chance.FALSE_ALARM);
        double[] x = Arrays.stream(rows, 0, rows.length - 1).asDoubleStream().toArray();
        double[] y = Arrays.stream(rows, 1, rows.length).asDoubleStream().toArray();
        assertThat(Chance.ofDeviate(Chance.correlationDeviate(x, y))).isGreaterThan(Chance.FALSE_ALARM);
    }

    /** The paper's: one of 49 places, equally likely, 16 pixels of one uniform level, and black. */
    @Test
    void oneBlockOfTheGrid() {
        int trials = 20_000;
        int[] levels = NoiseFields.levels(BlockNoise.of(Shape.of(1, 28, 28), 4), 6, 0, trials);
        long[] cells = new long[49];
        long[] counts = new long[256];
        for (int t = 0; t < trials; t++) {
            int[] image = Arrays.copyOfRange(levels, t * 784, (t + 1) * 784);
            int[] lit = IntStream.range(0, 784).filter(i -> image[i] > 0).toArray();
            Set<Integer> seen = new HashSet<>();
            Arrays.stream(lit).forEach(i -> seen.add(image[i] * 49 + i / 28 / 4 * 7 + i % 28 / 4));
            assertThat(lit.length).isEqualTo(lit.length == 0 ? 0 : 16);
            assertThat(seen.size()).isLessThanOrEqualTo(1);
            counts[lit.length == 0 ? 0 : image[lit[0]]]++;
            if (lit.length > 0) {
                cells[lit[0] / 28 / 4 * 7 + lit[0] % 28 / 4]++;
            }
        }
        double[] places = new double[49];
        Arrays.fill(places, 1 / 49.0);
        assertThat(Chance.ofCounts(cells, places)).isGreaterThan(Chance.FALSE_ALARM);
        assertThat(Chance.ofCounts(counts, EQUAL)).isGreaterThan(Chance.FALSE_ALARM);
    }

    /** On 6 x 9 pixels, cells of 4 are whole or cut off at the edges; channels have the same place and levels of their own. */
    @Test
    void blocksAtTheEdgesAreCutOff() {
        Set<Integer> areas = new HashSet<>();
        int[] levels = NoiseFields.levels(BlockNoise.of(SHAPE, 4), 7, 0, 500);
        int different = 0;
        for (int t = 0; t < 500; t++) {
            int from = t * 108;
            int[] lit = IntStream.range(0, 54).filter(i -> levels[from + i] > 0).toArray();
            if (lit.length > 0) {
                areas.add(lit.length);
                int second = levels[from + 54 + lit[0]];
                different += second == levels[from + lit[0]] ? 0 : 1;
                for (int i = 0; i < 54; i++) {
                    int place = i;
                    boolean inside = Arrays.stream(lit).anyMatch(l -> l == place);
                    assertThat(levels[from + 54 + i]).isEqualTo(inside ? second : 0);
                }
            }
        }
        assertThat(areas).containsExactlyInAnyOrder(16, 8, 4, 2);
        assertThat(different).isGreaterThan(450);
    }

    @Test
    void oneBlockLargerThanTheImage() {
        int[] levels = NoiseFields.levels(BlockNoise.of(Shape.of(1, 3, 3), 4096), 8, 0, 100);
        for (int i = 0; i < levels.length; i++) {
            assertThat(levels[i]).isEqualTo(levels[i / 9 * 9]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4097})
    void sizeOutsideLimits(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlockNoise.of(SHAPE, size))
                .withMessage("block size " + size + ": must lie in 1..4096 pixels");
    }
}
