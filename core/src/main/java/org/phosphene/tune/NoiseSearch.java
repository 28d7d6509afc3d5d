package org.phosphene.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.phosphene.estimate.AnswerCounts;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.trial.ObserverPool;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/**
 * Finds the noise with the largest entropy of an observer's answers, by successive halving: all candidates are asked a few
 * questions, the best quarter of them more, and so on. Trials are drawn from even seeds, and what is reported of the noise
 * that was chosen comes from an odd one.
 *
 * <p>The same observer, seed and budget give the same noise.
 *
 * <p>Source: Jamieson, Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", AISTATS 2016.
 *
 * @param shape of the observer's stimuli
 * @param classes how many labels it has
 * @param budget the most questions, five eighths of which are for the search, the rest for fresh trials
 * @param batch how many stimuli it is shown at once
 * @param seed of the noise
 * @param workers threads
 */
public record NoiseSearch(Shape shape, int classes, long budget, int batch, long seed, int workers) {
    /** Questions where nothing else is said. */
    public static final long DEFAULT_BUDGET = 20_000;
    /** The most questions. */
    public static final long MOST_BUDGET = 1_000_000_000;

    private static final int LEAST_BATCHES = 32;
    private static final int ROUNDS = 3;
    private static final int KEPT = 4;

    /** @throws IllegalArgumentException if the budget is less than 32 batches or more than {@value #MOST_BUDGET} */
    public NoiseSearch {
        long least = (long) LEAST_BATCHES * batch;
        if (budget < least || budget > MOST_BUDGET) {
            throw new IllegalArgumentException("budget " + budget + ": must lie in " + least + ".." + MOST_BUDGET
                    + " questions, as " + batch + " are asked at once");
        }
    }

    /** A search with the default budget, seed 1 and one worker. */
    public static NoiseSearch of(Shape shape, int classes) {
        return new NoiseSearch(shape, classes, DEFAULT_BUDGET, Plan.preferredBatch(shape.size()), 1, 1);
    }

    public NoiseSearch withBudget(long questions, int atOnce) {
        return new NoiseSearch(shape, classes, questions, atOnce, seed, workers);
    }

    public NoiseSearch withSeed(long value) {
        return new NoiseSearch(shape, classes, budget, batch, value, workers);
    }

    public NoiseSearch withWorkers(int count) {
        return new NoiseSearch(shape, classes, budget, batch, seed, count);
    }

    private record Entry(NoiseField noise, Reached reached) {}

    /**
     * Makes the search.
     *
     * @param observers gives as many as there are workers, which are closed at the end
     * @throws org.phosphene.observer.ObserverException if one fails
     */
    public Tuning run(Supplier<? extends Observer> observers) {
        try (ObserverPool pool = new ObserverPool(observers)) {
            long all = budget / batch;
            long search = all * 5 / 8;
            List<NoiseField> candidates = Candidates.of(shape);
            int tried = (int) Math.min(candidates.size(), search / 2);
            Entry best = best(candidates.subList(0, tried), search, pool);
            Reached white = ask(pool, candidates.get(0), fresh(), all / 8);
            Reached fresh = ask(pool, best.noise, fresh(), all - pool.asked() / batch);
            return new Tuning(best.noise, best.reached, fresh, white, tried, pool.asked());
        }
    }

    /** The best of the last round, by all the trials it had. The first round may spend half of the batches. */
    private Entry best(List<NoiseField> candidates, long batches, ObserverPool pool) {
        Reached nothing = new Reached(AnswerCounts.of(classes).counts());
        List<Entry> left =
                candidates.stream().map(noise -> new Entry(noise, nothing)).toList();
        for (int round = 0; round < ROUNDS; round++) {
            long each = batches / (round == 0 ? 2 : 4) / left.size();
            List<Entry> asked = new ArrayList<>();
            for (Entry entry : left) {
                Reached more = ask(pool, entry.noise, 2 * (seed + round), each);
                asked.add(new Entry(entry.noise, entry.reached.and(more)));
            }
            // sorting keeps the order of equals, so the more usual noise wins
            asked.sort(Comparator.comparingDouble((Entry entry) -> -entry.reached.entropy()));
            left = asked.subList(0, (asked.size() + KEPT - 1) / KEPT);
        }
        return left.get(0);
    }

    private long fresh() {
        return 2 * seed + 1;
    }

    /** Whole batches only: a batch is shown in full even where few of its answers are wanted. */
    private Reached ask(ObserverPool pool, NoiseField noise, long trialsOf, long batches) {
        Plan plan = Plan.of(noise, classes)
                .withTrials(batches * batch)
                .withBatch(batch)
                .withSeed(trialsOf);
        return new Reached(TrialRunner.of(plan)
                .withWorkers(workers)
                .run(pool::lend, () -> AnswerCounts.of(classes))
                .counts());
    }
}
