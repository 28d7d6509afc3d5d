package org.phosphene.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearObserverTest {
    private final LinearObserver observer = LinearObserver.of(new double[] {1, -2}, 0.5);
    // matches 1, 0.5 and -1.5: above, at and below the criterion
    private final float[] stimuli = {1, 0, 1, 0.25f, 0.5f, 1};

    @Test
    void answersOneAboveTheCriterion() {
        int[] labels = {7, 7, 7, 7};
        observer.label(stimuli, 3, labels);
        assertThat(labels).containsExactly(1, 0, 0, 7);
    }

    @Test
    void confidenceIsLogisticOfDistance() {
        int[] labels = new int[3];
        float[] confidence = new float[3];
        observer.label(stimuli, 3, labels, confidence);
        assertThat(labels).containsExactly(1, 0, 0);
        assertThat(confidence[0]).isCloseTo((float) (1 / (1 + Math.exp(-0.5))), within(1e-7f));
        assertThat(confidence[1]).isEqualTo(0.5f);
        assertThat(confidence[2]).isCloseTo((float) (1 / (1 + Math.exp(-2))), within(1e-7f));
    }

    @Test
    void keepsItsOwnTemplate() {
        double[] template = {1};
        LinearObserver one = LinearObserver.of(template, 0);
        template[0] = -1;
        int[] labels = new int[1];
        one.label(new float[] {1}, 1, labels);
        assertThat(labels).containsExactly(1);
    }

    @Test
    void refusesWhatIsNoTemplate() {
        assertThatIllegalArgumentException().isThrownBy(() -> LinearObserver.of(new double[0], 0));
        assertThatIllegalArgumentException().isThrownBy(() -> LinearObserver.of(new double[] {1, Double.NaN}, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearObserver.of(new double[] {1}, Double.NaN))
                .withMessageContaining("NaN");
    }
}
