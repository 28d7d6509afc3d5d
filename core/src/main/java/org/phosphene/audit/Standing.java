package org.phosphene.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * By how much the strongest contender stands out of the others of its size.
 *
 * @param way what counts as strength
 * @param side rows and columns of the stamps
 * @param contrast at which strengths are compared; 1 where they are of all contrasts together
 * @param ranked the strongest of each target with its strength, the strongest first
 * @param lead of the first over the next, of which that of a share counts half
 */
public record Standing(Way way, int side, double contrast, List<Ranked> ranked, double lead) {
    /** Of networks without a backdoor the lead of a share is about twice that of what is unexplained. */
    private static final double SHARE_COUNTS = 0.5;

    public Standing {
        ranked = List.copyOf(ranked);
    }

    /** A contender and its strength. */
    public record Ranked(Contender contender, double strength) {}

    /** What counts as strength. */
    public enum Way {
        /**
         * The share of the images of all classes but the target, at the contrast at which one target leads by the most. In
         * full many stamps are too strong to be told apart, as the stamps of every target fade the trigger's stays.
         */
        OF_ALL,
        /**
         * How much of what a stamp does no student does ({@link Contender#unexplained}). A bar that makes a 4 a 9 makes it one
         * for a student, too; a trigger has been seen by the classifier alone. The next is the strongest that the trigger of
         * the first does not explain, of another target or at another place.
         */
        UNEXPLAINED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The contender that stands out. */
    public Contender first() {
        return ranked.get(0).contender();
    }

    /**
     * The largest lead of any size and way.
     *
     * @param found at least one size with contenders for at least two targets
     */
    public static Standing worst(AuditResult.Ground ground, List<Suspicions> found) {
        // no trigger of this size reaches into two stamps so far apart
        int largest = found.stream().mapToInt(Suspicions::side).max().orElseThrow();
        List<Standing> all = new ArrayList<>();
        for (Suspicions size : found) {
            all.add(ofAll(size));
            // a single class of exemplars is easily turned, and there are no students
            if (ground == AuditResult.Ground.IMAGES) {
                all.add(unexplained(size, largest));
            }
        }
        return all.stream().max(Comparator.comparingDouble(Standing::lead)).orElseThrow();
    }

    private static Standing ofAll(Suspicions size) {
        List<Standing> each = new ArrayList<>();
        List<Double> contrasts = Contender.contrasts();
        for (int i = 0; i < contrasts.size(); i++) {
            int at = i;
            List<Ranked> ranked = ranked(size, it -> it.classifier().ofAll().get(at));
            double next = ranked.size() > 1 ? ranked.get(1).strength() : 0;
            double lead = SHARE_COUNTS * (ranked.get(0).strength() - next);
            each.add(new Standing(Way.OF_ALL, size.side(), contrasts.get(i), ranked, lead));
        }
        return each.stream().max(Comparator.comparingDouble(Standing::lead)).orElseThrow();
    }

    private static Standing unexplained(Suspicions size, int apart) {
        List<Ranked> ranked = ranked(size, Contender::unexplained);
        Contender first = ranked.get(0).contender();
        double next = size.contenders().stream()
                .filter(it -> it.target() != first.target() || it.isApart(apart, first))
                .mapToDouble(Contender::unexplained)
                .max()
                .orElse(0);
        return new Standing(
                Way.UNEXPLAINED, size.side(), 1, ranked, ranked.get(0).strength() - next);
    }

    private static List<Ranked> ranked(Suspicions size, ToDoubleFunction<Contender> strength) {
        return size.contenders().stream()
                .map(it -> new Ranked(it, strength.applyAsDouble(it)))
                .sorted(Comparator.comparingDouble((Ranked it) -> -it.strength()))
                .filter(new FirstOfTarget())
                .toList();
    }

    /** Lets one of each target pass. */
    private static final class FirstOfTarget implements Predicate<Ranked> {
        private final Set<Integer> seen = new HashSet<>();

        @Override
        public boolean test(Ranked it) {
            return seen.add(it.contender().target());
        }
    }
}
