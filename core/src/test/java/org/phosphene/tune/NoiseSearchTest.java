package org.phosphene.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SmoothNoise;

class NoiseSearchTest {
    private static final Shape SHAPE = Shape.of(1, 20, 20);
    private static final int CLASSES = 8;

    /**
     * Answers 0 unless neighbours are as alike as length 1.5 makes them and an image spans black to white with hardly a pixel cut
     * off; then any class, by the last bits of a value.
     */
    private static final class Particular implements Observer {
        private final AtomicLong asked = new AtomicLong();

        @Override
        public void label(float[] stimuli, int count, int[] labels) {
            asked.addAndGet(count);
            for (int t = 0; t < count; t++) {
                int at = t * 400;
                int ends = 0;
                for (int i = at; i < at + 400; i++) {
                    ends += stimuli[i] < 0.003 || stimuli[i] > 0.997 ? 1 : 0;
                }
                double alike = neighbours(stimuli, at);
                boolean liked = ends >= 2 && ends < 8 && alike > 0.85 && alike < 0.92;
                labels[t] = liked ? (int) (256 * stimuli[at + 190]) % CLASSES : 0;
            }
        }

        private static double neighbours(float[] values, int at) {
            double mean = 0;
            for (int i = 0; i < 400; i++) {
                mean += values[at + i] / 400.0;
            }
            double variance = 0;
            double product = 0;
            for (int i = 0; i < 400; i++) {
                double value = values[at + i] - mean;
                variance += value * value / 400;
                product += i % 20 < 19 ? value * (values[at + i + 1] - mean) / 380 : 0;
            }
            return variance > 0 ? product / variance : 0;
        }
    }

    @Test
    void findsTheNoiseThatIsKnownToBeBest() {
        Tuning tuning = NoiseSearch.of(SHAPE, CLASSES).run(Particular::new);
        assertThat(tuning.noise()).isEqualTo(SmoothNoise.of(SHAPE, 1.5));
        assertThat(tuning.white().entropy()).isZero();
        assertThat(tuning.white().classes()).isEqualTo(1);
        assertThat(tuning.fresh().entropy()).isGreaterThan(2);
        // chosen for its entropy, but by enough trials that this flatters it little
        assertThat(tuning.searched().entropy()).isCloseTo(tuning.fresh().entropy(), within(0.1));
    }

    @ParameterizedTest
    @ValueSource(longs = {2048, 2111, 5000, 20_000, 30_001})
    void asksNoMoreThanTheBudget(long budget) {
        Particular observer = new Particular();
        Tuning tuning = NoiseSearch.of(SHAPE, CLASSES).withBudget(budget, 64).run(() -> observer);
        assertThat(observer.asked.get())
                .isEqualTo(tuning.asked())
                .isLessThanOrEqualTo(budget)
                .isGreaterThan(budget - 64);
        assertThat(tuning.fresh().trials()).isGreaterThanOrEqualTo(budget / 4 - 64);
        assertThat(tuning.white().trials()).isGreaterThanOrEqualTo(budget / 8 - 64);
    }

    @Test
    void anyNumberOfWorkersFindsTheSame() {
        NoiseSearch search = NoiseSearch.of(SHAPE, CLASSES).withSeed(9);
        Tuning alone = search.run(Particular::new);
        assertThat(search.withWorkers(3).run(Particular::new)).isEqualTo(alone);
        assertThat(search.withSeed(10).run(Particular::new).fresh()).isNotEqualTo(alone.fresh());
    }

    /** Where nothing makes a difference the paper's noise stays. */
    @Test
    void equalEntropiesKeepTheUsualNoise() {
        Tuning tuning =
                NoiseSearch.of(SHAPE, 2).run(() -> (stimuli, count, labels) -> java.util.Arrays.fill(labels, 0));
        assertThat(tuning.noise()).isEqualTo(Candidates.of(SHAPE).get(0));
        assertThat(tuning.fresh().entropy()).isZero();
    }

    @Test
    void observersAreClosedOnceEach() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger opened = new AtomicInteger();
        NoiseSearch.of(SHAPE, 2).withWorkers(2).run(() -> {
            open.incrementAndGet();
            opened.incrementAndGet();
            return new Observer() {
                @Override
                public void label(float[] stimuli, int count, int[] labels) {
                    java.util.Arrays.fill(labels, 0, count, 1);
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        });
        assertThat(open).hasValue(0);
        assertThat(opened.get()).isBetween(1, 2);
    }

    @Test
    void aFailureOfTheObserverArrives() {
        assertThatExceptionOfType(ObserverException.class)
                .isThrownBy(() -> NoiseSearch.of(SHAPE, 2).run(() -> (stimuli, count, labels) -> {
                    throw new ObserverException("no");
                }));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 2047, 1_000_000_001L})
    void budgetOutsideLimits(long budget) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseSearch.of(SHAPE, 2).withBudget(budget, 64))
                .withMessageContaining("budget " + budget)
                .withMessageContaining("2048..1000000000");
    }

    /** Every shape has candidates, all different, and none is smoother than its images allow. */
    @ParameterizedTest
    @ValueSource(strings = {"1x1x1", "1x1x784", "3x32x32", "3x224x224", "1x1x100000"})
    void everyShapeHasCandidates(String text) {
        List<NoiseField> candidates = Candidates.of(Shape.parse(text));
        assertThat(candidates).doesNotHaveDuplicates().hasSizeBetween(5, 200);
        assertThat(candidates).allMatch(noise -> noise.shape().equals(Shape.parse(text)));
    }
}
