package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TasksTest {
    @Test
    void resultsComeInTheOrderOfTheTasks() {
        List<Callable<Integer>> tasks = List.of(() -> 1, () -> 2, () -> 3);

        assertThat(Tasks.all(tasks, 2)).containsExactly(1, 2, 3);
    }

    @Test
    void afterAFailureNoTaskGoesOn() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Callable<Integer> failing = () -> {
            begun.await();
            throw new IllegalStateException("broken");
        };
        Callable<Integer> lasting = () -> {
            begun.countDown();
            // as a native call, which no interrupt ends
            long until = System.nanoTime() + 300_000_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            ended.set(true);
            return 1;
        };

        assertThatThrownBy(() -> Tasks.all(List.of(failing, lasting), 2)).hasMessage("broken");
        assertThat(ended).isTrue();
    }
}
