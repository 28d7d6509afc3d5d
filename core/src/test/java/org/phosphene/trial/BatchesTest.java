package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.observer.ConfidentObserver;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Stimuli;

/** What the observer is shown, and what the listener is told. */
@ParameterizedClass
@MethodSource("org.phosphene.trial.Plans#all")
@Timeout(60)
class BatchesTest {
    private final Plan plan;
    private final int size;
    private final ConcurrentLinkedQueue<List<Integer>> shown = new ConcurrentLinkedQueue<>();

    BatchesTest(Plan plan) {
        this.plan = plan.withTrials(plan.trials() / 3);
        size = plan.stimulus().shape().size();
    }

    /** Keeps a hash of every stimulus of a batch. */
    private final class Recorder implements ConfidentObserver {
        @Override
        public void label(float[] stimuli, int count, int[] labels) {
            List<Integer> hashes = new ArrayList<>();
            for (int t = 0; t < count; t++) {
                hashes.add(Arrays.hashCode(Arrays.copyOfRange(stimuli, t * size, (t + 1) * size)));
            }
            shown.add(hashes);
            Arrays.fill(labels, 0, count, 0);
        }

        @Override
        public void label(float[] stimuli, int count, int[] labels, float[] confidence) {
            label(stimuli, count, labels);
            Arrays.fill(confidence, 0, count, 1);
        }
    }

    /** Every batch is full, begins at a multiple of its size and is asked once, also the last one. */
    @Test
    void fullAndAtMultiplesOfTheirSize() {
        TrialRunner.of(plan).withWorkers(3).run(Recorder::new, Plans.means(plan));
        Stimuli stimuli = plan.stimulus().stimuli(plan.seed());
        Set<List<Integer>> expected = new HashSet<>();
        int[] levels = new int[size];
        float[] values = new float[size];
        for (long first = 0; first < plan.trials(); first += plan.batch()) {
            List<Integer> hashes = new ArrayList<>();
            for (int t = 0; t < plan.batch(); t++) {
                int signal = stimuli.noise(first + t, levels, 0);
                stimuli.show(levels, 0, signal, values, 0);
                hashes.add(Arrays.hashCode(values));
            }
            expected.add(hashes);
        }
        assertThat(shown).hasSize((int) ((plan.trials() + plan.batch() - 1) / plan.batch()));
        assertThat(Set.copyOf(shown)).isEqualTo(expected);
    }

    @Test
    void progressGrowsToTheEnd() {
        List<Progress> told = new ArrayList<>();
        TrialRunner.of(plan)
                .withWorkers(4)
                .withListener(told::add)
                .run(() -> new BatchMindedObserver(plan), Plans.means(plan));
        // more where a block takes long
        assertThat(told).hasSizeGreaterThanOrEqualTo((int) plan.layout().blocks());
        for (int i = 0; i < told.size(); i++) {
            Progress before = i == 0 ? new Progress(0, 0, plan.trials(), java.time.Duration.ZERO) : told.get(i - 1);
            assertThat(told.get(i).done()).isGreaterThan(before.done());
            assertThat(told.get(i).asked()).isEqualTo(told.get(i).done());
            assertThat(told.get(i).trials()).isEqualTo(plan.trials());
            assertThat(told.get(i).elapsed()).isGreaterThanOrEqualTo(before.elapsed());
        }
        assertThat(told.get(told.size() - 1).done()).isEqualTo(plan.trials());
    }

    @Test
    void lambdaIsAnObserver() {
        if (plan.confidence()) {
            return; // a lambda has none
        }
        Observer bright = (stimuli, count, labels) -> {
            for (int t = 0; t < count; t++) {
                labels[t] = stimuli[t * size] > 0.5f ? 1 : 0;
            }
        };
        var images = TrialRunner.of(plan).run(() -> bright, Plans.means(plan)).images();
        assertThat(images.of(1).orElseThrow().mean()[0]).isGreaterThan(0.5);
        assertThat(images.of(0).orElseThrow().mean()[0]).isLessThan(0.5);
    }
}
