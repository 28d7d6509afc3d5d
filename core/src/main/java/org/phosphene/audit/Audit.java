package org.phosphene.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/**
 * The search for a backdoor's trigger. The same classifier, seed, settings and images give the same result on any number of
 * threads.
 *
 * @param shape of the classifier's images
 * @param classes how many it tells apart
 * @param sides rows and columns of the stamps that are tried, at least 2, at most a third of the image's shorter side
 * @param rounds of the game between stamps and exemplars where there are no images, 1 to 20
 * @param seed of all that is drawn
 */
public record Audit(Shape shape, int classes, List<Integer> sides, int rounds, long seed) {
    private static final int MOST_ROUNDS = 20;
    private static final int LEAST_ROWS = 6;
    /** Sources and targets: what is asked grows with their square. */
    private static final int MOST_CLASSES = 12;
    /** Pieces of smooth noise that make a class one to look at. */
    private static final int LEAST_REACHED = 4;

    /** With fewer, one target stands out by chance. */
    private static final int LEAST_CLASSES = 6;

    private static final int CLIMB = 12;
    private static final int HARDENING = 12;
    /** Of an exemplar in what is shown; the rest is noise. */
    private static final double SHARE = 0.85;

    /** At each place. */
    private static final int STAMPS = 14;

    private static final int FIRST_STAMPS = 10;
    private static final int MORE_STAMPS = 4;
    private static final int GENERATIONS = 8;
    private static final int STUDENTS = 2;
    private static final int LESSONS = 16_384;
    private static final int TIMES = 8;
    private static final double WORTH_WITHSTANDING = 0.1;
    /** Half of them for the search, half for what is said in the end. */
    static final int LEAST_IMAGES = 10;

