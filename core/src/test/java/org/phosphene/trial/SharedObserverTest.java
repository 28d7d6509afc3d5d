package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.observer.Observer;

/** A supplier that gives the same observer to several workers, or none to one of them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedObserverTest {
    private static final int WORKERS = 4;

    private final Plan plan = Plans.tenBlocks();
    private final TrialRunner runner = TrialRunner.of(plan).withWorkers(WORKERS);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @TempDir
    private Path folder;

    /** Has one scratch array, as a network has one set of activations, and cannot be used once it is closed. */
    private final class Single implements Observer {
        private final float[] scratch =
                new float[plan.batch() * plan.stimulus().shape().size()];
        private final BatchMindedObserver sound = new BatchMindedObserver(plan);

        @Override
        public void label(float[] stimuli, int count, int[] labels) {
            assertThat(inside.incrementAndGet()).as("threads that ask at once").isOne();
            assertThat(closed).hasValue(0);
            System.arraycopy(stimuli, 0, scratch, 0, scratch.length);
            sound.label(scratch, count, labels);
            inside.decrementAndGet();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void isAskedByOneWorkerAtATimeAndClosedOnce() throws IOException {
        Observer single = new Single();
        Recording whole = Recording.of(plan, runner, () -> new BatchMindedObserver(plan), folder.resolve("own"));
        Recording.of(plan, runner, () -> single, folder.resolve("shared")).isSameAs(whole);
        assertThat(closed).hasValue(1);
    }

    /** One worker gets it when the others have long answered everything: it must still be open. */
    @Test
    void waitsForTheWorkerThatComesLast() {
        Observer single = new Single();
        AtomicInteger came = new AtomicInteger();
        CountDownLatch answered = new CountDownLatch((int) plan.layout().blocks());
        runner.withListener(progress -> answered.countDown())
                .run(
                        () -> {
                            if (came.incrementAndGet() == WORKERS) {
                                await(answered);
                                assertThat(closed).hasValue(0);
                            }
                            return single;
                        },
                        Plans.means(plan));
        assertThat(closed).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isClosedAlsoWhereTheLastWorkerGetsNone() {
        Observer single = new Single();
        AtomicInteger came = new AtomicInteger();
        assertThatIllegalStateException()
                .isThrownBy(() -> runner.run(
                        () -> {
                            if (came.incrementAndGet() == WORKERS) {
                                throw new IllegalStateException("no more than three");
                            }
                            return single;
                        },
                        Plans.means(plan)))
                .withMessage("no more than three");
        assertThat(closed).hasValue(1);
    }

    @Test
    void noneAtAll() {
        AtomicInteger came = new AtomicInteger();
        Observer single = new Single();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> runner.run(() -> came.incrementAndGet() == 2 ? null : single, Plans.means(plan)))
                .withMessage("the supplier of observers gave none");
        assertThat(closed).hasValue(1);
    }
}
