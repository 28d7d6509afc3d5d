package org.phosphene.audit;

import java.util.Comparator;
import java.util.List;

/**
 * The strongest stamp of each target, all shown at one contrast.
 *
 * @param contrast share of a stamp where it lies, the rest is the image's; 1 unless several are too strong to be told apart
 * @param stamps the strongest first
 * @param ofAll whether the strength is the share of all classes that is turned, or that of one source less what is natural
 */
public record Ranking(double contrast, List<Suspicion> stamps, boolean ofAll) {
    /** Sorts them. */
    public Ranking {
        boolean all = ofAll;
        stamps = stamps.stream()
                .sorted(Comparator.comparingDouble((Suspicion stamp) -> -strength(stamp, all)))
                .toList();
    }

    /** The strongest. */
    public Suspicion first() {
        return stamps.get(0);
    }

    /** By how much the strongest exceeds the next, 0 to 1. A backdoor has one target; a network that is turned easily, many. */
    public double margin() {
        return strength(first()) - Math.max(0, stamps.size() > 1 ? strength(stamps.get(1)) : 0);
    }

    /** What counts of a stamp. */
    public double strength(Suspicion stamp) {
        return strength(stamp, ofAll);
    }

    private static double strength(Suspicion stamp, boolean ofAll) {
        return ofAll ? stamp.turnedOfAll() : stamp.unnatural();
    }
}
