package org.phosphene.psychometric;

import org.phosphene.stimulus.Philox;

/**
 * Draws that stand in for experiments made again. Resample r is a function of (seed, r) alone.
 *
 * @param resamples how many, at least 40
 * @param seed of the draws
 */
public record Bootstrap(int resamples, long seed) {
    /** Ends of a 95 % interval are the 10th value from either end. */
    private static final int USUAL = 400;

    private static final int FEWEST = 40;
    private static final int ANSWERS = 2;
    private static final int STIMULI = 3;

    /**
     * @throws IllegalArgumentException if there are too few resamples for an interval
     */
    public Bootstrap {
        if (resamples < FEWEST) {
            throw new IllegalArgumentException(
                    resamples + " resamples: must be at least " + FEWEST + " for a 95 % interval");
        }
    }

    /** 400 resamples. */
    public static Bootstrap of(long seed) {
        return new Bootstrap(USUAL, seed);
    }

    public Bootstrap withResamples(int count) {
        return new Bootstrap(count, seed);
    }

    /** Answers of an observer who has a given function, to as many stimuli as in some data. */
    PsychometricData answers(int resample, PsychometricFunction function, PsychometricData data) {
        int[] given = new int[data.size()];
        int[] words =
                words(ANSWERS, resample, java.util.Arrays.stream(data.asked()).sum());
        int at = 0;
        for (int i = 0; i < given.length; i++) {
            long bound = Math.round(function.at(data.levels()[i]) * 0x1p32);
            for (int n = 0; n < data.asked()[i]; n++) {
                given[i] += (words[at++] & 0xffffffffL) < bound ? 1 : 0;
            }
        }
        return new PsychometricData(data.levels(), given, data.asked());
    }

    /** How often each of some stimuli is drawn, with replacement; the sum is their number. */
    int[] times(int resample, int stimuli) {
        int[] times = new int[stimuli];
        int[] words = words(STIMULI, resample, stimuli);
        for (int n = 0; n < stimuli; n++) {
            // the high word of a product spreads 2^32 values evenly enough
            times[(int) (((words[n] & 0xffffffffL) * stimuli) >>> 32)]++;
        }
        return times;
    }

    private int[] words(int stream, int resample, int count) {
        int[] words = new int[(count + 3) / 4 * 4];
        Philox.fill(seed, stream, resample, words, count);
        return words;
    }
}
