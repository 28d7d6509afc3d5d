package org.phosphene.psychometric;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a change of the observer does to a psychometric function, where both conditions were shown the same stimuli. Stimuli are
 * drawn anew with replacement, the same for both conditions (paired bootstrap), so what a stimulus has of its own does not count
 * as a difference.
 *
 * @param threshold the threshold after less that before: below 0 where less signal is needed. Absent where there is none before
 *     or after
 * @param pValue of no difference of the thresholds, two-sided: twice the share of resamples on the rarer side of 0, at least
 *     2 / (resamples + 1). Absent with the threshold
 * @param share the share of the answer after less that before, mean over all levels: also where there is no threshold
 * @param missing why there is no threshold; empty if there is one
 */
public record ThresholdShift(Optional<Estimate> threshold, Optional<Double> pValue, Estimate share, String missing) {
    /**
     * Compares two conditions.
     *
     * @param before answers without the change
     * @param after answers to the same stimuli with it
     * @throws IllegalArgumentException if the levels or the number of stimuli differ
     */
    public static ThresholdShift between(
            StimulusAnswers before, StimulusAnswers after, PsychometricModel model, Bootstrap bootstrap) {
        if (!before.fits(after)) {
            throw new IllegalArgumentException("the conditions differ in their levels, or have " + before.stimuli()
                    + " and " + after.stimuli() + " stimuli: both must have seen the same");
        }
        PsychometricData dataBefore = before.data();
        PsychometricData dataAfter = after.data();
        model.check(dataBefore);
        Judgement judgedBefore = Judgement.of(dataBefore, model);
        Judgement judgedAfter = Judgement.of(dataAfter, model);
        String missing = Stream.of(missing("before", judgedBefore), missing("after", judgedAfter))
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining("; "));
        int count = bootstrap.resamples();
        double[] thresholds = new double[count];
        double[] shares = new double[count];
        for (int r = 0; r < count; r++) {
            int[] times = bootstrap.times(r, before.stimuli());
            PsychometricData drawnBefore = before.drawn(times);
            PsychometricData drawnAfter = after.drawn(times);
            shares[r] = mean(drawnAfter) - mean(drawnBefore);
            if (missing.isEmpty()) {
                thresholds[r] = again(judgedAfter, model, drawnAfter) - again(judgedBefore, model, drawnBefore);
            }
        }
        Estimate share = Estimate.of(mean(dataAfter) - mean(dataBefore), shares);
        if (!missing.isEmpty()) {
            return new ThresholdShift(Optional.empty(), Optional.empty(), share, missing);
        }
        double shift =
                judgedAfter.function().threshold() - judgedBefore.function().threshold();
        return new ThresholdShift(
                Optional.of(Estimate.of(shift, thresholds)), Optional.of(pValue(thresholds)), share, "");
    }

    private static String missing(String condition, Judgement judgement) {
        return judgement.map(function -> "", reason -> condition + ": " + reason.words());
    }

    private static double again(Judgement judgement, PsychometricModel model, PsychometricData drawn) {
        return MaximumLikelihood.near(judgement.function(), model, drawn).threshold();
    }

    private static double mean(PsychometricData data) {
        return data.share();
    }

    private static double pValue(double[] shifts) {
        int notAbove = 1;
        int notBelow = 1;
        for (double shift : shifts) {
            notAbove += shift <= 0 ? 1 : 0;
            notBelow += shift >= 0 ? 1 : 0;
        }
        return Math.min(1, 2.0 * Math.min(notAbove, notBelow) / (shifts.length + 1));
    }
}
