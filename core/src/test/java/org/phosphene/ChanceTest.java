package org.phosphene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tests' own p-values: against SciPy 1.17, and that they see what they are there to see. */
class ChanceTest {
    @Test
    void countsAsScipy() {
        // scipy.stats.chisquare([18, 22, 35, 25]).pvalue
        double p = Chance.ofCounts(new long[] {18, 22, 35, 25}, new double[] {0.25, 0.25, 0.25, 0.25});
        assertThat(p).isCloseTo(0.097038, within(1e-6));
    }

    @Test
    void sampleAsScipy() {
        // scipy.stats.kstest([(i / 50) ** 1.4 for i in range(50)], "uniform", method="exact").pvalue
        // the small-sample correction takes it to the exact 0.178
        double[] sample =
                IntStream.range(0, 50).mapToDouble(i -> Math.pow(i / 50.0, 1.4)).toArray();
        assertThat(Chance.ofSample(sample, x -> x)).isCloseTo(0.2336, within(0.01));
    }

    @Test
    void seesShiftedMean() {
        Random random = new Random(1);
        double[] sample = random.doubles(10_000).map(u -> u * 0.95).toArray();
        assertThat(Chance.ofSample(sample, x -> Math.min(1, x))).isLessThan(Chance.FALSE_ALARM);
        assertThat(Chance.ofSample(random.doubles(10_000).toArray(), x -> x)).isGreaterThan(Chance.FALSE_ALARM);
    }

    @Test
    void seesWeakCorrelation() {
        Random random = new Random(2);
        double[] x = random.doubles(10_000).toArray();
        double[] y = IntStream.range(0, x.length)
                .mapToDouble(i -> random.nextDouble() + 0.1 * x[i])
                .toArray();
        assertThat(Chance.ofDeviate(Chance.correlationDeviate(x, y))).isLessThan(Chance.FALSE_ALARM);
    }
}
