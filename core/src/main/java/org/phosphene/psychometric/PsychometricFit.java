package org.phosphene.psychometric;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a psychometric model makes of some data: a function with its threshold, or the reason why there is none. */
public sealed interface PsychometricFit {
    /** Fits a function; shares that do not rise have none. */
    static PsychometricFit of(PsychometricData data, PsychometricModel model, Bootstrap bootstrap) {
        model.check(data);
        return Judgement.of(data, model)
                .map(function -> Fitted.of(function, data, model, bootstrap), reason -> new NoThreshold(data, reason));
    }

    /** The most likely function alone, without intervals; empty where there is no threshold. */
    static Optional<PsychometricFunction> function(PsychometricData data, PsychometricModel model) {
        model.check(data);
        return Judgement.of(data, model).map(Optional::of, reason -> Optional.empty());
    }

    /** What was fitted. */
    PsychometricData data();

    /**
     * A fitted function. Intervals are 95 %, from answers drawn with the function's own shares (parametric bootstrap), with
     * correction of bias.
     *
     * @param function the most likely one
     * @param threshold the x at which F is 0.5
     * @param width from F = 0.05 to F = 0.95
     * @param slope of psi at the threshold
     * @param guess psi where F is 0
     * @param lapse 1 - psi where F is 1
     * @param deviance twice the log likelihood missing to one share for each level
     * @param pValue how often answers drawn with the function's own shares have a deviance as large
     */
    record Fitted(
            PsychometricData data,
            PsychometricFunction function,
            Estimate threshold,
            Estimate width,
            Estimate slope,
            Estimate guess,
            Estimate lapse,
            double deviance,
            double pValue)
            implements PsychometricFit {
        private static Fitted of(
                PsychometricFunction function, PsychometricData data, PsychometricModel model, Bootstrap bootstrap) {
            PsychometricFunction[] again = new PsychometricFunction[bootstrap.resamples()];
            double deviance = function.deviance(data);
            int asLarge = 1;
            for (int r = 0; r < again.length; r++) {
                PsychometricData drawn = bootstrap.answers(r, function, data);
                again[r] = MaximumLikelihood.near(function, model, drawn);
                asLarge += again[r].deviance(drawn) >= deviance ? 1 : 0;
            }
            return new Fitted(
                    data,
                    function,
                    estimate(function, again, PsychometricFunction::threshold),
                    estimate(function, again, PsychometricFunction::width),
                    estimate(function, again, PsychometricFunction::slope),
                    estimate(function, again, PsychometricFunction::guess),
                    estimate(function, again, PsychometricFunction::lapse),
                    deviance,
                    asLarge / (again.length + 1.0));
        }

        private static Estimate estimate(
                PsychometricFunction function,
                PsychometricFunction[] again,
                ToDoubleFunction<PsychometricFunction> number) {
            return Estimate.of(
                    number.applyAsDouble(function),
                    Arrays.stream(again).mapToDouble(number).toArray());
        }
    }

    /** There is no threshold among the levels. */
    record NoThreshold(PsychometricData data, Reason reason) implements PsychometricFit {
        public NoThreshold {
            Objects.requireNonNull(data, "data");
            Objects.requireNonNull(reason, "reason");
        }

        /** In words, with numbers. */
        public String text() {
            return String.format(
                    java.util.Locale.ROOT,
                    "no threshold from %s to %s: %s",
                    data.lowest(),
                    data.highest(),
                    reason.words());
        }
    }

    /** Why there is no threshold, and on which side it would lie. */
    enum Reason {
        /** More than half of the answers at every level alike, or the function is half way up before the lowest level. */
        BELOW("the share is high from the lowest level on"),
        /** Less than half of the answers at every level alike, or the function is not half way up at the highest level. */
        ABOVE("the share is still low at the highest level"),
        /** The share falls with the level. */
        FALLING("the share falls with the level");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
