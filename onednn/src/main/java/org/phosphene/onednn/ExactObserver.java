package org.phosphene.onednn;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;
import org.phosphene.observer.Scores;

/**
 * Labels in 16 bits, and once more in 32 bits where the two best scores are closer than the {@link Guard}: the labels are
 * those of 32 bits in less time.
 */
final class ExactObserver implements Observer {
    private final Scorer rough;
    private final Scorer fine;
    private final Guard guard;
    private final LongAdder askedAgain;
    private final float[] few;
    private final float[] fineScores;
    private final int[] waiting;
    private float[] scores = new float[0];

    /**
     * Takes over two networks.
     *
     * @param fine a network for few stimuli at once
     * @param askedAgain is told how many are asked again
     */
    ExactObserver(Scorer rough, Scorer fine, Guard guard, LongAdder askedAgain) {
        this.rough = rough;
        this.fine = fine;
        this.guard = guard;
        this.askedAgain = askedAgain;
        few = new float[fine.batch() * fine.size()];
        fineScores = new float[fine.batch() * fine.classes()];
        waiting = new int[fine.batch()];
    }

    @Override
    public void label(float[] stimuli, int count, int[] labels) {
        int full = rough.full(count);
        if (scores.length < full * rough.classes()) {
            scores = new float[full * rough.classes()];
        }
        rough.score(full == count ? stimuli : Arrays.copyOf(stimuli, full * rough.size()), full, scores);
        int size = rough.size();
        int held = 0;
        for (int t = 0; t < count; t++) {
            labels[t] = Scores.best(scores, t, rough.classes());
            // the comparison is false for a margin that is not a number, too
            if (!(Scores.margin(scores, t, rough.classes(), labels[t]) >= guard.margin())) {
                System.arraycopy(stimuli, t * size, few, held * size, size);
                waiting[held++] = t;
                if (held == fine.batch()) {
                    askAgain(held, labels);
                    held = 0;
                }
            }
        }
        if (held > 0) {
            askAgain(held, labels);
        }
    }

    private void askAgain(int held, int[] labels) {
        askedAgain.add(held);
        fine.score(few, fine.batch(), fineScores);
        for (int i = 0; i < held; i++) {
            int trial = waiting[i];
            float error = Guard.error(scores, trial, fineScores, i, fine.classes(), labels[trial], guard.margin());
            if (!(error <= guard.margin())) {
                throw new ObserverException("a margin in 16 bits is off by " + error + ", more than the guard of "
                        + guard.text() + ": labels of this run may differ from those in 32 bits; use --precision f32");
            }
            labels[trial] = Scores.best(fineScores, i, fine.classes());
        }
    }

    /** The scores in 16 bits of the last stimuli, for measurements. */
    float[] rough() {
        return scores;
    }

    @Override
    public void close() {
        try (rough) {
            fine.close();
        }
    }
}
