package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.phosphene.observer.Observer;

class ObserverPoolTest {
    private static final int WORKERS = 4;

    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private final class Slow implements Observer {
        @Override
        public void label(float[] stimuli, int count, int[] labels) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            assertThat(closed).hasValue(0);
            long end = System.nanoTime() + 1_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            Arrays.fill(labels, 0, count, 1);
            inside.decrementAndGet();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private static List<Callable<Integer>> tasks(ObserverPool pool) {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tasks.add(() -> pool.with(observer -> {
                int[] labels = new int[3];
                observer.label(new float[3], 3, labels);
                return labels[2];
            }));
        }
        return tasks;
    }

    @Test
    void opensNoMoreThanAreUsedAtOnceAndClosesEachOnce() {
        try (ObserverPool pool = new ObserverPool(() -> {
            given.incrementAndGet();
            return new Slow();
        })) {
            assertThat(Tasks.all(tasks(pool), WORKERS)).hasSize(100).containsOnly(1);
            assertThat(pool.asked()).isEqualTo(300);
            assertThat(closed).hasValue(0);
        }
        assertThat(given.get()).isBetween(1, WORKERS);
        assertThat(closed).hasValue(given.get());
    }

    /** As in a run: nobody says that it may be asked by two threads at once. */
    @Test
    void oneThatIsGivenToAllIsAskedByOneAtATimeAndClosedOnce() {
        Observer single = new Slow();
        try (ObserverPool pool = new ObserverPool(() -> single)) {
            assertThat(Tasks.all(tasks(pool), WORKERS)).hasSize(100).containsOnly(1);
        }
        assertThat(most).hasValue(1);
        assertThat(closed).hasValue(1);
    }

    @Test
    void noneAtAll() {
        try (ObserverPool pool = new ObserverPool(() -> null)) {
            assertThatThrownBy(pool::lend).hasMessage("the supplier of observers gave none");
        }
    }
}
