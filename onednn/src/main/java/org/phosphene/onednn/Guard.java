package org.phosphene.onednn;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.phosphene.observer.ObserverException;
import org.phosphene.observer.Scores;

/**
 * The margin between the two best scores from which on a label in 16 bits is taken for that in 32 bits.
 *
 * <p>The labels can differ only where the error of a margin, that is of the difference of two scores, is as large as the margin
 * itself. The errors are sums of very many roundings, close to Gaussian, and no larger at small margins than at others. The
 * guard is two and a half times the largest error of any margin of the winner, over all classes of some stimuli. While a run
 * goes on, every stimulus that is asked again shows its errors; one as large as the guard, at a class that near, says that the
 * guard was too small, and ends the run.
 *
 * @param margin above 0, in units of the scores
 */
record Guard(float margin) {
    private static final double FACTOR = 2.5;
    private static final int DIGITS = 3;

    /**
     * Measures the guard.
     *
     * @param rough scores in 16 bits
     * @param fine scores in 32 bits, of the same stimuli
     * @param rows how many stimuli
     * @throws ObserverException if a score is not a number
     * @throws UnsupportedModelException if scores are infinite: their margins have no error
     */
    static Guard measure(float[] rough, float[] fine, int rows, int classes) {
        float largest = 0;
        for (int row = 0; row < rows; row++) {
            // looks whether the scores are numbers, too
            Scores.best(fine, row, classes);
            int best = Scores.best(rough, row, classes);
            largest = Math.max(largest, error(rough, row, fine, row, classes, best, Float.POSITIVE_INFINITY));
        }
        if (!Float.isFinite((float) FACTOR * largest)) {
            throw new UnsupportedModelException("scores that are infinite");
        }
        BigDecimal margin = BigDecimal.valueOf(Math.max(FACTOR * largest, Float.MIN_NORMAL))
                .round(new MathContext(DIGITS, RoundingMode.UP));
        return new Guard(margin.floatValue());
    }

    /**
     * The largest error of the winner's margins.
     *
     * @param best the winner in 16 bits
     * @param near margins of this size and larger do not count; infinite if all do
     */
    static float error(float[] rough, int row, float[] fine, int fineRow, int classes, int best, float near) {
        int r = row * classes;
        int f = fineRow * classes;
        float largest = 0;
        for (int c = 0; c < classes; c++) {
            float there = rough[r + best] - rough[r + c];
            float here = fine[f + best] - fine[f + c];
            if (near == Float.POSITIVE_INFINITY || !(there >= near)) {
                largest = Math.max(largest, Math.abs(there - here));
            }
        }
        return largest;
    }

    /** As it is written into a plan. */
    String text() {
        return new BigDecimal(Float.toString(margin)).toPlainString();
    }
}
