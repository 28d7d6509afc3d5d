package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.answers.AnswersFile;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.Estimator;
import org.phosphene.observer.ConfidentObserver;

/** A worker under way makes no objects: none for a trial, for a batch, or for a block of answers. */
@ParameterizedClass
@MethodSource("org.phosphene.trial.Plans#all")
@Timeout(120)
class NoGarbageTest {
    private static final int BLOCKS = 600;
    /** Blocks after which every class has occurred. */
    private static final int WARM = 200;
    /** Less than 400 blocks with one object each, the smallest that there is; the measurement itself may take something. */
    private static final long MOST_BYTES = 4096;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Plan plan;

    @TempDir
    private Path folder;

    NoGarbageTest(Plan plan) {
        this.plan = plan.withTrials((long) plan.layout().block() * BLOCKS);
    }

    /** Class means which read at two points how much their worker has allocated. */
    private final class Gauge implements Estimator<Gauge> {
        private final ClassMeans means = Plans.means(plan).get();
        private final long warm = (long) WARM * plan.layout().block();
        private long seen;
        private long before;
        private long after;

        @Override
        public void accept(AnsweredTrials trials) {
            means.accept(trials);
            seen += trials.count();
            if (seen == warm) {
                before = allocated();
            } else if (seen == plan.trials()) {
                after = allocated();
            }
        }

        @Override
        public Gauge combine(Gauge other) {
            throw new UnsupportedOperationException("there is one worker");
        }

        void assertNothingMade() {
            assertThat(before).isPositive();
            assertThat(after - before).as("bytes").isBetween(0L, MOST_BYTES);
        }
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Answers with any class, and makes nothing itself. */
    private record Frugal(Plan plan) implements ConfidentObserver {
        @Override
        public void label(float[] stimuli, int count, int[] labels) {
            int size = stimuli.length / count;
            for (int t = 0; t < count; t++) {
                labels[t] = (Float.floatToIntBits(stimuli[t * size]) >>> 3 & 0xffff) % plan.classes();
            }
        }

        @Override
        public void label(float[] stimuli, int count, int[] labels, float[] confidence) {
            label(stimuli, count, labels);
            for (int t = 0; t < count; t++) {
                confidence[t] = labels[t] / (float) plan.classes();
            }
        }
    }

    @Test
    void neitherInARunNorInItsReplay() throws IOException {
        TrialRunner runner = TrialRunner.of(plan).withWorkers(1);
        try (FileChannel channel = Recording.channel(folder.resolve("answers"))) {
            AnswersFile answers = Recording.open(plan, channel);
            runner.run(() -> new Frugal(plan), answers, Gauge::new).assertNothingMade();
            runner.replay(answers, Gauge::new).assertNothingMade();
            runner.withTimes(spent -> {}).replay(answers, Gauge::new).assertNothingMade();
        }
    }
}
