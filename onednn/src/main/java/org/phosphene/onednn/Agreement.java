package org.phosphene.onednn;

import org.phosphene.observer.Observer;
import org.phosphene.observer.Scores;
import org.phosphene.onnx.OnnxObserver;
import org.phosphene.stimulus.StimulusSpec;

/**
 * How often an engine gives the label that ONNX Runtime gives.
 *
 * @param asked how many stimuli were put to both
 * @param same how many got the same label
 * @param ties how many got another label where ONNX Runtime's two best scores are equal but for the rounding of 32 bits
 */
public record Agreement(int asked, int same, int ties) {
    /** Stimuli that every run puts to both, unless it has fewer itself. */
    public static final int STIMULI = 1000;

    /** Two scores closer than this share of the largest are equal but for rounding. */
    private static final float ROUNDING = 1e-5f;

    /** The least share for a precision. */
    static double required(Precision precision) {
        return precision == Precision.BF16 ? 0.99 : 0.9999;
    }

    /** Puts the same stimuli to an engine and to ONNX Runtime. */
    static Agreement of(Engine engine, OnnxRuntimeEngine reference, StimulusSpec stimulus, int count) {
        float[] stimuli = CheckStimuli.of(stimulus, count);
        int[] labels = new int[count];
        try (Observer observer = engine.observer()) {
            observer.label(stimuli, count, labels);
        }
        int classes = reference.model().contract().classes();
        int same = 0;
        int ties = 0;
        try (OnnxObserver other = reference.observer()) {
            float[] scores = other.scores(stimuli, count);
            for (int t = 0; t < count; t++) {
                int best = Scores.best(scores, t, classes);
                if (best == labels[t]) {
                    same++;
                } else if (tied(scores, t * classes, best, labels[t], classes)) {
                    ties++;
                }
            }
        }
        return new Agreement(count, same, ties);
    }

    private static boolean tied(float[] scores, int from, int best, int other, int classes) {
        float largest = 0;
        for (int c = 0; c < classes; c++) {
            largest = Math.max(largest, Math.abs(scores[from + c]));
        }
        return scores[from + best] - scores[from + other] <= ROUNDING * largest;
    }

    /** Whether it is enough for a precision. */
    boolean suffices(Precision precision) {
        return same + ties >= required(precision) * asked;
    }

    /** As in "998 of 1000". */
    @Override
    public String toString() {
        return same + " of " + asked + (ties == 0 ? "" : " (and " + ties + " ties)");
    }
}
