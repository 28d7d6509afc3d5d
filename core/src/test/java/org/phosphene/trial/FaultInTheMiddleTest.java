package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.answers.AnswersFile;
import org.phosphene.observer.ConfidentObserver;

/**
 * An observer that is right for a while and then goes wrong: the run ends with what it did, the blocks before are kept and
 * right, nothing of the wrong answer is, and a sound observer goes on to the bytes of a run without fault.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultInTheMiddleTest {
    private static final int WORKERS = 3;

    private final Plan plan = Plans.tenBlocks().withConfidence(true);

    @TempDir
    private Path folder;

    /** What it does wrong, after it has answered rightly, and what the run says of it. */
    enum Fault {
        EXCEPTION("lost the connection") {
            @Override
            void happens(int[] labels, float[] confidence) {
                throw new IllegalStateException("lost the connection");
            }
        },
        ERROR("assertion failed") {
            @Override
            void happens(int[] labels, float[] confidence) {
                throw new AssertionError("assertion failed");
            }
        },
        ENDLESS_RECURSION("java.lang.StackOverflowError") {
            @Override
            @SuppressWarnings("InfiniteRecursion") // the fault itself
            void happens(int[] labels, float[] confidence) {
                happens(labels, confidence);
            }
        },
        NO_MEMORY("java.lang.OutOfMemoryError: Requested array size exceeds VM limit") {
            @Override
            void happens(int[] labels, float[] confidence) {
                labels[0] = new long[Integer.MAX_VALUE].length;
            }
        },
        LABEL_BELOW("trial \\d+: the observer answered -1, the plan has classes 0..9") {
            @Override
            void happens(int[] labels, float[] confidence) {
                labels[31] = -1;
            }
        },
        LABEL_ABOVE("trial \\d+: the observer answered 10, the plan has classes 0..9") {
            @Override
            void happens(int[] labels, float[] confidence) {
                labels[0] = 10;
            }
        },
        NO_CONFIDENCE("trial \\d+: the observer's confidence is NaN, it must lie in 0..1") {
            @Override
            void happens(int[] labels, float[] confidence) {
                confidence[7] = Float.NaN;
            }
        },
        ONE_LABEL_TOO_MANY("Index 32 out of bounds for length 32") {
            @Override
            void happens(int[] labels, float[] confidence) {
                labels[32] = 1;
            }
        },
        LABELS_LEFT_OUT("trial \\d+: the observer gave no label"),
        CONFIDENCES_LEFT_OUT("trial \\d+: the observer's confidence is NaN, it must lie in 0..1"),
        CLOSING("still in use");

        private final String said;

        Fault(String said) {
            this.said = said;
        }

        void happens(int[] labels, float[] confidence) {}
    }

    /** Goes wrong when it is asked for the n-th time, counted over all workers. */
    private final class Faulty implements ConfidentObserver {
        private final BatchMindedObserver sound = new BatchMindedObserver(plan);
        private final Fault fault;
        private final AtomicInteger untilThen;

        Faulty(Fault fault, AtomicInteger untilThen) {
            this.fault = fault;
            this.untilThen = untilThen;
        }

        @Override
        public void label(float[] stimuli, int count, int[] labels, float[] confidence) {
            boolean now = untilThen.decrementAndGet() == 0;
            int right = now && fault == Fault.LABELS_LEFT_OUT ? count - 1 : count;
            int sure = now && fault == Fault.CONFIDENCES_LEFT_OUT ? count - 1 : count;
            int[] answer = new int[count];
            float[] certainty = new float[count];
            sound.label(stimuli, count, answer, certainty);
            System.arraycopy(answer, 0, labels, 0, right);
            System.arraycopy(certainty, 0, confidence, 0, sure);
            // it may do what it likes with what it was given
            Arrays.fill(stimuli, Float.NaN);
            if (now) {
                fault.happens(labels, confidence);
            }
        }

        @Override
        public void close() {
            if (fault == Fault.CLOSING) {
                throw new IllegalStateException("still in use");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasAnsweredBefore(Fault fault) throws IOException {
        TrialRunner runner = TrialRunner.of(plan).withWorkers(WORKERS);
        Recording whole = Recording.of(plan, runner, () -> new BatchMindedObserver(plan), folder.resolve("whole"));
        Path file = folder.resolve("faulty");
        // by the pigeonholes, some worker has completed a block by then
        int questions = WORKERS * plan.layout().block() / plan.batch() + 5;
        AtomicInteger untilThen = new AtomicInteger(questions);

        Throwable thrown = catchThrowable(() -> Recording.of(plan, runner, () -> new Faulty(fault, untilThen), file));

        assertThat(thrown).isNotNull();
        assertThat(String.valueOf(thrown.getMessage() == null ? thrown : thrown.toString()))
                .containsPattern(fault.said);
        try (FileChannel kept = Recording.channel(file);
                FileChannel right = Recording.channel(whole.file())) {
            assertThat(sameBlocks(Recording.open(plan, kept), Recording.open(plan, right)))
                    .isPositive();
        }
        Recording.of(plan, runner, () -> new BatchMindedObserver(plan), file).isSameAs(whole);
    }

    /** How many blocks the first has; each must be that of the second. */
    private int sameBlocks(AnswersFile kept, AnswersFile right) throws IOException {
        int block = plan.layout().block();
        int same = 0;
        for (long b = 0; b < plan.layout().blocks(); b++) {
            int[] labels = new int[block];
            byte[] confidences = new byte[block];
            int[] expected = new int[block];
            byte[] certain = new byte[block];
            if (kept.read(b, labels, confidences)) {
                assertThat(right.read(b, expected, certain)).isTrue();
                assertThat(labels).isEqualTo(expected);
                assertThat(confidences).isEqualTo(certain);
                same++;
            }
        }
        return same;
    }
}
