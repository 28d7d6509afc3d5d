package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrewTest {
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** The system refuses the second thread: the first must end, and be waited for. */
    @Test
    void refusedThreadEndsTheOthers() {
        Blocks blocks = new Blocks(Plans.tenBlocks(), progress -> {}, () -> false);
        AtomicBoolean ended = new AtomicBoolean();
        Thread first = new Thread(() -> {
            while (!blocks.stopped()) {
                Thread.onSpinWait();
            }
            ended.set(true);
        });
        OutOfMemoryError refusal = new OutOfMemoryError("unable to create native thread");
        Thread second = new Thread() {
            @Override
            public synchronized void start() {
                throw refusal;
            }
        };
        int left =
                new Crew(List.of(first, second), blocks::stopped, blocks::halt, Duration.ofSeconds(10)).work(failure);
        assertThat(left).isZero();
        assertThat(ended).isTrue();
        assertThat(failure).hasValue(refusal);
    }

    /** A stop condition that fails counts as a failure, also where no worker comes to ask it. */
    @Test
    void stopConditionThatThrows() {
        IllegalStateException gone = new IllegalStateException("the folder is gone");
        Blocks blocks = new Blocks(Plans.tenBlocks(), progress -> {}, () -> {
            throw gone;
        });
        Thread stuck = new Thread(() -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(new Crew(List.of(stuck), blocks::stopped, blocks::halt, Duration.ofMillis(50)).work(failure))
                .isOne();
        assertThat(failure).hasValue(gone);
        stuck.interrupt();
    }
}
