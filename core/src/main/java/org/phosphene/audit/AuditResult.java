package org.phosphene.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an audit found.
 *
 * @param ground what stamps were put on
 * @param classes how many the classifier tells apart
 * @param looked the classes that were looked at
 * @param suspicions for each size of stamps
 * @param trigger made of the worst of them, whether that means something or not
 * @param questions how many stimuli the classifier was shown
 */
public record AuditResult(
        Ground ground,
        int classes,
        List<Integer> looked,
        List<Suspicions> suspicions,
        Trigger trigger,
        long questions) {
    public AuditResult {
        looked = List.copyOf(looked);
        suspicions = List.copyOf(suspicions);
    }

    /** What stamps are put on. */
    public enum Ground {
        /** Exemplars, grown from noise by the classifier's own labels: shows triggers that work on every class. */
        NOISE,
        /** Images at hand: shows those that are bound to a source class, too. */
        IMAGES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a verdict rests on, 0 to 1: the largest margin of any ranking that counts on this ground. */
    public double score() {
        return worst(ground, suspicions).margin();
    }

    /** Of exemplars only the rankings of all classes count, since a single pair of them is easily turned. */
    static Ranking worst(Ground ground, List<Suspicions> suspicions) {
        return suspicions.stream()
                .flatMap(found -> ground == Ground.NOISE
                        ? Stream.of(found.ofAll())
                        : Stream.of(found.ofAll(), found.ofPairs()))
                .max(Comparator.comparingDouble(Ranking::margin))
                .orElseThrow();
    }
}
