package org.phosphene.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.estimate.Estimator;

/** Which trials a class was answered in: the first so many of each. */
final class ClassTrials implements Estimator<ClassTrials> {
    private final int most;
    private final List<TreeSet<Long>> trials;

    ClassTrials(int classes, int most) {
        this.most = most;
        this.trials =
                IntStream.range(0, classes).mapToObj(c -> new TreeSet<Long>()).toList();
    }

    @Override
    public void accept(AnsweredTrials answered) {
        for (int t = 0; t < answered.count(); t++) {
            add(answered.labels()[t], answered.first() + t);
        }
    }

    /** The smallest stay, so the order in which they come does not matter. */
    private void add(int label, long trial) {
        TreeSet<Long> kept = trials.get(label);
        if (kept.size() < most || trial < kept.last()) {
            kept.add(trial);
            if (kept.size() > most) {
                kept.pollLast();
            }
        }
    }

    @Override
    public ClassTrials combine(ClassTrials other) {
        for (int c = 0; c < trials.size(); c++) {
            int label = c;
            other.trials.get(c).forEach(trial -> add(label, trial));
        }
        return this;
    }

    /** The trials of each class, in order. */
    List<List<Long>> trials() {
        return trials.stream().<List<Long>>map(ArrayList::new).toList();
    }
}
