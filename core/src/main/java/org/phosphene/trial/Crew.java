package org.phosphene.trial;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * The threads of a run. They are waited for as long as it takes while the run goes on, and for a limited time once it is
 * stopped or has failed: an observer may never return, and no thread can be made to leave it.
 */
public final class Crew {
    private static final long LOOK_MILLIS = 100;

    private final List<Thread> threads;
    private final BooleanSupplier stopped;
    private final Runnable halt;
    private final Duration patience;

    /**
     * Threads that were not started yet.
     *
     * @param stopped whether the run ends early; may fail, which ends it too
     * @param halt makes it end early
     * @param patience how long threads are waited for after that
     */
    public Crew(List<Thread> threads, BooleanSupplier stopped, Runnable halt, Duration patience) {
        this.threads = List.copyOf(threads);
        this.stopped = stopped;
        this.halt = halt;
        this.patience = patience;
    }

    /**
     * Starts all and waits for them.
     *
     * @param failure receives what goes wrong here
     * @return how many were left behind
     */
    public int work(AtomicReference<Throwable> failure) {
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
            halt.run();
        }
    }

    private boolean ending(AtomicReference<Throwable> failure) {
        try {
            return stopped.getAsBoolean();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            halt.run();
            return true;
        }
    }

    /** Throws what went wrong, if anything did. */
    public static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}
