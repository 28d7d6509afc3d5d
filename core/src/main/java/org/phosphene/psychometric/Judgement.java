package org.phosphene.psychometric;

import java.util.function.Function;

/**
 * Whether there is a threshold. The share must rise with the level (trend at 5 %, two-sided), and the most likely function be
 * half way up between the lowest and the highest level.
 */
record Judgement(PsychometricFunction function, PsychometricFit.Reason reason) {
    private static final double TREND = 1.959964;

    static Judgement of(PsychometricData data, PsychometricModel model) {
        double trend = data.trend();
        if (trend < -TREND) {
            return new Judgement(null, PsychometricFit.Reason.FALLING);
        }
        if (trend < TREND) {
            return new Judgement(
                    null, data.share() < 0.5 ? PsychometricFit.Reason.ABOVE : PsychometricFit.Reason.BELOW);
        }
        PsychometricFunction function = MaximumLikelihood.of(model, data);
        // Weibull's threshold lies above 0, which may be the lowest level
        double least = data.lowest() > 0 || model.sigmoid() != Sigmoid.WEIBULL ? data.lowest() : data.levels()[1] / 2;
        if (function.threshold() < least) {
            return new Judgement(function, PsychometricFit.Reason.BELOW);
        }
        if (function.threshold() > data.highest()) {
            return new Judgement(function, PsychometricFit.Reason.ABOVE);
        }
        return new Judgement(function, null);
    }

    <T> T map(Function<PsychometricFunction, T> fitted, Function<PsychometricFit.Reason, T> none) {
        return reason == null ? fitted.apply(function) : none.apply(reason);
    }
}
