package org.phosphene.audit;

import java.util.Comparator;
import java.util.List;

/**
 * By how much one target stood out, with stamps of one size.
 *
 * @param side rows and columns of the stamps
 * @param ofAll by the share of all classes that is turned
 * @param ofPairs by the share of one source, less what is natural
 */
public record Margins(int side, double ofAll, double ofPairs) {
    /** What a verdict rests on: the largest margin of any size. */
    public static double score(AuditResult.Ground ground, List<Margins> margins) {
        return margins.stream().mapToDouble(it -> it.score(ground)).max().orElseThrow();
    }

    /** Of exemplars only what happens to all classes counts, since a single pair of them is easily turned. */
    private double score(AuditResult.Ground ground) {
        return ground == AuditResult.Ground.NOISE ? ofAll : Math.max(ofAll, ofPairs);
    }

    /** Whether it is all classes that the score comes from. */
    private boolean byAll(AuditResult.Ground ground) {
        return score(ground) == ofAll;
    }

    /** The ranking that the score comes from. */
    static Ranking worst(AuditResult.Ground ground, List<Suspicions> suspicions) {
        Suspicions worst = suspicions.stream()
                .max(Comparator.comparingDouble(it -> it.margins().score(ground)))
                .orElseThrow();
        return worst.margins().byAll(ground) ? worst.ofAll() : worst.ofPairs();
    }
}
