package org.phosphene.psychometric;

import java.util.Arrays;

/**
 * How often an answer was given at each level of the signal.
 *
 * @param levels at least 3, ascending
 * @param given at each level how often the answer was given
 * @param asked at each level how many stimuli were shown, at least 1
 */
public record PsychometricData(double[] levels, int[] given, int[] asked) {
    private static final int FEWEST = 3;

    /**
     * @throws IllegalArgumentException if levels are too few, not in order or not finite, or the counts do not fit them
     */
    public PsychometricData {
        checkLevels(levels);
        if (given.length != levels.length || asked.length != levels.length) {
            throw new IllegalArgumentException(levels.length + " levels, " + given.length + " counts of the answer, "
                    + asked.length + " counts of stimuli: must be as many");
        }
        for (int i = 0; i < levels.length; i++) {
            if (asked[i] < 1 || given[i] < 0 || given[i] > asked[i]) {
                throw new IllegalArgumentException("level " + levels[i] + ": " + given[i] + " answers to " + asked[i]
                        + " stimuli: needs at least 1 stimulus, and 0 to " + asked[i] + " answers");
            }
        }
    }

    static void checkLevels(double[] levels) {
        if (levels.length < FEWEST) {
            throw new IllegalArgumentException(levels.length + " levels: must be at least " + FEWEST);
        }
        for (int i = 0; i < levels.length; i++) {
            if (!Double.isFinite(levels[i]) || (i > 0 && levels[i] <= levels[i - 1])) {
                throw new IllegalArgumentException(
                        "levels " + Arrays.toString(levels) + ": must be finite and each above the one before");
            }
        }
    }

    public int size() {
        return levels.length;
    }

    public double lowest() {
        return levels[0];
    }

    public double highest() {
        return levels[levels.length - 1];
    }

    /** The share of the answer at one level. */
    public double share(int level) {
        return (double) given[level] / asked[level];
    }

    /** The share of the answer in all stimuli. */
    public double share() {
        return (double) Arrays.stream(given).asLongStream().sum()
                / Arrays.stream(asked).asLongStream().sum();
    }

    /**
     * Whether the answer's share goes up or down with the level: the statistic of Cochran (1954) and Armitage (1955), standard
     * normal where it does neither; 0 where it was given always or never.
     */
    public double trend() {
        double all = Arrays.stream(asked).asLongStream().sum();
        double share = share();
        double mean = 0;
        for (int i = 0; i < levels.length; i++) {
            mean += levels[i] * (asked[i] / all);
        }
        double above = 0;
        double squares = 0;
        for (int i = 0; i < levels.length; i++) {
            double from = levels[i] - mean;
            above += from * (given[i] - asked[i] * share);
            squares += asked[i] * from * from;
        }
        double deviation = Math.sqrt(share * (1 - share) * squares);
        return deviation > 0 ? above / deviation : 0;
    }
}
