package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.Chance;

/** What one pixel of every noise is distributed as: 314 000 pixels from one seed. */
@ParameterizedClass
@MethodSource("org.phosphene.stimulus.Noises#all")
class NoiseDistributionTest {
    private final Noise noise;
    private int[] levels;

    NoiseDistributionTest(Noise noise) {
        this.noise = noise;
    }

    @BeforeEach
    void sample() {
        levels = Arrays.stream(Noises.fields(noise, 20200426, 0, 400, 785))
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    @Test
    void levelsStayWithinGrid() {
        int largest = noise.grid().largest();
        assertThat(Arrays.stream(levels).max().orElseThrow()).isLessThanOrEqualTo(largest);
        assertThat(Arrays.stream(levels).min().orElseThrow())
                .isGreaterThanOrEqualTo(noise.kind() == Noise.Kind.GAUSSIAN ? -largest : 0);
    }

    /** The sample's moments lie within their own standard errors of the exact ones. */
    @Test
    void exactMeanAndDeviation() {
        double mean = noise.levelMean();
        double variance = noise.levelDeviation() * noise.levelDeviation();
        double[] squares = Arrays.stream(levels)
                .mapToDouble(level -> (level - mean) * (level - mean))
                .toArray();
        double spread = Arrays.stream(squares)
                .map(square -> (square - variance) * (square - variance))
                .average()
                .orElseThrow();
        double root = Math.sqrt(levels.length);
        double z = (Arrays.stream(levels).average().orElseThrow() - mean) / noise.levelDeviation() * root;
        assertThat(Chance.ofDeviate(z)).isGreaterThan(Chance.FALSE_ALARM);
        // binary levels have no spread: their variance about the exact mean must be exact
        double unit = Math.max(Math.sqrt(spread) / root, 1e-12);
        double zOfVariance = (Arrays.stream(squares).average().orElseThrow() - variance) / unit;
        assertThat(Chance.ofDeviate(zOfVariance)).isGreaterThan(Chance.FALSE_ALARM);
    }

    @Test
    void everyLevelHasItsProbability() {
        int width = noise.kind() == Noise.Kind.GAUSSIAN ? 32 : 1;
        int bins = noise.kind() == Noise.Kind.GAUSSIAN ? 48 : noise.grid().largest() + 1;
        int lowest = noise.kind() == Noise.Kind.GAUSSIAN ? -width * bins / 2 : 0;
        long[] counts = new long[bins];
        for (int level : levels) {
            counts[Math.max(0, Math.min(bins - 1, Math.floorDiv(level - lowest, width)))]++;
        }
        double[] probabilities = IntStream.range(0, bins)
                .mapToDouble(k -> noise.kind() == Noise.Kind.GAUSSIAN
                        ? normal(k + 1 == bins ? 1e9 : lowest + (k + 1) * width)
                                - normal(k == 0 ? -1e9 : lowest + k * width)
                        : 1.0 / bins)
                .toArray();
        assertThat(Chance.ofCounts(counts, probabilities)).isGreaterThan(Chance.FALSE_ALARM);
    }

    /** Probability of a level below {@code level}; 256 levels are a standard deviation. */
    private static double normal(double level) {
        return Chance.normal().cumulativeProbability((level - 0.5) / 256);
    }

    /** Mean and deviation in units of the image are those that were asked for, but for the width of a level. */
    @Test
    void meanAndContrastAreThoseAskedFor() {
        Grid grid = noise.grid();
        double step = grid.step();
        double deviation = noise.levelDeviation() * step;
        double asked = noise.kind() == Noise.Kind.BINARY ? noise.contrast() / 2 : noise.contrast() / Math.sqrt(12);
        assertThat(Math.abs(grid.value(noise.levelMean()) - noise.mean()))
                .isLessThanOrEqualTo(0.5001 * step + Math.ulp(10f));
        assertThat(Math.abs(deviation / asked - 1)).isLessThan(1e-4);
    }
}
