package org.phosphene.trial;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The threads of a run. They are waited for as long as it takes while the run goes on, and for a limited time once it is
 * stopped or has failed: an observer may never return, and no thread can be made to leave it.
 */
final class Crew {
    private static final long LOOK_MILLIS = 100;

    private final List<Thread> threads;
    private final Blocks blocks;
    private final Duration patience;

    Crew(List<Thread> threads, Blocks blocks, Duration patience) {
        this.threads = threads;
        this.blocks = blocks;
        this.patience = patience;
    }

    /**
     * Starts all and waits for them.
     *
     * @param failure receives what goes wrong here
     * @return how many were left behind
     */
    int work(AtomicReference<Throwable> failure) {
        boolean interrupted = false;
        boolean ending = false;
        long since = 0;
        start(failure);
        for (Thread thread : threads) {
            while (thread.isAlive() && !(ending && System.nanoTime() - since > patience.toNanos())) {
                try {
                    thread.join(LOOK_MILLIS);
                } catch (InterruptedException e) {
                    // a run is stopped by its stop condition; keep the interrupt for the caller
                    interrupted = true;
                }
                if (!ending && ending(failure)) {
                    ending = true;
                    since = System.nanoTime();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return (int) threads.stream().filter(Thread::isAlive).count();
    }

    /** The system may refuse a thread; those that were started must not go on alone. */
    private void start(AtomicReference<Throwable> failure) {
        try {
            threads.forEach(Thread::start);
        } catch (Throwable e) { // handed to the caller
            failure.compareAndSet(null, e);
            blocks.halt();
        }
    }

    private boolean ending(AtomicReference<Throwable> failure) {
        try {
            return blocks.stopped();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            blocks.halt();
            return true;
        }
    }
}
