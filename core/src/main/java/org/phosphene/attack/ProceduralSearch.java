package org.phosphene.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.phosphene.observer.Observer;
import org.phosphene.trial.Asked;
import org.phosphene.trial.ObserverPool;
import org.phosphene.trial.RunStoppedException;
import org.phosphene.trial.Tasks;

/**
 * Looks for the procedural noise that fools most, by trying candidates at random on a set of stimuli: for every class the one
 * that turns most stimuli of other classes into it, and the one that changes most labels.
 *
 * @param noise kind
 * @param stimuli on which candidates are tried, others than those that will be attacked; whole batches of them
 * @param classes how many labels the observer has
 * @param batch how many stimuli are shown at once
 * @param length L2 norm of what is added
 * @param budget the most questions
 * @param seed of the candidates
 */
public record ProceduralSearch(
        ProceduralNoise noise, AttackedStimuli stimuli, int classes, int batch, double length, long budget, long seed) {
    /**
     * @throws IllegalArgumentException if the budget does not pay for one candidate, or the stimuli are no whole batches
     */
    public ProceduralSearch {
        if (batch < 1 || stimuli.count() % batch != 0) {
            throw new IllegalArgumentException(
                    stimuli.count() + " stimuli to search on: must be whole batches of " + batch);
        }
        if (budget < 2L * stimuli.count()) {
            throw new IllegalArgumentException("budget " + budget + ": must be at least " + 2L * stimuli.count()
                    + ", the intact stimuli and one candidate");
        }
    }

    /**
     * What was found.
     *
     * @param best the candidate for each class
     * @param strongest the candidate that changes most labels
     * @param candidates how many were tried
     * @param questions how many stimuli were shown
     */
    public record Found(List<float[]> best, float[] strongest, long candidates, long questions) {
        public Found {
            best = List.copyOf(best);
        }
    }

    /** How many stimuli a candidate turned into each class, and how many changed. */
    private record Score(long candidate, int[] turned, int changed) {}

    /** How many candidates the budget pays for. */
    public long candidates() {
        return budget / stimuli.count() - 1;
    }

    /**
     * Searches.
     *
     * @param observers gives one for each thread, which are closed at the end
     * @param told is told how many stimuli more were shown
     * @throws RunStoppedException if it was told to stop
     */
    public Found run(Supplier<? extends Observer> observers, int workers, BooleanSupplier stop, LongConsumer told) {
        float[] shown = new float[stimuli.count() * stimuli.shape().size()];
        AttackedStimuli.Reader reader = stimuli.open();
        for (int i = 0; i < stimuli.count(); i++) {
            reader.read(i, shown, i * stimuli.shape().size());
        }
        try (ObserverPool pool = new ObserverPool(observers)) {
            int[] intact = pool.with(observer -> answers(observer, shown, null));
            List<Callable<Score>> tasks = new ArrayList<>();
            for (long k = 0; k < candidates(); k++) {
                long candidate = k;
                tasks.add(() -> pool.with(observer -> {
                    if (stop.getAsBoolean()) {
                        throw new RunStoppedException("stopped");
                    }
                    int[] labels = answers(observer, shown, noise.pattern(stimuli.shape(), seed, candidate));
                    told.accept(stimuli.count());
                    return score(candidate, intact, labels);
                }));
            }
            return best(Tasks.all(tasks, workers));
        }
    }

    private int[] answers(Observer observer, float[] shown, float[] pattern) {
        Asked asked = new Asked(observer, classes, batch);
        int size = stimuli.shape().size();
        Perturbation added = pattern == null ? null : Perturbation.added(pattern, length);
        float[] values = new float[batch * size];
        int[] labels = new int[stimuli.count()];
        for (int at = 0; at < labels.length; at += batch) {
            for (int i = 0; i < batch; i++) {
                if (added == null) {
                    System.arraycopy(shown, (at + i) * size, values, i * size, size);
                } else {
                    added.apply(shown, (at + i) * size, values, i * size);
                }
            }
            System.arraycopy(asked.labels(values, batch), 0, labels, at, batch);
        }
        return labels;
    }

    private Score score(long candidate, int[] intact, int[] labels) {
        int[] turned = new int[classes];
        int changed = 0;
        for (int i = 0; i < labels.length; i++) {
            int source = stimuli.truth(i) == AttackedStimuli.NO_CLASS ? intact[i] : stimuli.truth(i);
            turned[labels[i]] += labels[i] == source ? 0 : 1;
            changed += labels[i] == intact[i] ? 0 : 1;
        }
        return new Score(candidate, turned, changed);
    }

    /** Of equals the first. */
    private Found best(List<Score> scores) {
        List<float[]> best = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            int label = c;
            best.add(pattern(scores, Comparator.comparingInt((Score score) -> -score.turned[label])));
        }
        float[] strongest = pattern(scores, Comparator.comparingInt((Score score) -> -score.changed));
        return new Found(best, strongest, scores.size(), (scores.size() + 1L) * stimuli.count());
    }

    private float[] pattern(List<Score> scores, Comparator<Score> order) {
        Score first =
                scores.stream().min(order.thenComparingLong(Score::candidate)).orElseThrow();
        return noise.pattern(stimuli.shape(), seed, first.candidate);
    }
}
