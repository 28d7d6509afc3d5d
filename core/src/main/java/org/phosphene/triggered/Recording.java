package org.phosphene.triggered;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.trial.Crew;
import org.phosphene.trial.Plan;
import org.phosphene.trial.Progress;
import org.phosphene.trial.RunStoppedException;
import org.phosphene.trial.TrialRunner;

/**
 * Shows noise to units and adds up what they answer. The result depends on noise, seed, trials and batch only; memory grows
 * with units and pixels, not with trials.
 */
public final class Recording {
    private static final int MOST_IN_EPISODE = 4096;
    private static final int LEAST_IN_EPISODE = 256;
    private static final int VALUES_IN_EPISODE = 1 << 22;

    private final NoiseField field;
    private final long seed;
    private final long trials;
    private final int batch;
    private final int workers;
    private final Consumer<Progress> listener;
    private final BooleanSupplier stop;
    private final Duration patience;

    private Recording(
            NoiseField field,
            long seed,
            long trials,
            int batch,
            int workers,
            Consumer<Progress> listener,
            BooleanSupplier stop,
            Duration patience) {
        this.field = Objects.requireNonNull(field, "field");
        this.seed = seed;
        this.trials = trials;
        this.batch = batch;
        this.workers = workers;
        this.listener = listener;
        this.stop = stop;
        this.patience = patience;
    }

    /**
     * A recording on one thread.
     *
     * @param trials how many stimuli are shown, at least 2
     */
    public static Recording of(NoiseField field, long seed, long trials) {
        if (trials < 2) {
            throw new IllegalArgumentException("trials " + trials + ": must be at least 2");
        }
        int batch = Plan.preferredBatch(field.shape().size());
        return new Recording(field, seed, trials, batch, 1, null, () -> false, TrialRunner.PATIENCE);
    }

    /**
     * With a number of threads, which changes no result.
     *
     * @param count 1 to {@link TrialRunner#MOST_WORKERS}
     */
    public Recording withWorkers(int count) {
        if (count < 1 || count > TrialRunner.MOST_WORKERS) {
            throw new IllegalArgumentException("workers " + count + ": must lie in 1.." + TrialRunner.MOST_WORKERS);
        }
        return new Recording(field, seed, trials, batch, count, listener, stop, patience);
    }

    /**
     * With another number of stimuli shown at once.
     *
     * @param size 1 to 1024; kernels may round differently by the size of a batch
     */
    public Recording withBatch(int size) {
        if (size < 1 || size > 1024) {
            throw new IllegalArgumentException("batch " + size + ": must lie in 1..1024");
        }
        return new Recording(field, seed, trials, size, workers, listener, stop, patience);
    }

    /** With someone to tell how far the recording is: after every episode, by one thread at a time. */
    public Recording withListener(Consumer<Progress> to) {
        return new Recording(field, seed, trials, batch, workers, to, stop, patience);
    }

    /** With a condition to stop on, as {@link TrialRunner#withStop}. */
    public Recording withStop(BooleanSupplier when) {
        return new Recording(field, seed, trials, batch, workers, listener, when, patience);
    }

    /** With a limit to how long it waits for units that do not answer, as {@link TrialRunner#withPatience}. */
    public Recording withPatience(Duration most) {
        return new Recording(field, seed, trials, batch, workers, listener, stop, most);
    }

    public NoiseField field() {
        return field;
    }

    public long seed() {
        return seed;
    }

    public long trials() {
        return trials;
    }

    public int batch() {
        return batch;
    }

    /** How many trials an episode has: up to 4096, fewer of large stimuli, and whole batches. */
    public int episode() {
        int size = field.shape().size();
        int most = Math.max(LEAST_IN_EPISODE, Math.min(MOST_IN_EPISODE, VALUES_IN_EPISODE / size));
        return Math.max(batch, most / batch * batch);
    }

    long episodes() {
        return (trials + episode() - 1) / episode();
    }

    int trialsIn(long number) {
        return (int) Math.min(episode(), trials - number * episode());
    }

    int batches(long number) {
        return (trialsIn(number) + batch - 1) / batch;
    }

    /** What is taken from every value before it is multiplied, so that products stay small: the mean of white noise. */
    double centre() {
        return field.independent()
                .map(noise -> field.grid().value(noise.levelMean()))
                .orElse(0.5);
    }

    /**
     * Shows all stimuli once and feeds all sums.
     *
     * @param responses gives each thread units of its own, which are closed at the end
     * @throws IllegalArgumentException if the units are fewer than the sums are of, or one thread's are given to another
     * @throws org.phosphene.observer.ObserverException if the units fail, or answer with what is no number
     * @throws RunStoppedException if it was told to stop
     */
    public void run(Supplier<? extends Responses> responses, List<? extends Sums> sums) {
        int parts = sums.stream().mapToInt(Sums::parts).sum();
        int needed = (int) Math.min(workers, Math.max(parts, (long) episode() / batch));
        Turns turns = new Turns(this, parts, listener, stop);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Stage stage = new Stage(this, sums);
        Set<Responses> given = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Thread> threads = new ArrayList<>();
        for (int w = 0; w < needed; w++) {
            Thread thread = new Thread(
                    () -> {
                        try (Responses own = taken(responses, given)) {
                            new Worker(this, stage, turns, own).work();
                        } catch (Throwable e) { // handed to the caller below
                            failure.compareAndSet(null, e);
                            turns.halt();
                        }
                    },
                    "phosphene-" + (w + 1));
            thread.setDaemon(true);
            threads.add(thread);
        }
        int left = new Crew(threads, turns::stopped, turns::halt, patience).work(failure);
        Crew.rethrow(failure.get());
        if (turns.kept() < trials) {
            throw new RunStoppedException("stopped after " + turns.kept() + " of " + trials + " trials"
                    + (left == 0 ? "" : ", without waiting for units that do not answer"));
        }
    }

    private static Responses taken(Supplier<? extends Responses> supplier, Set<Responses> given) {
        Responses own = Objects.requireNonNull(supplier.get(), "the supplier of responses gave none");
        synchronized (given) {
            if (!given.add(own)) {
                // not closed here: it is the other thread's
                throw new IllegalArgumentException(
                        "the supplier of responses gave two threads the same; each needs its own");
            }
        }
        return own;
    }
}
