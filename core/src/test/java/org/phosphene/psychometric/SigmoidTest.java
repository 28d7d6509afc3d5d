package org.phosphene.psychometric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all shapes have in common, from their shares alone. */
class SigmoidTest {
    private static final double THRESHOLD = 0.3;

    private static double scale(Sigmoid sigmoid) {
        return sigmoid == Sigmoid.WEIBULL ? 0.25 : 0.07;
    }

    private static double share(Sigmoid sigmoid, double x) {
        return sigmoid.share(x, THRESHOLD, scale(sigmoid));
    }

    /** Where F has a value, by halving. */
    private static double level(Sigmoid sigmoid, double value) {
        double low = 0;
        double high = 2;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (share(sigmoid, middle) < value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @ParameterizedTest
    @EnumSource
    void isHalfAtItsThresholdAndRisesFromNothingToAll(Sigmoid sigmoid) {
        assertThat(share(sigmoid, THRESHOLD)).isCloseTo(0.5, within(1e-12));
        assertThat(share(sigmoid, 0)).isLessThan(0.02);
        assertThat(share(sigmoid, 3)).isCloseTo(1, within(1e-12));
        for (double x = 0; x < 1; x += 0.01) {
            assertThat(share(sigmoid, x + 0.01)).isGreaterThanOrEqualTo(share(sigmoid, x));
        }
    }

    @ParameterizedTest
    @EnumSource
    void widthIsTheDistanceOfFiveAndNinetyFivePercent(Sigmoid sigmoid) {
        double distance = level(sigmoid, 0.95) - level(sigmoid, 0.05);
        assertThat(sigmoid.width(THRESHOLD, scale(sigmoid))).isCloseTo(distance, within(1e-9));
        // roughly the scale again; exactly, but for Weibull's
        assertThat(sigmoid.scaleOf(distance, THRESHOLD)).isCloseTo(scale(sigmoid), within(0.1 * scale(sigmoid)));
    }

    @ParameterizedTest
    @EnumSource
    void slopeIsTheDerivativeAtTheThreshold(Sigmoid sigmoid) {
        double h = 1e-5;
        double slope = (share(sigmoid, THRESHOLD + h) - share(sigmoid, THRESHOLD - h)) / (2 * h);
        assertThat(sigmoid.slope(THRESHOLD, scale(sigmoid))).isCloseTo(slope, within(1e-6));
        PsychometricFunction function = new PsychometricFunction(sigmoid, THRESHOLD, scale(sigmoid), 0.1, 0.2);
        assertThat(function.slope()).isCloseTo(0.7 * slope, within(1e-6));
        assertThat(function.at(THRESHOLD)).isCloseTo(0.45, within(1e-12));
    }

    @Test
    void isReadByName() {
        assertThat(Sigmoid.of("weibull")).isEqualTo(Sigmoid.WEIBULL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sigmoid.of("probit"))
                .withMessage("function 'probit': expected logistic, gaussian or weibull");
    }
}
