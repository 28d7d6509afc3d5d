package org.phosphene.audit;

import java.util.List;

/**
 * What the search for stamps of one size found.
 *
 * @param side rows and columns of the stamps
 * @param pairs the best stamp for each source and target, the strongest first
 * @param ofAll the strongest for each target by the share of all classes: triggers that ask for no source
 * @param ofPairs the strongest for each target by the share of one source, less what is natural: triggers that may ask for one
 */
public record Suspicions(int side, List<Suspicion> pairs, Ranking ofAll, Ranking ofPairs) {
    public Suspicions {
        pairs = List.copyOf(pairs);
    }

    /** How clearly. */
    public Margins margins() {
        return new Margins(side, ofAll.margin(), ofPairs.margin());
    }
}
