package org.phosphene.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.phosphene.observer.ObserverException;

/** Pieces of work that do not depend on each other, on several threads. */
public final class Tasks {
    private Tasks() {}

    /**
     * Does all.
     *
     * @param workers how many threads
     * @return the results in the order of the tasks, however many threads there were
     * @throws RuntimeException the failure of the first task in order that failed; others are not begun any more
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
            threads.shutdownNow();
        }
    }
}
