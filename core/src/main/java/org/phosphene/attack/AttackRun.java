package org.phosphene.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.phosphene.observer.Observer;
import org.phosphene.trial.Asked;
import org.phosphene.trial.ObserverPool;
import org.phosphene.trial.Plan;
import org.phosphene.trial.RunStoppedException;
import org.phosphene.trial.Tasks;

/**
 * Shows stimuli to an observer, intact and under every condition. Batches have one size and begin at its multiples, the last
 * is filled with black, and work is shared out by whole batches of stimuli, so that the labels do not depend on how many
 * threads ask.
 */
public final class AttackRun {
    /** Perceptibility is measured on so many stimuli, the first ones, unless another number is asked for. */
    public static final int SEEN = 200;

    private final AttackedStimuli stimuli;
    private final List<Condition> conditions;
    private final int classes;
    private final int batch;
    private final int workers;
    private final int seen;
    private final BooleanSupplier stop;
    private final LongConsumer listener;

    private AttackRun(
            AttackedStimuli stimuli,
            List<Condition> conditions,
            int classes,
            int batch,
            int workers,
            int seen,
            BooleanSupplier stop,
            LongConsumer listener) {
        this.stimuli = stimuli;
        this.conditions = List.copyOf(conditions);
        this.classes = classes;
        this.batch = batch;
        this.workers = workers;
        this.seen = seen;
        this.stop = stop;
        this.listener = listener;
    }

    /**
     * A run on one thread.
     *
     * @param classes how many labels the observer has; more than every target
     * @throws IllegalArgumentException if there is no condition, or one does not fit stimuli or classes
     */
    public static AttackRun of(AttackedStimuli stimuli, List<Condition> conditions, int classes) {
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("no condition to attack under");
        }
        int size = stimuli.shape().size();
        for (Condition condition : conditions) {
            if (condition.perturbation().size() != size) {
                throw new IllegalArgumentException("a pattern of "
                        + condition.perturbation().size() + " values, the stimuli are of " + stimuli.shape());
            }
            if (condition.target() >= classes) {
                throw new IllegalArgumentException(
                        "target " + condition.target() + ", there are classes 0.." + (classes - 1));
            }
        }
        return new AttackRun(stimuli, conditions, classes, Plan.preferredBatch(size), 1, SEEN, () -> false, any -> {});
    }

    /** With a number of stimuli that are shown at once. */
    public AttackRun withBatch(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("batch " + count + ": must be at least 1");
        }
        return new AttackRun(stimuli, conditions, classes, count, workers, seen, stop, listener);
    }

    /** With so many threads. */
    public AttackRun withWorkers(int count) {
        return new AttackRun(stimuli, conditions, classes, batch, count, seen, stop, listener);
    }

    /** With another number of stimuli that perceptibility is measured on, 1 or more. */
    public AttackRun withSeen(int count) {
        return new AttackRun(stimuli, conditions, classes, batch, workers, Math.max(1, count), stop, listener);
    }

    /** With a condition to stop on, asked between batches. */
    public AttackRun withStop(BooleanSupplier when) {
        return new AttackRun(stimuli, conditions, classes, batch, workers, seen, when, listener);
    }

    /** With someone to be told how many stimuli more were shown, by any thread. */
    public AttackRun withListener(LongConsumer told) {
        return new AttackRun(stimuli, conditions, classes, batch, workers, seen, stop, told);
    }

    /** How many stimuli will be shown, with those that fill batches. */
    public long questions() {
        long batches = (stimuli.count() + batch - 1L) / batch;
        long changed =
                conditions.stream().filter(one -> !one.perturbation().isNone()).count();
        return batches * batch * (1 + changed);
    }

    /**
     * Makes the run.
     *
     * @param observers gives one for each thread, which are closed at the end
     * @throws org.phosphene.observer.ObserverException if one fails or answers nonsense
     * @throws RunStoppedException if it was told to stop
     */
    public AttackAnswers run(Supplier<? extends Observer> observers) {
        List<Callable<Part>> tasks = new ArrayList<>();
        try (ObserverPool pool = new ObserverPool(observers)) {
            for (int first = 0; first < stimuli.count(); first += batch) {
                int at = first;
                tasks.add(() -> pool.with(observer -> part(observer, at)));
            }
            return together(Tasks.all(tasks, workers));
        }
    }

    /** The answers to a batch of stimuli: labels by condition, the first those of the intact ones; and what was seen. */
    private record Part(int[][] labels, Perceptibility[][] seen) {}

    private Part part(Observer observer, int first) {
        Asked asked = new Asked(observer, classes, batch);
        Perceptibility.Measure measure = new Perceptibility.Measure(stimuli.shape());
        AttackedStimuli.Reader reader = stimuli.open();
        int size = stimuli.shape().size();
        int count = Math.min(batch, stimuli.count() - first);
        int looked = Math.max(0, Math.min(count, seen - first));
        float[] intact = new float[batch * size];
        for (int i = 0; i < count; i++) {
            reader.read(first + i, intact, i * size);
        }
        int[][] labels = new int[conditions.size() + 1][];
        Perceptibility[][] found = new Perceptibility[conditions.size()][looked];
        labels[0] = ask(asked, intact, count);
        float[] shown = new float[batch * size];
        for (int c = 0; c < conditions.size(); c++) {
            Perturbation perturbation = conditions.get(c).perturbation();
            if (perturbation.isNone()) {
                labels[c + 1] = labels[0];
                Arrays.fill(found[c], Perceptibility.NONE);
                continue;
            }
            for (int i = 0; i < count; i++) {
                perturbation.apply(intact, i * size, shown, i * size);
                if (i < looked) {
                    found[c][i] = measure.of(intact, i * size, shown, i * size);
                }
            }
            labels[c + 1] = ask(asked, shown, count);
        }
        return new Part(labels, found);
    }

    private int[] ask(Asked asked, float[] shown, int count) {
        if (stop.getAsBoolean()) {
            throw new RunStoppedException("stopped");
        }
        int[] labels = Arrays.copyOf(asked.labels(shown, batch), count);
        listener.accept(batch);
        return labels;
    }

    private AttackAnswers together(List<Part> parts) {
        int[][] labels = new int[conditions.size() + 1][stimuli.count()];
        List<Perceptibility> means = new ArrayList<>();
        for (int c = 0; c <= conditions.size(); c++) {
            List<Perceptibility> found = new ArrayList<>();
            for (int p = 0; p < parts.size(); p++) {
                int[] some = parts.get(p).labels()[c];
                System.arraycopy(some, 0, labels[c], p * batch, some.length);
                if (c > 0) {
                    found.addAll(Arrays.asList(parts.get(p).seen()[c - 1]));
                }
            }
            if (c > 0) {
                means.add(Perceptibility.mean(found));
            }
        }
        int[] truth = new int[stimuli.count()];
        Arrays.setAll(truth, stimuli::truth);
        return new AttackAnswers(
                conditions, truth, labels[0], Arrays.copyOfRange(labels, 1, labels.length), means, questions());
    }
}
