package org.phosphene.estimate;

import org.phosphene.stimulus.StimulusSpec;

/** Eq. 2: Pearson's correlation of each pixel with a response of 0 or 1. */
final class Correlation {
    private Correlation() {}

    static Contrast of(StimulusSpec stimulus, Moments[] classes, int label) {
        long trials = 0;
        for (Moments moments : classes) {
            trials += moments == null ? 0 : moments.trials();
        }
        long hits = classes[label] == null ? 0 : classes[label].trials();
        if (hits == 0 || hits == trials) {
            throw new IllegalArgumentException("class " + label + " was answered in " + hits + " of " + trials
                    + " trials: a response that never varies has no correlation");
        }
        int values = stimulus.shape().size();
        double[] value = new double[values];
        double[] error = new double[values];
        double[] z = new double[values];
        double p = (double) hits / trials;
        for (int i = 0; i < values; i++) {
            double r = p * (classes[label].mean(i) - mean(classes, i, trials)) / Math.sqrt(p * (1 - p));
            double deviation = deviation(classes, i, trials);
            // a pixel that was the same in all of a few trials: nothing to divide by
            value[i] = deviation > 0 ? r / deviation : 0;
            error[i] = (1 - value[i] * value[i]) / Math.sqrt(trials - 1.0);
            z[i] = value[i] * Math.sqrt(trials - 1.0);
        }
        return new Contrast("correlation with answer " + label, stimulus.shape(), trials, value, error, z);
    }

    private static double mean(Moments[] classes, int i, long trials) {
        long sum = 0;
        for (Moments moments : classes) {
            sum += moments == null ? 0 : moments.sum(i);
        }
        return (double) sum / trials;
    }

    private static double deviation(Moments[] classes, int i, long trials) {
        long squares = 0;
        for (Moments moments : classes) {
            squares += moments == null ? 0 : moments.squares(i);
        }
        double mean = mean(classes, i, trials);
        return Math.sqrt((double) squares / trials - mean * mean);
    }
}
