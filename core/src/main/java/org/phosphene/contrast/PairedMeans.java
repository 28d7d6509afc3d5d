package org.phosphene.contrast;

import java.util.Arrays;
import java.util.Optional;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Estimator;
import org.phosphene.stimulus.StimulusSpec;

/**
 * Adds up a run of NEW beside the answers that OLD gave to the same trials: NEW's classification images, the table of both
 * answers, and the noise of the trials on which they disagree.
 *
 * <p>Memory: that of {@link ClassMeans}, and for each class with a disagreement 8 bytes a pixel and group: 0.8 MB for a digit.
 */
public final class PairedMeans implements Estimator<PairedMeans> {
    private static final int GROUPS = 128;
    private static final int FEW_GROUPS = 32;
    private static final int LARGE = 1 << 14;

    private final StimulusSpec stimulus;
    private final LabelSequence old;
    private final ClassMeans means;
    private final int groups;
    private final long[][] table;
    private final GroupedSums[] moved;

    private PairedMeans(StimulusSpec stimulus, int classes, LabelSequence old) {
        this.stimulus = stimulus;
        this.old = old;
        means = ClassMeans.of(stimulus, classes);
        groups = stimulus.shape().size() > LARGE ? FEW_GROUPS : GROUPS;
        table = new long[classes][classes];
        moved = new GroupedSums[classes];
    }

    /**
     * An empty accumulator.
     *
     * @param classes how many labels both models have
     * @param old the answers of OLD to the same trials
     */
    public static PairedMeans of(StimulusSpec stimulus, int classes, LabelSequence old) {
        return new PairedMeans(stimulus, classes, old);
    }

    @Override
    public void accept(AnsweredTrials trials) {
        means.accept(trials);
        for (int t = 0; t < trials.count(); t++) {
            long trial = trials.first() + t;
            int before = old.at(trial);
            int now = trials.labels()[t];
            table[before][now]++;
            if (before != now) {
                int from = t * trials.values();
                moved(before).add(trial, trials.levels(), from, false);
                moved(now).add(trial, trials.levels(), from, true);
            }
        }
    }

    private GroupedSums moved(int label) {
        if (moved[label] == null) {
            moved[label] = new GroupedSums(groups, stimulus.shape().size());
        }
        return moved[label];
    }

    @Override
    public PairedMeans combine(PairedMeans other) {
        means.combine(other.means);
        for (int c = 0; c < table.length; c++) {
            for (int k = 0; k < table.length; k++) {
                table[c][k] += other.table[c][k];
            }
            if (moved[c] == null) {
                moved[c] = other.moved[c];
            } else if (other.moved[c] != null) {
                moved[c].combine(other.moved[c]);
            }
        }
        return this;
    }

    /** NEW's maps. */
    public ClassificationImages images() {
        return means.images();
    }

    StimulusSpec stimulus() {
        return stimulus;
    }

    /** Trials by the answer of OLD (rows) and that of NEW (columns). */
    int[][] table() {
        return Arrays.stream(table)
                .map(row -> Arrays.stream(row).mapToInt(Math::toIntExact).toArray())
                .toArray(int[][]::new);
    }

    /** The noise of the trials that came to a class or left it, by group. */
    Optional<GroupedSums> ofClass(int label) {
        return Optional.ofNullable(moved[label]);
    }
}
