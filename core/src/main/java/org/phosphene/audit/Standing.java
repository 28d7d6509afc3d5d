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
 * @param lead of the first over the next
 */
public record Standing(Way way, int side, double contrast, List<Ranked> ranked, double lead) {
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
         * By how many halvings of contrast a stamp may be fainter than anything that the target has there itself and turn as
         * much of one class. A bar that makes a 4 a 9 is no match for a 9's own; of a trigger no image of the target has a
         * piece. The next is the strongest that the trigger of the first does not explain, of another target or at another
         * place.
         */
        UNNATURAL;

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
        List<Standing> all = new ArrayList<>();
        for (Suspicions size : found) {
            all.add(ofAll(size));
            // a single class of exemplars is easily turned
            if (ground == AuditResult.Ground.IMAGES) {
                all.add(unnatural(size));
            }
        }
        return all.stream().max(Comparator.comparingDouble(Standing::lead)).orElseThrow();
    }

    private static Standing ofAll(Suspicions size) {
        List<Standing> each = new ArrayList<>();
        List<Double> contrasts = Contender.contrasts();
        for (int i = 0; i < contrasts.size(); i++) {
            int at = i;
            List<Ranked> ranked = ranked(size, it -> it.ofAll().get(at));
            double next = ranked.size() > 1 ? ranked.get(1).strength() : 0;
            double lead = ranked.get(0).strength() - next;
            each.add(new Standing(Way.OF_ALL, size.side(), contrasts.get(i), ranked, lead));
        }
        return each.stream().max(Comparator.comparingDouble(Standing::lead)).orElseThrow();
    }

    private static Standing unnatural(Suspicions size) {
        List<Ranked> ranked = ranked(size, Contender::unnatural);
        Ranked first = ranked.get(0);
        double next = size.contenders().stream()
                .filter(it -> it.target() != first.contender().target() || !it.overlaps(first.contender()))
                .mapToDouble(Contender::unnatural)
                .max()
                .orElse(0);
        return new Standing(Way.UNNATURAL, size.side(), 1, ranked, first.strength() - next);
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
