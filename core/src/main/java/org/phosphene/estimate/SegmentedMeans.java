package org.phosphene.estimate;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.stimulus.StimulusSpec;

/**
 * {@link ClassMeans} of segments of a run, trials in a row. Since sums are exact, the maps of any union of segments follow from
 * one pass over the trials and equal those of a run of these trials alone: how maps build up with the trials (Figs. 4 and 14),
 * or how maps of disjoint trials agree.
 *
 * <p>Memory: that of {@link ClassMeans} for each segment.
 */
public final class SegmentedMeans implements Estimator<SegmentedMeans> {
    private final StimulusSpec stimulus;
    private final int answers;
    private final long[] ends;
    private final ClassMeans[] segments;

    private SegmentedMeans(StimulusSpec stimulus, int answers, long[] ends) {
        this.stimulus = stimulus;
        this.answers = answers;
        this.ends = ends;
        segments = new ClassMeans[ends.length];
        Arrays.setAll(segments, i -> ClassMeans.of(stimulus, answers));
    }

    /**
     * Segments that follow one another from trial 0 on.
     *
     * @param answers how many labels the observer has
     * @param ends for each segment the trial that follows its last, ascending; trials beyond the last end are left out
     * @throws IllegalArgumentException if there is no segment, or one without trials
     */
    public static SegmentedMeans of(StimulusSpec stimulus, int answers, long... ends) {
        long before = 0;
        for (long end : ends) {
            if (end <= before) {
                throw new IllegalArgumentException(
                        "segment that ends at " + end + " after one that ends at " + before + ": it has no trials");
            }
            before = end;
        }
        if (ends.length == 0) {
            throw new IllegalArgumentException("no segments");
        }
        return new SegmentedMeans(stimulus, answers, ends.clone());
    }

    @Override
    public void accept(AnsweredTrials trials) {
        int from = 0;
        while (from < trials.count()) {
            int segment = segment(trials.first() + from);
            if (segment == ends.length) {
                return;
            }
            int to = (int) Math.min(trials.count(), ends[segment] - trials.first());
            segments[segment].accept(trials, from, to);
            from = to;
        }
    }

    private int segment(long trial) {
        int at = Arrays.binarySearch(ends, trial);
        return at >= 0 ? at + 1 : -at - 1;
    }

    @Override
    public SegmentedMeans combine(SegmentedMeans other) {
        for (int i = 0; i < segments.length; i++) {
            segments[i].combine(other.segments[i]);
        }
        return this;
    }

    /** How many segments there are. */
    public int count() {
        return segments.length;
    }

    /** Where a segment ends: the trial that follows its last. */
    public long end(int segment) {
        return ends[Objects.checkIndex(segment, ends.length)];
    }

    /** The maps of all trials in the chosen segments together. */
    public ClassificationImages images(IntPredicate chosen) {
        ClassMeans sum = ClassMeans.of(stimulus, answers);
        for (int i = 0; i < segments.length; i++) {
            if (chosen.test(i)) {
                sum.addCopy(segments[i]);
            }
        }
        return sum.images();
    }
}
