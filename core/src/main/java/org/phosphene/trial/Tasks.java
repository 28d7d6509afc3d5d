package org.phosphene.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.phosphene.observer.ObserverException;

/** Pieces of work that do not depend on each other, on several threads. */
public final class Tasks {
    /** An observer may never return. */
    private static final int PATIENCE_SECONDS = 30;

    private Tasks() {}

    /**
     * Does all.
     *
     * @param workers how many threads
     * @return the results in the order of the tasks, however many threads there were
     * @throws RuntimeException the failure of the first task in order that failed; others are not begun any more, and those
     *     that were begun have ended, unless they take longer than {@value #PATIENCE_SECONDS} seconds
     */
    public static <T> List<T> all(List<? extends Callable<T>> tasks, int workers) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(workers, tasks.size())));
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(threads.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ObserverException("interrupted", e);
        } finally {
            end(threads);
        }
    }

    /** What tasks use, an observer's native memory too, is freed after this: none may go on using it. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
