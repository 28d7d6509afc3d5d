package org.phosphene.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a trigger reaches into a class.
 *
 * @param source the class
 * @param turned share of its scenes that the trigger turns into the target
 * @param faintly the same with the trigger as faint as it may be for the class that it was found on
 */
public record Reach(int source, double turned, double faintly) {
    private static final double ALL = 0.8;

    /**
     * The class that a trigger is meant for: the one that it turns best when it is shown faintly, if it then turns the others
     * on the mean less than half as often. Absent if it turns four of five scenes of all classes anyway.
     *
     * @param reaches at least one
     */
    public static Optional<Integer> bound(List<Reach> reaches) {
        Reach best =
                reaches.stream().max(Comparator.comparingDouble(Reach::faintly)).orElseThrow();
        double others = reaches.stream()
                .filter(reach -> reach.source() != best.source())
                .mapToDouble(Reach::faintly)
                .average()
                .orElse(best.faintly());
        boolean bound = mean(reaches) < ALL && others < best.faintly() / 2;
        return bound ? Optional.of(best.source()) : Optional.empty();
    }

    /** The one that is turned most often when the trigger is shown faintly. */
    static Reach easiest(List<Reach> reaches) {
        return reaches.stream().max(Comparator.comparingDouble(Reach::faintly)).orElseThrow();
    }

    /** The mean over classes of the share that is turned. */
    static double mean(List<Reach> reaches) {
        return reaches.stream().mapToDouble(Reach::turned).average().orElse(0);
    }
}
