package org.phosphene.trial;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.phosphene.observer.Observer;

/**
 * Observers that are opened once, lent to one task or run after the other, and closed at the end; one that a task still holds
 * then, since another task failed, is waited for, because closing it under a task that asks it would free what is in use.
 */
public final class ObserverPool implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;

    private final Supplier<? extends Observer> supplier;
    private final Set<Observer> all = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Observer> free = new ArrayDeque<>();
    private final AtomicLong asked = new AtomicLong();
    private int lent;

    /** @param supplier gives as many as are held at once; the same one again is asked by one thread at a time */
    public ObserverPool(Supplier<? extends Observer> supplier) {
        this.supplier = supplier;
    }

    /**
     * An observer that nobody else uses, to be given back by closing it.
     *
     * @throws IllegalArgumentException if the supplier gives none
     */
    public synchronized Observer lend() {
        Observer observer = free.isEmpty() ? supplier.get() : free.pop();
        if (observer == null) {
            throw new IllegalArgumentException("the supplier of observers gave none");
        }
        all.add(observer);
        lent++;
        return new Lent(this, observer);
    }

    /** Does something with an observer that is lent so long. */
    public <T> T with(Function<Observer, T> task) {
        try (Observer observer = lend()) {
            return task.apply(observer);
        }
    }

    /** How many stimuli were shown. */
    public long asked() {
        return asked.get();
    }

    private synchronized void back(Observer observer) {
        free.push(observer);
        lent--;
        notifyAll();
    }

    /** Waits as long as a run waits for an observer that does not return; one that does not even then is left as it is. */
    @Override
    public synchronized void close() {
        long end = System.nanoTime() + TrialRunner.PATIENCE.toNanos();
        boolean interrupted = false;
        while (lent > 0 && System.nanoTime() < end) {
            try {
                wait(LOOK_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (lent == 0) {
            all.forEach(Observer::close);
        }
    }

    private record Lent(ObserverPool pool, Observer observer) implements Observer {
        @Override
        public void label(float[] stimuli, int count, int[] labels) {
            pool.asked.addAndGet(count);
            // it may be a supplier's only one
            synchronized (observer) {
                observer.label(stimuli, count, labels);
            }
        }

        @Override
        public void close() {
            pool.back(observer);
        }
    }
}
