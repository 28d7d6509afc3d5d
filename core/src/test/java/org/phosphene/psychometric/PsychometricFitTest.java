package org.phosphene.psychometric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.psychometric.PsychometricFit.Fitted;
import org.phosphene.psychometric.PsychometricFit.NoThreshold;
import org.phosphene.psychometric.PsychometricFit.Reason;

class PsychometricFitTest {
    private static final Bootstrap FEW = new Bootstrap(60, 1);

    private static PsychometricFit fit(PsychometricData data, Sigmoid sigmoid) {
        return PsychometricFit.of(data, PsychometricModel.of(sigmoid), FEW);
    }

    private static Reason reason(PsychometricData data, Sigmoid sigmoid) {
        assertThat(fit(data, sigmoid)).isInstanceOf(NoThreshold.class);
        NoThreshold none = (NoThreshold) fit(data, sigmoid);
        assertThat(none.text()).startsWith("no threshold from 0.0 to 1.0: the share ");
        assertThat(none.data()).isSameAs(data);
        return none.reason();
    }

    @ParameterizedTest
    @EnumSource
    void answersThatNeverOrAlwaysCome(Sigmoid sigmoid) {
        assertThat(reason(Simulation.counts(50, i -> 0), sigmoid)).isEqualTo(Reason.ABOVE);
        assertThat(reason(Simulation.counts(50, i -> 50), sigmoid)).isEqualTo(Reason.BELOW);
        assertThat(reason(Simulation.counts(50, i -> 10 + i % 2), sigmoid)).isEqualTo(Reason.ABOVE);
        assertThat(reason(Simulation.counts(50, i -> 40 - i % 2), sigmoid)).isEqualTo(Reason.BELOW);
    }

    @ParameterizedTest
    @EnumSource
    void sharesThatFall(Sigmoid sigmoid) {
        assertThat(reason(Simulation.counts(50, i -> 50 - 2 * i), sigmoid)).isEqualTo(Reason.FALLING);
    }

    @ParameterizedTest
    @EnumSource
    void thresholdsOutsideOfTheLevels(Sigmoid sigmoid) {
        // from 0.86 to 1, as the digit that noise is taken for; and from 0 to 0.2
        assertThat(reason(Simulation.counts(100, i -> 86 + 2 * i / 3), sigmoid)).isEqualTo(Reason.BELOW);
        assertThat(reason(Simulation.counts(100, i -> i), sigmoid)).isEqualTo(Reason.ABOVE);
    }

    /** From nothing to all between two levels: the threshold lies between them, and the width is small. */
    @ParameterizedTest
    @EnumSource
    void aStep(Sigmoid sigmoid) {
        Fitted fit = (Fitted) fit(Simulation.counts(50, i -> i < 8 ? 0 : 50), sigmoid);
        assertThat(fit.threshold().value()).isBetween(0.35, 0.4);
        assertThat(fit.width().value()).isBetween(0.0, 0.05);
        assertThat(fit.deviance()).isCloseTo(0, within(0.01));
        assertThat(fit.pValue()).isGreaterThan(0.5);
    }

    /** The shares of the function itself, as good as counts can be. */
    @ParameterizedTest
    @EnumSource
    void exactSharesGiveTheFunctionBack(Sigmoid sigmoid) {
        PsychometricFunction truth = Simulation.truth(sigmoid);
        PsychometricData data = Simulation.counts(1_000_000, i -> (int) Math.round(1e6 * truth.at(i / 20.0)));
        PsychometricFunction found = MaximumLikelihood.of(Simulation.model(sigmoid), data);
        assertThat(found.threshold()).isCloseTo(truth.threshold(), within(1e-4));
        assertThat(found.width()).isCloseTo(truth.width(), within(1e-4));
        assertThat(found.guess()).isCloseTo(0.1, within(1e-4));
        assertThat(found.lapse()).isCloseTo(0.05, within(1e-4));
    }

    @Test
    void aWrongShapeHasALowPValueAndTheRightOneNot() {
        PsychometricFunction truth = new PsychometricFunction(Sigmoid.LOGISTIC, 0.5, 0.05, 0, 0.4);
        PsychometricData data = FEW.answers(0, truth, Simulation.counts(100, i -> 0));
        PsychometricModel attentive = PsychometricModel.of(Sigmoid.LOGISTIC);
        assertThat(((Fitted) PsychometricFit.of(data, attentive, FEW)).pValue()).isLessThan(0.02);
        PsychometricModel lapsing = attentive.withLapse(Asymptote.within(0, 0.6));
        assertThat(((Fitted) PsychometricFit.of(data, lapsing, FEW)).pValue()).isGreaterThan(0.02);
    }

    @Test
    void theSeedFixesAllBits() {
        PsychometricData data = FEW.answers(3, Simulation.truth(Sigmoid.WEIBULL), Simulation.counts(30, i -> 0));
        PsychometricModel model = Simulation.model(Sigmoid.WEIBULL);
        PsychometricFit first = PsychometricFit.of(data, model, FEW);
        assertThat(PsychometricFit.of(data, model, new Bootstrap(60, 1))).isEqualTo(first);
        assertThat(((Fitted) PsychometricFit.of(data, model, new Bootstrap(60, 2))).threshold())
                .isNotEqualTo(((Fitted) first).threshold());
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PsychometricData(new double[] {0, 1}, new int[2], new int[] {1, 1}))
                .withMessage("2 levels: must be at least 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PsychometricData(new double[] {0, 1, 1}, new int[3], new int[] {1, 1, 1}))
                .withMessageContaining("each above the one before");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new PsychometricData(new double[] {0, 1, 2}, new int[] {0, 3, 0}, new int[] {1, 2, 1}))
                .withMessageContaining("3 answers to 2 stimuli");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Asymptote.within(0.5, 0.2))
                .withMessageContaining("from 0.5 to 0.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Simulation.model(Sigmoid.LOGISTIC).withGuess(Asymptote.within(0, 0.9)))
                .withMessageContaining("sum must be below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bootstrap(10, 1))
                .withMessageContaining("10 resamples: must be at least 40");
        PsychometricData negative =
                new PsychometricData(new double[] {-1, 0, 1}, new int[] {0, 1, 2}, new int[] {2, 2, 2});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(negative, Sigmoid.WEIBULL))
                .withMessageContaining("level -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Asymptote.parse("some"))
                .withMessageContaining("limits such as 0..0.1");
        assertThat(Asymptote.parse("0..0.25")).isEqualTo(Asymptote.within(0, 0.25));
        assertThat(Asymptote.parse("0.5")).isEqualTo(Asymptote.fixed(0.5));
    }
}
