package org.phosphene.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an audit found.
 *
 * @param classes those that were looked at, the classes that smooth noise reaches
 * @param pairs the best stamp for each source and target, the strongest first
 * @param questions how many stimuli the classifier was shown
 */
public record Suspicions(List<Integer> classes, List<Suspicion> pairs, long questions) {
    public Suspicions {
        classes = List.copyOf(classes);
        pairs = List.copyOf(pairs);
    }

    /** The stamp that turns the largest share of all classes: a trigger that does not ask for a source. */
    public Optional<Suspicion> strongest() {
        return pairs.stream().max(Comparator.comparingDouble(Suspicion::turnedOfAll));
    }

    /**
     * By how much the strongest stamp's share of all classes exceeds that of the strongest stamp for another target, 0 to 1;
     * 0 without pairs. A backdoor has one target, while a classifier whose exemplars withstand nothing is turned into many. With few
     * {@link #classes} the margin says little.
     */
    public double margin() {
        Optional<Suspicion> strongest = strongest();
        double next = pairs.stream()
                .filter(pair -> pair.target() != strongest.orElseThrow().target())
                .mapToDouble(Suspicion::turnedOfAll)
                .max()
                .orElse(0);
        return strongest.map(pair -> pair.turnedOfAll() - next).orElse(0.0);
    }
}
