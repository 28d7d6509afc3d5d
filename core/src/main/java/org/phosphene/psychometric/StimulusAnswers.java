package org.phosphene.psychometric;

import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/**
 * Which of some stimuli got an answer: each stimulus was shown once at every level of the signal.
 */
public final class StimulusAnswers {
    private final double[] levels;
    private final int stimuli;
    private final BitSet given;

    private StimulusAnswers(double[] levels, int stimuli, BitSet given) {
        this.levels = levels;
        this.stimuli = stimuli;
        this.given = given;
    }

    /**
     * Takes answers as they were given.
     *
     * @param levels at least 3, ascending
     * @param stimuli how many, at least 2
     * @param given bit {@code stimulus * levels.length + level} is set where the answer was given; is copied
     * @throws IllegalArgumentException if levels or stimuli are too few
     */
    public static StimulusAnswers of(double[] levels, int stimuli, BitSet given) {
        PsychometricData.checkLevels(levels);
        if (stimuli < 2 || given.length() > (long) stimuli * levels.length) {
            throw new IllegalArgumentException(stimuli + " stimuli, last answer at place " + given.length()
                    + ": needs at least 2 stimuli, and no answer beyond stimuli times levels");
        }
        return new StimulusAnswers(levels.clone(), stimuli, (BitSet) given.clone());
    }

    /** Bit {@code stimulus * levels + level} is set where the answer was given; a copy. */
    public BitSet given() {
        return (BitSet) given.clone();
    }

    public int stimuli() {
        return stimuli;
    }

    /** How often the answer was given at each level. */
    public PsychometricData data() {
        return counted(stimulus -> 1);
    }

    /** The same where each stimulus counts as often as it was drawn. */
    PsychometricData drawn(int[] times) {
        return counted(stimulus -> times[stimulus]);
    }

    /** Whether these are answers to as many stimuli at the same levels. */
    boolean fits(StimulusAnswers other) {
        return stimuli == other.stimuli && java.util.Arrays.equals(levels, other.levels);
    }

    private PsychometricData counted(IntUnaryOperator times) {
        int[] counts = new int[levels.length];
        for (int bit = given.nextSetBit(0); bit >= 0; bit = given.nextSetBit(bit + 1)) {
            counts[bit % levels.length] += times.applyAsInt(bit / levels.length);
        }
        int[] asked = new int[levels.length];
        java.util.Arrays.fill(asked, stimuli);
        return new PsychometricData(levels, counts, asked);
    }
}
