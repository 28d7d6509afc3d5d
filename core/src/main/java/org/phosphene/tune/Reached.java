package org.phosphene.tune;

import java.util.List;
import java.util.stream.IntStream;
import org.phosphene.estimate.AnswerCounts;

/**
 * What a noise reached.
 *
 * @param counts trials of each class
 */
public record Reached(List<Long> counts) {
    public Reached {
        counts = List.copyOf(counts);
    }

    /** All trials. */
    public long trials() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** How many classes had a trial. */
    public int classes() {
        return (int) counts.stream().filter(count -> count > 0).count();
    }

    /** Entropy of the answers in bits. */
    public double entropy() {
        return AnswerCounts.entropy(counts);
    }

    Reached and(Reached more) {
        return new Reached(IntStream.range(0, counts.size())
                .mapToObj(c -> counts.get(c) + more.counts.get(c))
                .toList());
    }
}
