package org.phosphene.psychometric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.phosphene.Chance;

/** Observers who answer where level + a stimulus' own easiness + noise lies above a criterion. */
class ThresholdShiftTest {
    private static final PsychometricModel MODEL = PsychometricModel.of(Sigmoid.LOGISTIC);
    private static final Bootstrap FEW = new Bootstrap(80, 5);

    private static StimulusAnswers answers(double criterion, double ease, int stimuli, long easeSeed, long seed) {
        Random easiness = new Random(easeSeed);
        Random noise = new Random(seed);
        double[] levels = Simulation.gammas();
        BitSet given = new BitSet();
        for (int s = 0; s < stimuli; s++) {
            double own = ease * easiness.nextGaussian();
            for (int i = 0; i < levels.length; i++) {
                given.set(s * levels.length + i, levels[i] + own + 0.1 * noise.nextGaussian() > criterion);
            }
        }
        return StimulusAnswers.of(levels, stimuli, given);
    }

    private static ThresholdShift shift(StimulusAnswers before, StimulusAnswers after) {
        return ThresholdShift.between(before, after, MODEL, FEW);
    }

    @Test
    void findsAPlantedShift() {
        ThresholdShift shift = shift(answers(0.5, 0.1, 100, 1, 2), answers(0.4, 0.1, 100, 1, 3));
        Estimate threshold = shift.threshold().orElseThrow();
        assertThat(threshold.covers(-0.1)).isTrue();
        assertThat(threshold.high()).isLessThan(0);
        assertThat(shift.pValue()).hasValue(2.0 / 81);
        assertThat(shift.missing()).isEmpty();
        // a shift by 0.1 of 1 moves a tenth of all answers
        assertThat(shift.share().covers(0.1)).isTrue();
    }

    @Test
    void sameAnswersDoNotDiffer() {
        StimulusAnswers answers = answers(0.5, 0.1, 50, 1, 2);
        ThresholdShift shift = shift(answers, answers);
        assertThat(shift.threshold()).hasValue(new Estimate(0, 0, 0));
        assertThat(shift.pValue()).hasValue(1.0);
    }

    /** Stimuli that differ much: what they have in common in both conditions makes the interval small. */
    @Test
    void pairsMakeTheIntervalSmaller() {
        Estimate paired =
                shift(answers(0.5, 0.3, 60, 1, 2), answers(0.45, 0.3, 60, 1, 3)).share();
        Estimate unpaired =
                shift(answers(0.5, 0.3, 60, 1, 2), answers(0.45, 0.3, 60, 9, 3)).share();
        assertThat(3 * (paired.high() - paired.low())).isLessThan(unpaired.high() - unpaired.low());
        assertThat(paired.covers(0.05)).isTrue();
    }

    /** Without a difference p is below 0.1 in a tenth of experiments; 2 % are allowed for the few resamples. */
    @Test
    void falseAlarmsAreAsFrequentAsStated() {
        int experiments = 60;
        int alarms = 0;
        for (int e = 0; e < experiments; e++) {
            ThresholdShift shift = shift(answers(0.5, 0.1, 40, e, 1000 + e), answers(0.5, 0.1, 40, e, 5000 + e));
            alarms += shift.pValue().orElseThrow() <= 0.1 ? 1 : 0;
        }
        double tooMany = BinomialDistribution.of(experiments, 0.12).survivalProbability(alarms - 1);
        double tooFew = BinomialDistribution.of(experiments, 0.08).cumulativeProbability(alarms);
        assertThat(Math.min(tooMany, tooFew)).as(alarms + " alarms").isGreaterThan(Chance.FALSE_ALARM);
    }

    @Test
    void withoutAThresholdTheShareIsCompared() {
        StimulusAnswers always = answers(-1, 0, 30, 1, 2);
        StimulusAnswers never = answers(3, 0, 30, 1, 2);
        ThresholdShift shift = shift(always, never);
        assertThat(shift.threshold()).isEmpty();
        assertThat(shift.pValue()).isEmpty();
        assertThat(shift.missing())
                .isEqualTo("before: the share is high from the lowest level on; after: the share is still low at the "
                        + "highest level");
        assertThat(shift.share().value()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void refusesWhatWasNotShownTheSame() {
        StimulusAnswers thirty = answers(0.5, 0, 30, 1, 2);
        StimulusAnswers forty = answers(0.5, 0, 40, 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shift(thirty, forty))
                .withMessageContaining("30 and 40 stimuli");
        BitSet beyond = new BitSet();
        beyond.set(70);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StimulusAnswers.of(new double[] {0, 0.5, 1}, 20, beyond))
                .withMessageContaining("20 stimuli");
    }
}
