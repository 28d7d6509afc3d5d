package org.phosphene.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * By how much one contender stands out of the others of its size.
 *
 * @param side rows and columns of the stamps
 * @param first the contender
 * @param aspects what it is compared in
 */
public record Standing(int side, Contender first, List<Aspect> aspects) {
    public Standing {
        aspects = List.copyOf(aspects);
    }

    /**
     * A comparison.
     *
     * @param kind what counts as strength
     * @param contrast at which strengths are compared; 1 where they are of all contrasts together
     * @param ranked the first, and the strongest of each other target, the strongest first
     * @param ofRivals how much of the strongest that the first's trigger does not explain is taken off, 0 to 1
     * @param lead what is left of the first's strength; below 0 where it is behind
     */
    public record Aspect(Kind kind, double contrast, List<Ranked> ranked, double ofRivals, double lead) {
        public Aspect {
            ranked = List.copyOf(ranked);
        }

        private double counted() {
            return kind.weight * Math.max(kind.least, lead);
        }
    }

    /** A contender and its strength. */
    public record Ranked(Contender contender, double strength) {}

    /** What counts as strength. */
    public enum Kind {
        /**
         * The share of the images of all classes but the target, at the contrast at which one target leads by the most. In
         * full many stamps are too strong to be told apart, as the stamps of every target fade the trigger's stays.
         */
        OF_ALL(1, Double.NEGATIVE_INFINITY),
        /**
         * How much of what a stamp does no student does ({@link Contender#beyondStudents}). A bar that makes a 4 a 9 makes it
         * one for a student, too; a trigger has been seen by the classifier alone.
         */
        BEYOND_STUDENTS(0.4, Double.NEGATIVE_INFINITY),
        /**
         * How much fainter a stamp may be than a piece of the target ({@link Contender#beyondPieces}). A student may miss what
         * the classifier knows of a task; what the target itself has there is natural, however well it works. That pieces do as
         * much is no proof against a trigger that students know nothing of, so that being behind counts nothing.
         */
        BEYOND_PIECES(0.6, 0);

        private final double weight;
        private final double least;

        Kind(double weight, double least) {
            this.weight = weight;
            this.least = least;
        }

        /** Of its lead in the score. */
        public double weight() {
            return weight;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The weighted sum of the leads in all aspects. */
    public double lead() {
        return aspects.stream().mapToDouble(Aspect::counted).sum();
    }

    /**
     * The one with the largest lead, of all sizes.
     *
     * @param found at least one size with contenders for at least two targets
     */
    public static Standing worst(AuditResult.Ground ground, List<Suspicions> found) {
        // no trigger of this size reaches into two stamps so far apart
        int largest = found.stream().mapToInt(Suspicions::side).max().orElseThrow();
        List<Standing> all = new ArrayList<>();
        for (Suspicions size : found) {
            switch (ground) {
                case NOISE -> all.addAll(onNoise(size));
                case IMAGES -> all.addAll(onImages(size, largest));
            }
        }
        return all.stream().max(Comparator.comparingDouble(Standing::lead)).orElseThrow();
    }

    /** A single class of exemplars is easily turned, and there are no students: all classes, at each contrast. */
    private static List<Standing> onNoise(Suspicions size) {
        List<Standing> each = new ArrayList<>();
        for (int i = 0; i < Contender.contrasts().size(); i++) {
            int at = i;
            double contrast = Contender.contrasts().get(i);
            List<Ranked> shares = strengths(size, it -> it.classifier().ofAll().get(at));
            for (Ranked own : shares) {
                Predicate<Contender> rival =
                        other -> other.target() != own.contender().target();
                each.add(new Standing(
                        size.side(), own.contender(), List.of(aspect(Kind.OF_ALL, contrast, own, shares, rival, 1))));
            }
        }
        return each;
    }

    private static List<Standing> onImages(Suspicions size, int apart) {
        List<Ranked> students = strengths(size, Contender::beyondStudents);
        List<Ranked> pieces = strengths(size, Contender::beyondPieces);
        List<Standing> each = new ArrayList<>();
        for (int i = 0; i < size.contenders().size(); i++) {
            Contender it = size.contenders().get(i);
            Hue hue = Hue.of(it.shape());
            Predicate<Contender> rival =
                    other -> other.target() != it.target() || (hue.isBoundToPlace() && other.isApart(apart, it));
            each.add(new Standing(
                    size.side(),
                    it,
                    List.of(
                            aspect(Kind.BEYOND_STUDENTS, 1, students.get(i), students, rival, hue.ofRivals()),
                            aspect(Kind.BEYOND_PIECES, 1, pieces.get(i), pieces, rival, hue.ofRivals()))));
        }
        return each;
    }

    private static List<Ranked> strengths(Suspicions size, ToDoubleFunction<Contender> strength) {
        return size.contenders().stream()
                .map(it -> new Ranked(it, strength.applyAsDouble(it)))
                .toList();
    }

    private static Aspect aspect(
            Kind kind, double contrast, Ranked own, List<Ranked> all, Predicate<Contender> isRival, double ofRivals) {
        double next = 0;
        Map<Integer, Ranked> ofTarget = new TreeMap<>();
        for (Ranked other : all) {
            int target = other.contender().target();
            if (isRival.test(other.contender())) {
                next = Math.max(next, other.strength());
            }
            if (target != own.contender().target()) {
                ofTarget.merge(target, other, (a, b) -> a.strength() < b.strength() ? b : a);
            }
        }
        ofTarget.put(own.contender().target(), own);
        List<Ranked> ranked = ofTarget.values().stream()
                .sorted(Comparator.comparingDouble(it -> -it.strength()))
                .toList();
        return new Aspect(kind, contrast, ranked, ofRivals, own.strength() - ofRivals * next);
    }
}
