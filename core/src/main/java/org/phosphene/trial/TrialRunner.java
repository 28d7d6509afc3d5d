package org.phosphene.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
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
    /** How long an observer that is being asked is waited for when the run ends early. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Plan plan;
    private final int workers;
    private final Consumer<Progress> listener;
    private final BooleanSupplier stop;
    private final Consumer<TimeSpent> times;
    private final Duration patience;

    private TrialRunner(
            Plan plan,
            int workers,
            Consumer<Progress> listener,
            BooleanSupplier stop,
            Consumer<TimeSpent> times,
            Duration patience) {
        this.plan = plan;
        this.workers = workers;
        this.listener = listener;
        this.stop = stop;
        this.times = times;
        this.patience = patience;
    }

    /** One worker for each processor, no listener. */
    public static TrialRunner of(Plan plan) {
        return new TrialRunner(plan, Runtime.getRuntime().availableProcessors(), null, () -> false, null, PATIENCE);
    }

    /**
     * With a number of workers.
     *
     * @param count threads, 1 to 1024, no more of which are started than there are blocks
     */
    public TrialRunner withWorkers(int count) {
        if (count < 1 || count > MOST_WORKERS) {
            throw new IllegalArgumentException("workers " + count + ": must lie in 1.." + MOST_WORKERS);
        }
        return new TrialRunner(plan, count, listener, stop, times, patience);
    }

    /**
     * With someone to tell how far the run is.
     *
     * @param to is told after every block, and within a block where it takes long, by one thread at a time
     */
    public TrialRunner withListener(Consumer<Progress> to) {
        return new TrialRunner(plan, workers, to, stop, times, patience);
    }

    /**
     * With a condition to stop on.
     *
     * @param when asked between batches and now and then, from any thread; once true, the workers finish nothing more and
     *     {@link RunStoppedException} is thrown
     */
    public TrialRunner withStop(BooleanSupplier when) {
        return new TrialRunner(plan, workers, listener, when, times, patience);
    }

    /**
     * With someone to tell where the time went. Taking it costs well under a microsecond a batch, and changes no result.
     *
     * @param to is told once, after the last worker has ended, also if the run was stopped but not if it failed
     */
    public TrialRunner withTimes(Consumer<TimeSpent> to) {
        return new TrialRunner(plan, workers, listener, stop, to, patience);
    }

    /**
     * With a limit to how long it waits for an observer that does not return. A run that is stopped, or fails in one worker,
     * ends after that time even so; the answer is lost, and the thread stays behind until the observer returns.
     *
     * @param most {@link #PATIENCE} unless set
     */
    public TrialRunner withPatience(Duration most) {
        if (most.isNegative()) {
            throw new IllegalArgumentException("patience " + most + ": must not be negative");
        }
        return new TrialRunner(plan, workers, listener, stop, times, most);
    }

    /** Makes the run with answers kept in memory only. */
    public <E extends Estimator<E>> E run(Supplier<? extends Observer> observers, Supplier<E> estimators) {
        return run(observers, AnswersFile.inMemory(plan.fields(), plan.layout()), estimators);
    }

    /**
     * Makes the run, or what is left of it.
     *
     * @param observers gives each worker an observer, which is closed at the end; one that is given twice is asked by one
     *     worker at a time
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
        int needed = (int) Math.min(workers, plan.layout().blocks());
        Observers given = new Observers(observers, needed);
        for (int w = 0; w < needed; w++) {
            E estimator = estimators.get();
            estimates.add(estimator);
            Stopwatch watch = new Stopwatch(times != null);
            watches.add(watch);
            Thread thread = new Thread(
                    () -> {
                        try (Observers.Seat seat = given.take()) {
                            new Worker<>(plan, seat, answers, estimator, blocks, watch).work();
                        } catch (Throwable e) { // handed to the caller below
                            failure.compareAndSet(null, e);
                            blocks.halt();
                        }
                    },
                    "phosphene-" + (w + 1));
            thread.setDaemon(true);
            threads.add(thread);
        }
        int left = new Crew(threads, blocks::stopped, blocks::halt, patience).work(failure);
        try {
            given.noMore();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
        Crew.rethrow(failure.get());
        if (times != null) {
            times.accept(Stopwatch.together(blocks.kept(), watches));
        }
        if (!blocks.finished()) {
            throw new RunStoppedException("stopped after " + blocks.kept() + " of " + plan.trials() + " trials"
                    + (left == 0 ? "" : ", without waiting for an observer that does not return"));
        }
        return estimates.stream().reduce(E::combine).orElseThrow();
    }

    /**
     * Adds up answers without asking anything.
     *
     * @throws DamagedAnswersException if an answer is missing or damaged, or what stands where the verdicts belong is
     */
    public <E extends Estimator<E>> E replay(AnswersFile answers, Supplier<E> estimators) {
        try {
            long missing = answers.firstMissing();
            if (missing >= 0 || answers.verdictsTorn()) {
                throw new DamagedAnswersException((missing >= 0 ? answers.place(missing) : answers.verdictsPlace())
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
}
