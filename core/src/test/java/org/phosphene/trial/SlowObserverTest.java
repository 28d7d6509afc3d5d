package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.observer.Observer;

/** Observers that take their time, or never return. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowObserverTest {
    private final Plan plan = Plans.tenBlocks();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger questions = new AtomicInteger();
    private final TrialRunner runner = TrialRunner.of(plan).withWorkers(2).withPatience(Duration.ofMillis(300));

    @TempDir
    private Path folder;

    /** Lets the threads that were left behind end. */
    @AfterEach
    void release() {
        over.countDown();
    }

    /** Sound up to a question, from which it does not return before the test is over. */
    private Observer stuckAt(int question) {
        BatchMindedObserver sound = new BatchMindedObserver(plan);
        return (stimuli, count, labels) -> {
            sound.label(stimuli, count, labels);
            if (questions.incrementAndGet() == question) {
                hang();
            }
        };
    }

    private void hang() {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void stopsWithoutTheOneThatNeverReturnsAndGoesOnLater() throws IOException {
        Path file = folder.resolve("stuck");
        AtomicBoolean stop = new AtomicBoolean();
        // the other worker answers all other blocks
        TrialRunner stopping = runner.withStop(stop::get)
                .withListener(progress -> stop.set(
                        progress.done() >= plan.trials() - 2L * plan.layout().block()));
        long start = System.nanoTime();
        assertThatExceptionOfType(RunStoppedException.class)
                .isThrownBy(() -> Recording.of(plan, stopping, () -> stuckAt(40), file))
                .withMessageContaining("of 10000 trials, without waiting for an observer that does not return");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        try (FileChannel channel = Recording.channel(file)) {
            assertThat(Recording.open(plan, channel).answered())
                    .isGreaterThanOrEqualTo(plan.trials() - 3L * plan.layout().block());
        }
        Recording whole = Recording.of(plan, runner, () -> new BatchMindedObserver(plan), folder.resolve("whole"));
        Recording.of(plan, runner, () -> new BatchMindedObserver(plan), file).isSameAs(whole);
    }

    @Test
    void aFailureOfAnotherWorkerArrivesAllTheSame() {
        AtomicInteger given = new AtomicInteger();
        assertThatIllegalStateException()
                .isThrownBy(() -> runner.run(
                        () -> given.incrementAndGet() == 1
                                ? stuckAt(1)
                                : (stimuli, count, labels) -> {
                                    throw new IllegalStateException("the other one");
                                },
                        Plans.means(plan)))
                .withMessage("the other one");
    }

    /** As long as nobody stops it, the run waits. */
    @Test
    void isWaitedForOtherwise() {
        Thread later = new Thread(() -> {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            over.countDown();
        });
        later.start();
        runner.run(() -> stuckAt(100), Plans.means(plan));
        assertThat(over.getCount()).isZero();
    }

    /** A stop takes effect after the batch that is being asked, not after the block. */
    @Test
    void stopsAfterTheBatch() {
        AtomicBoolean stop = new AtomicBoolean();
        Observer slow = (stimuli, count, labels) -> {
            new BatchMindedObserver(plan).label(stimuli, count, labels);
            questions.incrementAndGet();
            stop.set(true);
        };
        assertThatExceptionOfType(RunStoppedException.class)
                .isThrownBy(() -> runner.withStop(stop::get).run(() -> slow, Plans.means(plan)))
                .withMessage("stopped after 0 of 10000 trials");
        assertThat(questions.get()).isBetween(1, 2);
    }

    /** Where a batch takes long, progress is told of within the block, and never of more than was answered. */
    @Test
    void tellsOfProgressWithinABlock() {
        List<Progress> told = new ArrayList<>();
        Plan oneBlock = plan.withTrials(plan.layout().block());
        Observer slow = (stimuli, count, labels) -> {
            new BatchMindedObserver(plan).label(stimuli, count, labels);
            questions.incrementAndGet();
            pause(30);
        };
        TrialRunner.of(oneBlock)
                .withWorkers(1)
                .withListener(progress -> {
                    assertThat(progress.done()).isLessThanOrEqualTo((long) questions.get() * plan.batch());
                    told.add(progress);
                })
                .run(() -> slow, Plans.means(oneBlock));
        assertThat(told).hasSizeGreaterThan(3);
        assertThat(told).extracting(Progress::done).isSorted().last().isEqualTo(oneBlock.trials());
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void patienceIsNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> runner.withPatience(Duration.ofSeconds(-1)));
    }
}
