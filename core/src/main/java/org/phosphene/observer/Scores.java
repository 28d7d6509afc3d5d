package org.phosphene.observer;

/** What the scores of a classifier say: rows of one score for each class, one row for each stimulus. */
public final class Scores {
    private Scores() {}

    /**
     * The class with the largest score, the first of several equal ones.
     *
     * @param scores rows of {@code classes} scores
     * @param row which row
     * @throws ObserverException if a score of the row is not a number
     */
    public static int best(float[] scores, int row, int classes) {
        int from = row * classes;
        int best = 0;
        for (int c = 0; c < classes; c++) {
            float score = scores[from + c];
            if (Float.isNaN(score)) {
                throw new ObserverException("the model's score of class " + c + " for stimulus " + (row + 1)
                        + " of the batch is not a number: does it get the value range that it expects?");
            }
            if (score > scores[from + best]) {
                best = c;
            }
        }
        return best;
    }

    /** By how much the score of class {@code best} exceeds the largest of the others; 0 or more if it is the best. */
    public static float margin(float[] scores, int row, int classes, int best) {
        int from = row * classes;
        float second = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            if (c != best && scores[from + c] > second) {
                second = scores[from + c];
            }
        }
        return scores[from + best] - second;
    }

    /** The softmax of the scores at class {@code label}, or the score itself where the scores are probabilities already. */
    public static float confidence(float[] scores, int row, int classes, int label) {
        int from = row * classes;
        double sum = 0;
        double odds = 0;
        boolean probabilities = true;
        for (int c = 0; c < classes; c++) {
            double score = scores[from + c];
            sum += score;
            // equal scores may be infinite
            odds += scores[from + c] == scores[from + label] ? 1 : Math.exp(score - scores[from + label]);
            probabilities &= score >= 0 && score <= 1;
        }
        return probabilities && Math.abs(sum - 1) < 1e-3 ? scores[from + label] : (float) (1 / odds);
    }
}
