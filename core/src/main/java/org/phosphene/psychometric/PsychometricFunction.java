package org.phosphene.psychometric;

import java.util.Objects;

/**
 * psi(x) = guess + (1 - guess - lapse) F(x).
 *
 * @param sigmoid F
 * @param threshold the x at which F is 0.5; Weibull's above 0
 * @param scale of F, above 0
 * @param guess psi where F is 0
 * @param lapse 1 - psi where F is 1
 */
public record PsychometricFunction(Sigmoid sigmoid, double threshold, double scale, double guess, double lapse) {
    /**
     * @throws IllegalArgumentException if a number has no meaning for the shape
     */
    public PsychometricFunction {
        Objects.requireNonNull(sigmoid, "sigmoid");
        boolean placed = Double.isFinite(threshold) && (sigmoid != Sigmoid.WEIBULL || threshold > 0);
        boolean between = guess >= 0 && lapse >= 0 && guess + lapse < 1;
        if (!placed || !(scale > 0 && Double.isFinite(scale)) || !between) {
            throw new IllegalArgumentException(sigmoid + " function with threshold " + threshold + ", scale " + scale
                    + ", guess " + guess + ", lapse " + lapse
                    + ": needs a finite threshold (Weibull's above 0), a scale "
                    + "above 0, and guess and lapse from 0 on with a sum below 1");
        }
    }

    /** The share of the answer at a level. */
    public double at(double x) {
        return guess + (1 - guess - lapse) * sigmoid.share(x, threshold, scale);
    }

    /** The distance between the x at which F is 0.05 and 0.95. */
    public double width() {
        return sigmoid.width(threshold, scale);
    }

    /** The derivative of psi at the threshold. */
    public double slope() {
        return (1 - guess - lapse) * sigmoid.slope(threshold, scale);
    }

    /** Minus the logarithm of the likelihood of some data, less the part that no function changes. */
    double surprise(PsychometricData data) {
        double surprise = 0;
        for (int i = 0; i < data.size(); i++) {
            double share = at(data.levels()[i]);
            int given = data.given()[i];
            int missed = data.asked()[i] - given;
            surprise -= (given == 0 ? 0 : given * Math.log(Math.max(share, Double.MIN_NORMAL)))
                    + (missed == 0 ? 0 : missed * Math.log(Math.max(1 - share, Double.MIN_NORMAL)));
        }
        return surprise;
    }

    /** Twice the log likelihood that is missing to a model with one share for each level. */
    double deviance(PsychometricData data) {
        double saturated = 0;
        for (int i = 0; i < data.size(); i++) {
            int given = data.given()[i];
            int missed = data.asked()[i] - given;
            saturated -= (given == 0 ? 0 : given * Math.log(data.share(i)))
                    + (missed == 0 ? 0 : missed * Math.log(1 - data.share(i)));
        }
        return Math.max(0, 2 * (surprise(data) - saturated));
    }
}
