package org.phosphene.trial;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.phosphene.observer.Observer;

/**
 * Hands each worker its observer. One that the supplier gives to several workers is asked by one at a time, since nobody
 * says that it can be asked by two, and is closed once, when no worker needs it any more.
 */
final class Observers {
    private final Supplier<? extends Observer> supplier;
    private final IdentityHashMap<Observer, Seat> seats = new IdentityHashMap<>();
    private int expected;

    /**
     * Observers for some workers.
     *
     * @param workers how many will take one
     */
    Observers(Supplier<? extends Observer> supplier, int workers) {
        this.supplier = supplier;
        this.expected = workers;
    }

    /** An observer as its workers hold it; each closes it when it is done. */
    final class Seat implements AutoCloseable {
        private final Observer observer;
        private final ReentrantLock lock = new ReentrantLock();
        private int users;

        private Seat(Observer observer) {
            this.observer = observer;
        }

        Observer observer() {
            return observer;
        }

        /** Who holds it asks alone. */
        ReentrantLock lock() {
            return lock;
        }

        @Override
        public void close() {
            synchronized (seats) {
                users--;
            }
            closeUnused();
        }
    }

    /**
     * The observer of one worker.
     *
     * @throws IllegalArgumentException if the supplier gives none
     */
    Seat take() {
        Observer observer = null;
        try {
            observer = supplier.get();
        } finally {
            if (observer == null) {
                expectFewer(1);
            }
        }
        if (observer == null) {
            throw new IllegalArgumentException("the supplier of observers gave none");
        }
        synchronized (seats) {
            Seat seat = seats.computeIfAbsent(observer, Seat::new);
            seat.users++;
            expected--;
            return seat;
        }
    }

    /** Nobody will take one any more, whatever was expected. */
    void noMore() {
        expectFewer(Integer.MAX_VALUE / 2);
    }

    private void expectFewer(int by) {
        synchronized (seats) {
            expected -= by;
        }
        closeUnused();
    }

    /** As long as a worker has yet to take its observer, it may be one that others are done with. */
    private void closeUnused() {
        List<Observer> unused = new ArrayList<>();
        synchronized (seats) {
            seats.values().stream()
                    .filter(seat -> seat.users == 0 && expected <= 0)
                    .forEach(seat -> unused.add(seat.observer));
            unused.forEach(seats::remove);
        }
        RuntimeException failure = null;
        for (Observer observer : unused) {
            try {
                observer.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