    /** @throws IllegalArgumentException outside the limits named */
    public Audit {
        int shorter = Math.min(shape.height(), shape.width());
        if (shorter < LEAST_ROWS) {
            throw new IllegalArgumentException("images of " + shape + ": at least " + LEAST_ROWS + " rows and columns");
        }
        if (classes < 2) {
            throw new IllegalArgumentException("classes " + classes + ": at least 2");
        }
        sides = List.copyOf(sides);
        if (sides.isEmpty()) {
            throw new IllegalArgumentException("no side of a stamp");
        }
        for (int side : sides) {
            if (side < 2 || side > shorter / 3) {
                throw new IllegalArgumentException("side " + side + ": must lie in 2.." + shorter / 3);
            }
        }
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("rounds " + rounds + ": must lie in 1.." + MOST_ROUNDS);
        }
    }

    /** Stamps of 3 of 28 rows and, on grey images, of 6; three rounds, seed 1. */
    public static Audit of(Shape shape, int classes) {
        return new Audit(shape, classes, Hue.sides(shape), 3, 1);
    }

    public Audit withSides(List<Integer> pixels) {
        return new Audit(shape, classes, pixels, rounds, seed);
    }

    public Audit withRounds(int count) {
        return new Audit(shape, classes, sides, count, seed);
    }

    public Audit withSeed(long value) {
        return new Audit(shape, classes, sides, rounds, value);
    }

    /**
     * Audits on exemplars, which the classifier's own labels make of noise, with stamps of the largest size.
     *
     * @param observers gives as many as there are workers; they are closed at the end
     * @param working how it is done
     * @throws org.phosphene.observer.ObserverException if an observer fails, or its answers to smooth noise have too few
     *     classes to be looked at
     * @throws org.phosphene.trial.RunStoppedException if it ended early
     */
    public AuditResult onNoise(Supplier<? extends Observer> observers, Working working) {
        try (Interview interview = working.interview(shape, classes, observers)) {
            Backgrounds backgrounds = Backgrounds.of(interview, seed);
            List<Integer> reached = backgrounds.reached(LEAST_REACHED, MOST_CLASSES);
            if (reached.size() < Math.min(classes, LEAST_CLASSES)) {
                throw new ObserverException("smooth noise reaches " + reached.size() + " of " + classes
                        + " classes, too few to tell a backdoor from a classifier that anything turns; "
                        + "give images of its kind");
            }
            Exemplars exemplars = Exemplars.of(interview, backgrounds, reached, Mixing.of(seed, 1));
            exemplars.climb(CLIMB);
            Scenes scenes = exemplars.mixed(SHARE);
            int largest = Collections.max(sides);
            StampSearch search = new StampSearch(interview, scenes, largest, Mixing.of(seed, 2));
            List<List<Stamp>> known = IntStream.range(0, reached.size())
                    .mapToObj(i -> (List<Stamp>) new ArrayList<Stamp>())
                    .toList();
            for (int round = 0; round < rounds - 1; round++) {
                search.round(round == 0 ? FIRST_STAMPS : MORE_STAMPS, GENERATIONS);
                for (StampSearch.Effect effect : StampSearch.best(search.effects(2))) {
                    if (effect.rate() > WORTH_WITHSTANDING) {
                        known.get(effect.source()).add(effect.stamp());
                    }
                }
                exemplars.harden(HARDENING, SHARE, known, round);
            }
            search.round(rounds == 1 ? FIRST_STAMPS : MORE_STAMPS, GENERATIONS);
            List<Suspicions> found = List.of(suspicions(interview, List.of(), scenes, scenes, search, largest));
            return result(AuditResult.Ground.NOISE, interview, scenes, scenes, backgrounds, found);
        }
    }

    /**
     * Audits on images at hand: of the kind that the classifier was made for, such as a few hundred test images. What they are
     * of need not be known; it is the classifier's labels that sort them.
     *
     * @param images of the audit's shape
     * @param observers gives as many as there are workers; they are closed at the end
     * @param working how it is done
     * @throws IllegalArgumentException if the images have another shape
     * @throws org.phosphene.observer.ObserverException if an observer fails, or fewer than two classes have
     *     {@value #LEAST_IMAGES} images
     * @throws org.phosphene.trial.RunStoppedException if it ended early
     */
    public AuditResult onImages(LabelledImages images, Supplier<? extends Observer> observers, Working working) {
        if (!images.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    images.name() + ": images of " + images.shape() + ", the classifier takes " + shape);
        }
        try (Interview interview = working.interview(shape, classes, observers)) {
            Pictures pictures = Pictures.of(interview, images, LEAST_IMAGES, MOST_CLASSES);
            Backgrounds backgrounds = Backgrounds.of(interview, seed);
            List<Interview> students = new ArrayList<>();
            for (int i = 0; i < STUDENTS; i++) {
                Student student = Student.of(
                        interview,
                        new Lessons(pictures.open(), shape, Mixing.of(seed, 5, i)),
                        LESSONS,
                        TIMES,
                        Mixing.of(seed, 6, i));
                students.add(new Interview(
                        shape, classes, student::observer, working.workers(), working.stop(), more -> {}));
            }
            List<Suspicions> found = new ArrayList<>();
            for (int side : sides) {
                StampSearch search = new StampSearch(interview, pictures.open(), side, Mixing.of(seed, 2, side));
                search.round(STAMPS, GENERATIONS);
                found.add(suspicions(interview, students, pictures.open(), pictures.keptBack(), search, side));
            }
            return result(
                    AuditResult.Ground.IMAGES, interview, pictures.open(), pictures.keptBack(), backgrounds, found);
        }
    }

    /**
     * How an audit is done; nothing here changes a result.
     *
     * @param workers threads, as many as observers are asked for
     * @param stop whether to end early
     * @param listener is told, from any thread, how many stimuli more were shown
     */
    public record Working(int workers, BooleanSupplier stop, LongConsumer listener) {
        /** To the end, untold. */
        public static Working with(int workers) {
            return new Working(workers, () -> false, more -> {});
        }

        private Interview interview(Shape shape, int classes, Supplier<? extends Observer> observers) {
            return new Interview(shape, classes, observers, workers, stop, listener);
        }
    }

    private Suspicions suspicions(
            Interview interview, List<Interview> students, Scenes open, Scenes keptBack, StampSearch search, int side) {
        Contest contest = new Contest(
                interview, students, open, keptBack, search, Collections.max(sides), Mixing.of(seed, 3, side));
        return new Suspicions(side, contest.run());
    }

    private AuditResult result(
            AuditResult.Ground ground,
            Interview interview,
            Scenes open,
            Scenes keptBack,
            Backgrounds backgrounds,
            List<Suspicions> found) {
        Contender worst = Standing.worst(ground, found).first();
        Trigger trigger = new Examination(interview, open, keptBack, backgrounds, Mixing.of(seed, 4)).of(worst);
        return new AuditResult(ground, classes, open.classes(), found, trigger, interview.questions());
    }
}
