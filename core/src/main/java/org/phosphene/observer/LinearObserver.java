package org.phosphene.observer;

import java.util.Arrays;

/**
 * The observer whose answer is known: class 1 where the stimulus matches a template better than a criterion, else class 0.
 * Its classification image converges to the template (Ahumada 1996; Murray 2011), which makes it the ground truth for
 * estimators.
 */
public final class LinearObserver implements ConfidentObserver {
    private final double[] template;
    private final double criterion;

    private LinearObserver(double[] template, double criterion) {
        this.template = template;
        this.criterion = criterion;
    }

    /**
     * The observer with a template and a criterion.
     *
     * @param template one weight for each value of a stimulus
     * @param criterion the dot product above which the answer is 1
     */
    public static LinearObserver of(double[] template, double criterion) {
        if (template.length == 0) {
            throw new IllegalArgumentException("a template needs at least one weight");
        }
        if (!Double.isFinite(criterion) || !Arrays.stream(template).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("criterion " + criterion + " and every weight must be finite");
        }
        return new LinearObserver(template.clone(), criterion);
    }

    @Override
    public void label(float[] stimuli, int count, int[] labels) {
        for (int t = 0; t < count; t++) {
            labels[t] = match(stimuli, t) > criterion ? 1 : 0;
        }
    }

    /** The confidence is the logistic function of the distance from the criterion. */
    @Override
    public void label(float[] stimuli, int count, int[] labels, float[] confidence) {
        for (int t = 0; t < count; t++) {
            double distance = match(stimuli, t) - criterion;
            labels[t] = distance > 0 ? 1 : 0;
            confidence[t] = (float) (1 / (1 + Math.exp(-Math.abs(distance))));
        }
    }

    private double match(float[] stimuli, int trial) {
        double sum = 0;
        int at = trial * template.length;
        for (int i = 0; i < template.length; i++) {
            sum += template[i] * stimuli[at + i];
        }
        return sum;
    }
}
