package org.phosphene.psychometric;

import java.util.Objects;

/**
 * What is fitted: the shape, and how far guess and lapse may go. The threshold may lie up to one range of the levels outside
 * of them (Weibull's above 0), the width between a tenth of the smallest distance of two levels and ten ranges; all values in
 * between are equally likely beforehand.
 *
 * @param sigmoid the shape F
 * @param guess share of the answer without signal
 * @param lapse what the share lacks at the strongest signal
 */
public record PsychometricModel(Sigmoid sigmoid, Asymptote guess, Asymptote lapse) {
    /** The largest lapse that people have who pay attention (Wichmann and Hill 2001). */
    private static final double ATTENTIVE = 0.06;

    /**
     * @throws IllegalArgumentException if guess and lapse may leave nothing between them
     */
    public PsychometricModel {
        Objects.requireNonNull(sigmoid, "sigmoid");
        if (guess.high() + lapse.high() >= 1) {
            throw new IllegalArgumentException("guess up to " + guess.high() + " and lapse up to " + lapse.high()
                    + ": must leave something between them, their sum must be below 1");
        }
    }

    /** No guesses, and a lapse from 0 to 0.06. */
    public static PsychometricModel of(Sigmoid sigmoid) {
        return new PsychometricModel(sigmoid, Asymptote.fixed(0), Asymptote.within(0, ATTENTIVE));
    }

    public PsychometricModel withGuess(Asymptote share) {
        return new PsychometricModel(sigmoid, share, lapse);
    }

    public PsychometricModel withLapse(Asymptote share) {
        return new PsychometricModel(sigmoid, guess, share);
    }

    /**
     * @throws IllegalArgumentException if the shape is not defined at a level
     */
    void check(PsychometricData data) {
        if (sigmoid == Sigmoid.WEIBULL && data.lowest() < 0) {
            throw new IllegalArgumentException(
                    "level " + data.lowest() + ": Weibull's function needs levels from 0 on");
        }
    }
}
