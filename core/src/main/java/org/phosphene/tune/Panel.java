package org.phosphene.tune;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.phosphene.observer.Observer;

/** Observers that are opened once, lent to one run after the other, and counted by. */
final class Panel implements AutoCloseable {
    private final Supplier<? extends Observer> supplier;
    private final List<Observer> all = new ArrayList<>();
    private final Deque<Observer> free = new ArrayDeque<>();
    private final AtomicLong asked = new AtomicLong();

    Panel(Supplier<? extends Observer> supplier) {
        this.supplier = supplier;
    }

    /** An observer to be given back by closing it. */
    synchronized Observer lend() {
        if (free.isEmpty()) {
            Observer another = supplier.get();
            all.add(another);
            free.add(another);
        }
        return new Lent(this, free.pop());
    }

    /** How many stimuli were shown. */
    long asked() {
        return asked.get();
    }

    private synchronized void back(Observer observer) {
        free.push(observer);
    }

    @Override
    public synchronized void close() {
        all.forEach(Observer::close);
    }

    private record Lent(Panel panel, Observer observer) implements Observer {
        @Override
        public void label(float[] stimuli, int count, int[] labels) {
            panel.asked.addAndGet(count);
            observer.label(stimuli, count, labels);
        }

        @Override
        public void close() {
            panel.back(observer);
        }
    }
}
