package org.phosphene.audit;

import java.util.List;
import java.util.Locale;

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

    /** What a verdict rests on: by how much one contender stands out. */
    public double score() {
        return worst().lead();
    }

    /** The comparison that the score comes from. */
    public Standing worst() {
        return Standing.worst(ground, suspicions);
    }
}
