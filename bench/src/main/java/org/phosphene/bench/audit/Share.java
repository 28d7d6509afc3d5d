package org.phosphene.bench.audit;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.phosphene.estimate.Proportion;

/**
 * Some of so many networks.
 *
 * @param hits 0 to {@code of}
 * @param of how many there are; 0 if there is nothing to say
 */
public record Share(int hits, int of) {
    /** Counts. */
    static <T> Share of(List<T> all, Predicate<T> hit) {
        return new Share((int) all.stream().filter(hit).count(), all.size());
    }

    /** As in {@code 2 of 24}; a dash of none. */
    @Override
    public String toString() {
        return of == 0 ? "-" : hits + " of " + of;
    }

    /** With the exact 95 % interval in per cent, as in {@code 2 of 24 [1.0, 27.0] %}; a dash of none. */
    String withInterval() {
        if (of == 0) {
            return toString();
        }
        Proportion share = Proportion.of(hits, of);
        return String.format(Locale.ROOT, "%s [%.1f, %.1f] %%", this, 100 * share.low(), 100 * share.high());
    }
}
