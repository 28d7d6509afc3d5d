package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.observer.ConfidentObserver;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;

/**
 * What goes wrong in one worker ends the run: the exception arrives, the others stop, every observer is closed once. The
 * plan would take hours, so a worker that does not stop runs into the timeout (on a thread of its own, as a run does not end
 * when its caller is interrupted).
 */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultyObserverTest {
    private static final int WORKERS = 4;

    private final Plan plan = Plans.tenBlocks().withTrials(1_000_000_000L);
    private final List<Closeable> observers = new CopyOnWriteArrayList<>();

    /** What a faulty observer does. */
    private interface Answer {
        void label(int count, int[] labels, float[] confidence);
    }

    /** Counts how often it is closed. */
    private final class Closeable implements ConfidentObserver {
        private final Answer answer;
        private final AtomicInteger closed = new AtomicInteger();

        Closeable(Answer answer) {
            this.answer = answer;
            observers.add(this);
        }

        @Override
        public void label(float[] stimuli, int count, int[] labels) {
            answer.label(count, labels, new float[count]);
        }

        @Override
        public void label(float[] stimuli, int count, int[] labels, float[] confidence) {
            answer.label(count, labels, confidence);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private void run(Plan of, Answer observer) {
        TrialRunner.of(of).withWorkers(WORKERS).run(() -> new Closeable(observer), Plans.means(of));
    }

    private static void zeros(int count, int[] labels, float[] confidence) {
        Arrays.fill(labels, 0, count, 0);
        Arrays.fill(confidence, 0, count, 0);
    }

    private void allClosedOnce() {
        assertThat(observers).hasSizeBetween(1, WORKERS).allMatch(observer -> observer.closed.get() == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50, 777})
    void observerThatThrows(int call) {
        AtomicInteger calls = new AtomicInteger();
        ObserverException failure = new ObserverException("no memory left on the device");
        Answer failing = (count, labels, confidence) -> {
            zeros(count, labels, confidence);
            if (calls.incrementAndGet() == call) {
                throw failure;
            }
        };
        assertThatExceptionOfType(ObserverException.class)
                .isThrownBy(() -> run(plan, failing))
                .withMessageMatching("trials \\d+\\.\\.\\d+: no memory left on the device")
                .withCause(failure);
        allClosedOnce();
    }

    @Test
    void errorArrivesAsItself() {
        Error failure = new UnsatisfiedLinkError("no native library");
        Answer failing = (count, labels, confidence) -> {
            throw failure;
        };
        assertThatThrownBy(() -> run(plan, failing)).isSameAs(failure);
        allClosedOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void labelOutOfRange(int label) {
        AtomicInteger calls = new AtomicInteger();
        Answer nonsense = (count, labels, confidence) -> {
            zeros(count, labels, confidence);
            if (calls.incrementAndGet() == 1) {
                labels[5] = label;
            }
        };
        assertThatExceptionOfType(ObserverException.class)
                .isThrownBy(() -> run(plan, nonsense))
                .withMessageMatching("trial \\d+: the observer answered " + label + ", the plan has classes 0..9");
        allClosedOnce();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, -0.001f, 1.001f, Float.POSITIVE_INFINITY})
    void confidenceOutOfRange(float value) {
        Answer nonsense = (count, labels, confidence) -> {
            zeros(count, labels, confidence);
            confidence[count - 1] = value;
        };
        assertThatExceptionOfType(ObserverException.class)
                .isThrownBy(() -> run(plan.withConfidence(true), nonsense))
                .withMessageContaining(Float.toString(value))
                .withMessageContaining("0..1");
        allClosedOnce();
    }

    @Test
    void observerThatCannotBeMade() {
        AtomicInteger made = new AtomicInteger();
        assertThatExceptionOfType(ObserverException.class)
                .isThrownBy(() -> TrialRunner.of(plan)
                        .withWorkers(WORKERS)
                        .run(
                                () -> {
                                    if (made.incrementAndGet() == 2) {
                                        throw new ObserverException("cannot open the model");
                                    }
                                    return new Closeable(FaultyObserverTest::zeros);
                                },
                                Plans.means(plan)))
                .withMessage("cannot open the model");
        allClosedOnce();
    }

    @Test
    void observerThatCannotBeClosed() {
        Plan small = Plans.tenBlocks();
        AtomicInteger closed = new AtomicInteger();
        Observer sticky = new Observer() {
            @Override
            public void label(float[] stimuli, int count, int[] labels) {
                zeros(count, labels, new float[count]);
            }

            @Override
            public void close() {
                closed.incrementAndGet();
                throw new IllegalStateException("still busy");
            }
        };
        TrialRunner runner = TrialRunner.of(small).withWorkers(1);
        assertThatThrownBy(() -> runner.run(() -> sticky, Plans.means(small))).hasMessage("still busy");
        assertThat(closed).hasValue(1);
    }

    @Test
    void listenerThatThrows() {
        RuntimeException failure = new IllegalStateException("the terminal is gone");
        assertThatThrownBy(() -> TrialRunner.of(plan)
                        .withWorkers(WORKERS)
                        .withListener(progress -> {
                            throw failure;
                        })
                        .run(() -> new Closeable(FaultyObserverTest::zeros), Plans.means(plan)))
                .isSameAs(failure);
        allClosedOnce();
    }

    @Test
    void confidenceFromObserverThatHasNone() {
        Observer lambda = (stimuli, count, labels) -> {};
        Plan confident = plan.withConfidence(true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrialRunner.of(confident).run(() -> lambda, Plans.means(confident)))
                .withMessageContaining("labels only");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025})
    void workersOutOfRange(int workers) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrialRunner.of(plan).withWorkers(workers))
                .withMessageContaining(workers + ": must lie in 1..1024");
    }

    /** Also where all goes well. */
    @Test
    void closedOnceAfterRun() {
        run(Plans.tenBlocks(), FaultyObserverTest::zeros);
        allClosedOnce();
        assertThat(observers).hasSize(WORKERS);
    }
}
