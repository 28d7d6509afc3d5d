package org.phosphene.psychometric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.Chance;

/** Intervals of 95 % hold the truth in 95 % of simulated sets. */
class RecoveryTest {
    private static final int FEW = 40;
    private static final int MANY = 500;

    /** Fails where the count would be as low with probability {@link Chance#FALSE_ALARM} if intervals were exact. */
    @ParameterizedTest
    @EnumSource
    void intervalsHoldTheTruth(Sigmoid sigmoid) {
        int least = BinomialDistribution.of(FEW, 0.95).inverseCumulativeProbability(Chance.FALSE_ALARM);
        for (int count : Simulation.covered(sigmoid, FEW, 80)) {
            assertThat(count).isGreaterThanOrEqualTo(least);
        }
    }

    /**
     * 93 to 97 % of 500 sets. An exact interval is outside of that once in 25 times, so that of fifteen numbers one or other
     * may well be: all sets together decide for each number, and no number may be outside of 92 to 98 %.
     */
    @Test
    @Tag("full")
    void intervalsHoldTheTruthInTheRightShareOfSets() throws IOException {
        StringBuilder table = new StringBuilder("shape");
        for (String name : Simulation.NAMES) {
            table.append(" | ").append(name);
        }
        int[] together = new int[Simulation.NAMES.length];
        List<int[]> counts = new ArrayList<>();
        for (Sigmoid sigmoid : Sigmoid.values()) {
            int[] covered = Simulation.covered(sigmoid, MANY, 400);
            counts.add(covered);
            table.append('\n').append(sigmoid);
            for (int i = 0; i < covered.length; i++) {
                together[i] += covered[i];
                table.append(String.format(Locale.ROOT, " | %.1f %%", 100.0 * covered[i] / MANY));
            }
        }
        Files.writeString(Path.of("target", "psychometric-recovery.txt"), table + "\n");
        for (int count : together) {
            assertThat(count / (double) (MANY * counts.size())).isBetween(0.93, 0.97);
        }
        for (int[] row : counts) {
            assertThat(Arrays.stream(row).asDoubleStream().map(count -> count / MANY))
                    .allSatisfy(share -> assertThat(share).isBetween(0.92, 0.98));
        }
    }
}
