package org.phosphene.onednn;

import java.util.Arrays;
import org.phosphene.observer.ConfidentObserver;
import org.phosphene.observer.Scores;

/** Answers with the class of the largest score of one compiled network. */
final class OnednnObserver implements ConfidentObserver {
    private final Scorer scorer;
    private float[] scores = new float[0];

    OnednnObserver(Scorer scorer) {
        this.scorer = scorer;
    }

    @Override
    public void label(float[] stimuli, int count, int[] labels) {
        score(stimuli, count);
        for (int t = 0; t < count; t++) {
            labels[t] = Scores.best(scores, t, scorer.classes());
        }
    }

    @Override
    public void label(float[] stimuli, int count, int[] labels, float[] confidence) {
        label(stimuli, count, labels);
        for (int t = 0; t < count; t++) {
            confidence[t] = Scores.confidence(scores, t, scorer.classes(), labels[t]);
        }
    }

    private void score(float[] stimuli, int count) {
        int full = scorer.full(count);
        if (scores.length < full * scorer.classes()) {
            scores = new float[full * scorer.classes()];
        }
        scorer.score(full == count ? stimuli : Arrays.copyOf(stimuli, full * scorer.size()), full, scores);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
