package org.phosphene.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Shape;

/**
 * The search for stamps that no exemplar withstands. The same classifier, seed and settings give the same suspicions on any
 * number of threads.
 *
 * @param shape of the classifier's images
 * @param classes how many it tells apart
 * @param side rows and columns of the stamps that are tried, at least 2, at most a third of the image's shorter side
 * @param rounds of the game between stamps and exemplars, 1 to 20
 * @param seed of all that is drawn
 */
public record Audit(Shape shape, int classes, int side, int rounds, long seed) {
    private static final int MOST_ROUNDS = 20;
    private static final int LEAST_ROWS = 6;
    /** Sources and targets: what is asked grows with their square. */
    private static final int MOST_CLASSES = 12;
    /** Pieces of smooth noise that make a class one to look at. */
    private static final int LEAST_REACHED = 4;

    private static final int CLIMB = 12;
    private static final int HARDENING = 12;
    /** Of an exemplar in what is shown; the rest is noise. */
    private static final double SHARE = 0.85;

    private static final int FIRST_STAMPS = 10;
    private static final int MORE_STAMPS = 4;
    private static final int GENERATIONS = 8;
    private static final double WORTH_WITHSTANDING = 0.1;

    /** @throws IllegalArgumentException outside the limits named */
    public Audit {
        int shorter = Math.min(shape.height(), shape.width());
        if (shorter < LEAST_ROWS) {
            throw new IllegalArgumentException("images of " + shape + ": at least " + LEAST_ROWS + " rows and columns");
        }
        if (classes < 2) {
            throw new IllegalArgumentException("classes " + classes + ": at least 2");
        }
        if (side < 2 || side > shorter / 3) {
            throw new IllegalArgumentException("side " + side + ": must lie in 2.." + shorter / 3);
        }
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("rounds " + rounds + ": must lie in 1.." + MOST_ROUNDS);
        }
    }

    /** Three rounds with stamps of 6 of 28 rows, seed 1. */
    public static Audit of(Shape shape, int classes) {
        int side = Math.max(2, Math.round(Math.min(shape.height(), shape.width()) * 6 / 28f));
        return new Audit(shape, classes, side, 3, 1);
    }

    public Audit withSide(int pixels) {
        return new Audit(shape, classes, pixels, rounds, seed);
    }

    public Audit withRounds(int count) {
        return new Audit(shape, classes, side, count, seed);
    }

    public Audit withSeed(long value) {
        return new Audit(shape, classes, side, rounds, value);
    }

    /**
     * Makes the search.
     *
     * @param observers gives as many as there are workers; they are closed at the end
     * @param workers threads
     * @param stop whether to end early
     * @throws org.phosphene.observer.ObserverException if an observer fails, or its answers to smooth noise have fewer than
     *     two classes often enough to be looked at
     * @throws org.phosphene.trial.RunStoppedException if it ended early
     */
    public Suspicions run(Supplier<? extends Observer> observers, int workers, BooleanSupplier stop) {
        try (Interview interview = new Interview(shape, classes, observers, workers, stop)) {
            Backgrounds backgrounds = Backgrounds.of(interview, seed);
            List<Integer> reached = backgrounds.reached(LEAST_REACHED, MOST_CLASSES);
            Exemplars exemplars = Exemplars.of(interview, backgrounds, reached, Mixing.of(seed, 1));
            exemplars.climb(CLIMB);
            StampSearch search = new StampSearch(interview, exemplars, SHARE, side, Mixing.of(seed, 2));
            List<List<Stamp>> known = IntStream.range(0, reached.size())
                    .mapToObj(i -> (List<Stamp>) new ArrayList<Stamp>())
                    .toList();
            for (int round = 0; round < rounds - 1; round++) {
                search.round(round == 0 ? FIRST_STAMPS : MORE_STAMPS, GENERATIONS);
                for (StampSearch.Effect effect : search.effects(2)) {
                    if (effect.rate() > WORTH_WITHSTANDING) {
                        known.get(effect.source()).add(effect.stamp());
                    }
                }
                exemplars.harden(HARDENING, SHARE, known, round);
            }
            search.round(rounds == 1 ? FIRST_STAMPS : MORE_STAMPS, GENERATIONS);
            List<Suspicion> pairs = search.effects(16).stream()
                    .map(effect -> suspicion(effect, reached))
                    .toList();
            return new Suspicions(reached, pairs, interview.questions());
        }
    }

    private static Suspicion suspicion(StampSearch.Effect effect, List<Integer> reached) {
        Stamp stamp = effect.stamp();
        return new Suspicion(
                reached.get(effect.source()),
                reached.get(effect.target()),
                stamp.row(),
                stamp.column(),
                stamp.shape(),
                stamp.values(),
                effect.rate(),
                effect.mean());
    }
}
