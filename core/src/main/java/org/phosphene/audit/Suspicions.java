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
}
