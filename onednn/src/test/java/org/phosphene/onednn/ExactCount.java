package org.phosphene.onednn;

import org.bytedeco.dnnl.memory.data_type;
import org.phosphene.observer.Scores;
import org.phosphene.stimulus.StimulusSpec;

/**
 * What was counted while stimuli were asked in both precisions.
 *
 * @param stimuli how many
 * @param differences how many labels of exact are not those of f32
 * @param turned how many labels of bf16 are not those of f32
 * @param largestError of a margin of the winner in bf16, over all stimuli
 * @param largestAgain the same over those that are asked again, which ends a run where it exceeds the guard
 * @param widestTurn largest margin in bf16 of a stimulus whose label of bf16 is not that of f32
 */
record ExactCount(
        long stimuli, long differences, long turned, float largestError, float largestAgain, float widestTurn) {
    static final ExactCount NOTHING = new ExactCount(0, 0, 0, 0, 0, 0);

    ExactCount plus(ExactCount other) {
        return new ExactCount(
                stimuli + other.stimuli,
                differences + other.differences,
                turned + other.turned,
                Math.max(largestError, other.largestError),
                Math.max(largestAgain, other.largestAgain),
                Math.max(widestTurn, other.widestTurn));
    }

    /** One worker's share: every {@code workers}-th batch from batch {@code worker} on, up to {@code end} stimuli. */
    static ExactCount of(OnednnEngine engine, StimulusSpec noise, long seed, long end, int worker, int workers) {
        int batch = engine.batch();
        int classes = engine.model().classes();
        int[] labels = new int[batch];
        float[] fine = new float[batch * classes];
        StimulusStream stream = new StimulusStream(noise, seed);
        ExactCount count = NOTHING;
        try (ExactObserver exact = (ExactObserver) engine.observer();
                Scorer full =
                        engine.model().scorer(data_type.f32, engine.model().batch())) {
            for (long first = (long) worker * batch; first < end; first += (long) workers * batch) {
                float[] stimuli = stream.of(first, batch);
                exact.label(stimuli, batch, labels);
                full.score(stimuli, batch, fine);
                count = count.plus(of(
                        exact.rough(),
                        fine,
                        labels,
                        (int) Math.min(batch, end - first),
                        classes,
                        engine.guard().orElseThrow()));
            }
        }
        return count;
    }

    private static ExactCount of(float[] rough, float[] fine, int[] labels, int rows, int classes, Guard guard) {
        ExactCount count = new ExactCount(rows, 0, 0, 0, 0, 0);
        for (int t = 0; t < rows; t++) {
            int right = Scores.best(fine, t, classes);
            int said = Scores.best(rough, t, classes);
            float error = Guard.error(rough, t, fine, t, classes, said, Float.POSITIVE_INFINITY);
            float margin = Scores.margin(rough, t, classes, said);
            count = count.plus(new ExactCount(
                    0,
                    labels[t] == right ? 0 : 1,
                    said == right ? 0 : 1,
                    error,
                    margin < guard.margin() ? error : 0,
                    said == right ? 0 : margin));
        }
        return count;
    }
}
