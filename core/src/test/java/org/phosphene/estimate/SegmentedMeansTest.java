package org.phosphene.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

class SegmentedMeansTest {
    private static final StimulusSpec NOISE = StimulusSpec.of(Shape.of(1, 2, 3), Noise.uniform());
    private static final Observer BRIGHT = (stimuli, count, labels) -> {
        for (int t = 0; t < count; t++) {
            labels[t] = stimuli[t * 6] > 0.7 ? 1 : 0;
        }
    };

    private static Plan plan(long trials) {
        return Plan.of(NOISE, 3).withTrials(trials);
    }

    private static ClassificationImages whole(long trials) {
        return TrialRunner.of(plan(trials))
                .run(() -> BRIGHT, () -> ClassMeans.of(NOISE, 3))
                .images();
    }

    private static SegmentedMeans segments(int workers) {
        return TrialRunner.of(plan(5000))
                .withWorkers(workers)
                .run(() -> BRIGHT, () -> SegmentedMeans.of(NOISE, 3, 1, 100, 1500, 4000));
    }

    private static void same(ClassificationImages one, ClassificationImages other) {
        assertThat(one.counts()).isEqualTo(other.counts());
        for (int c = 0; c < one.images().size(); c++) {
            assertThat(one.images().get(c).mean())
                    .isEqualTo(other.images().get(c).mean());
            assertThat(one.images().get(c).standardError())
                    .isEqualTo(other.images().get(c).standardError());
        }
    }

    @Test
    void theFirstSegmentsAreAShorterRun() {
        for (int workers : new int[] {1, 3}) {
            SegmentedMeans means = segments(workers);
            for (long end : new long[] {1, 100, 1500, 4000}) {
                same(means.images(segment -> means.end(segment) <= end), whole(end));
            }
            // asking leaves the segments as they are
            same(means.images(segment -> true), whole(4000));
        }
    }

    @Test
    void countsOfDisjointSegmentsAddUp() {
        SegmentedMeans means = segments(2);
        List<Long> some = means.images(segment -> segment == 2).counts();
        List<Long> others = means.images(segment -> segment != 2).counts();
        List<Long> all = means.images(segment -> true).counts();
        assertThat(some.stream().mapToLong(Long::longValue).sum()).isEqualTo(1400);
        for (int c = 0; c < 3; c++) {
            assertThat(some.get(c) + others.get(c)).isEqualTo(all.get(c));
        }
        assertThat(all.get(2)).isZero();
        assertThat(means.images(segment -> false).images()).isEmpty();
    }

    @Test
    void segmentsHaveTrials() {
        assertThatThrownBy(() -> SegmentedMeans.of(NOISE, 3)).hasMessage("no segments");
        assertThatThrownBy(() -> SegmentedMeans.of(NOISE, 3, 0)).hasMessageContaining("it has no trials");
        assertThatThrownBy(() -> SegmentedMeans.of(NOISE, 3, 5, 5)).hasMessageContaining("ends at 5 after");
    }
}
