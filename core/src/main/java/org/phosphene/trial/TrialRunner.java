package org.phosphene.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.phosphene.answers.AnswersFile;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.estimate.Estimator;
import org.phosphene.observer.ConfidentObserver;
import org.phosphene.observer.Observer;

/**
 * Makes a planned run: shows the stimuli, keeps the answers, feeds the estimator.
 *
 * <p>Blocks that the answers file already holds are not asked again, only added up. So resuming a run and replaying it are
 * the same thing as making it, with fewer questions; the result is the same to the last bit, for any number of workers.
 */
public final class TrialRunner {
    /** The most workers. */
    public static final int MOST_WORKERS = 1024;

    private final Plan plan;
    private final int workers;
    private final Consumer<Progress> listener;
    private final BooleanSupplier stop;
    private final Consumer<TimeSpent> times;

    private TrialRunner(
            Plan plan, int workers, Consumer<Progress> listener, BooleanSupplier stop, Consumer<TimeSpent> times) {
        this.plan = plan;
        this.workers = workers;
        this.listener = listener;
        this.stop = stop;
        this.times = times;
    }

    /** One worker for each processor, no listener. */
    public static TrialRunner of(Plan plan) {
        return new TrialRunner(plan, Runtime.getRuntime().availableProcessors(), null, () -> false, null);
    }

    /**
     * With a number of workers.
     *
     * @param count threads, 1 to 1024; each has its own observer
     */
    public TrialRunner withWorkers(int count) {
        if (count < 1 || count > MOST_WORKERS) {
            throw new IllegalArgumentException("workers " + count + ": must lie in 1.." + MOST_WORKERS);
        }
        return new TrialRunner(plan, count, listener, stop, times);
    }

    /**
     * With someone to tell how far the run is.
     *
     * @param to is told after every block, by one thread at a time
     */
    public TrialRunner withListener(Consumer<Progress> to) {
        return new TrialRunner(plan, workers, to, stop, times);
    }

    /**
     * With a condition to stop on.
     *
     * @param when asked between batches; once true, the workers finish nothing more and {@link RunStoppedException} is thrown
     */
    public TrialRunner withStop(BooleanSupplier when) {
        return new TrialRunner(plan, workers, listener, when, times);
    }

    /**
     * With someone to tell where the time went. Taking it costs well under a microsecond a batch, and changes no result.
     *
     * @param to is told once, after the last worker has ended, also if the run was stopped but not if it failed
     */
    public TrialRunner withTimes(Consumer<TimeSpent> to) {
        return new TrialRunner(plan, workers, listener, stop, to);
    }

    /** Makes the run with answers kept in memory only. */
    public <E extends Estimator<E>> E run(Supplier<? extends Observer> observers, Supplier<E> estimators) {
        return run(observers, AnswersFile.inMemory(plan.fields(), plan.layout()), estimators);
    }

    /**
     * Makes the run, or what is left of it.
     *
     * @param observers gives each worker an observer, which is closed at the end
     * @param answers of this plan; blocks that it lacks are asked and written
     * @param estimators gives each worker an accumulator
     * @return the accumulators' sum
     * @throws IllegalArgumentException if the answers are of another plan
     * @throws org.phosphene.observer.ObserverException if the observer fails or answers nonsense
     * @throws RunStoppedException if it was told to stop
     * @throws java.io.UncheckedIOException if answers cannot be read or written
     */
    public <E extends Estimator<E>> E run(
            Supplier<? extends Observer> observers, AnswersFile answers, Supplier<E> estimators) {
        if (!answers.fields().equals(plan.fields())) {
            throw new IllegalArgumentException("the answers are of another run: " + answers.fields());
        }
        Blocks blocks = new Blocks(plan, listener, stop);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<E> estimates = new ArrayList<>();
        List<Stopwatch> watches = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int w = 0; w < workers; w++) {
            E estimator = estimators.get();
            estimates.add(estimator);
            Stopwatch watch = new Stopwatch(times != null);
            watches.add(watch);
            threads.add(new Thread(
                    () -> {
                        try (Observer observer = observers.get()) {
                            new Worker<>(plan, observer, answers, estimator, blocks, watch).work();
                        } catch (Throwable e) { // handed to the caller below
                            failure.compareAndSet(null, e);
                            blocks.halt();
                        }
                    },
                    "phosphene-" + (w + 1)));
        }
        join(threads);
        rethrow(failure.get());
        if (times != null) {
            times.accept(Stopwatch.together(blocks.done(), watches));
        }
        if (!blocks.finished()) {
            throw new RunStoppedException("stopped after " + blocks.done() + " of " + plan.trials() + " trials");
        }
        return estimates.stream().reduce(E::combine).orElseThrow();
    }

    /**
     * Adds up answers without asking anything.
     *
     * @throws DamagedAnswersException if an answer is missing or damaged
     */
    public <E extends Estimator<E>> E replay(AnswersFile answers, Supplier<E> estimators) {
        try {
            long missing = answers.firstMissing();
            if (missing >= 0) {
                throw new DamagedAnswersException(answers.place(missing)
                        + " is missing or damaged; make the run again into the same folder, which asks for it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run(Nobody::new, answers, estimators);
    }

    /** Stands in for an observer where every answer is on file. */
    private record Nobody() implements ConfidentObserver {
        @Override
        public void label(float[] stimuli, int count, int[] labels) {
            throw new DamagedAnswersException("the answers changed while they were read");
        }

        @Override
        public void label(float[] stimuli, int count, int[] labels, float[] confidence) {
            label(stimuli, count, labels);
        }
    }

    private static void join(List<Thread> threads) {
        threads.forEach(Thread::start);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    // a run is stopped by its stop condition; keep the interrupt for the caller
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Throwable failure) {
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
