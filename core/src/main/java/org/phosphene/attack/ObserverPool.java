package org.phosphene.attack;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.phosphene.observer.Observer;
import org.phosphene.trial.TrialRunner;

/**
 * Observers that are lent to one task after the other, and closed at the end; one that a task still holds then, since another
 * task failed, is waited for, because closing it under a task that asks it would free what is in use.
 */
final class ObserverPool implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;

    private final Supplier<? extends Observer> supplier;
    private final Set<Observer> all = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Observer> free = new ArrayDeque<>();
    private int lent;

    ObserverPool(Supplier<? extends Observer> supplier) {
        this.supplier = supplier;
    }

    /** Does something with an observer that nobody else uses, unless the supplier gives it to several. */
    <T> T with(Function<Observer, T> task) {
        Observer observer = take();
        try {
            return task.apply(observer);
        } finally {
            giveBack(observer);
        }
    }

    private synchronized Observer take() {
        Observer observer = free.isEmpty() ? supplier.get() : free.pop();
        if (observer == null) {
            throw new IllegalArgumentException("the supplier of observers gave none");
        }
        all.add(observer);
        lent++;
        return observer;
    }

    private synchronized void giveBack(Observer observer) {
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
}
