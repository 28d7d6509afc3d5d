package org.phosphene.audit;

import java.util.List;

/**
 * What the search for stamps of one size found.
 *
 * @param side rows and columns of the stamps
 * @param contenders several for each target, and more for those pairs of classes that are turned most easily
 */
public record Suspicions(int side, List<Contender> contenders) {
    public Suspicions {
        contenders = List.copyOf(contenders);
    }
}
