package org.phosphene.estimate;

import java.util.Arrays;
import java.util.List;
import org.phosphene.answers.AnsweredTrials;

/** How often each class was answered, whatever was shown. */
public final class AnswerCounts implements Estimator<AnswerCounts> {
    private final long[] counts;

    private AnswerCounts(int classes) {
        counts = new long[classes];
    }

    public static AnswerCounts of(int classes) {
        return new AnswerCounts(classes);
    }

    @Override
    public void accept(AnsweredTrials trials) {
        for (int t = 0; t < trials.count(); t++) {
            counts[trials.labels()[t]]++;
        }
    }

    @Override
    public AnswerCounts combine(AnswerCounts other) {
        for (int c = 0; c < counts.length; c++) {
            counts[c] += other.counts[c];
        }
        return this;
    }

    /** Trials of each class. */
    public List<Long> counts() {
        return Arrays.stream(counts).boxed().toList();
    }

    /** Entropy in bits of answers with these counts: 0 where all fall into one class or there are none. */
    public static double entropy(List<Long> counts) {
        double all = counts.stream().mapToLong(Long::longValue).sum();
        return counts.stream()
                .filter(count -> count > 0)
                .mapToDouble(count -> -count / all * Math.log(count / all) / Math.log(2))
                .sum();
    }
}
