package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RecipeTest {
    @Test
    void oneCycleRisesForAFifthAndFallsToZero() {
        Recipe.OneCycle cycle = new Recipe.OneCycle(0.5, 0.9, 0);

        assertThat(cycle.rate(0)).isZero();
        assertThat(cycle.rate(0.1)).isCloseTo(0.25, within(1e-12));
        assertThat(cycle.rate(0.2)).isCloseTo(0.5, within(1e-12));
        assertThat(cycle.rate(0.6)).isCloseTo(0.25, within(1e-12));
        assertThat(cycle.rate(1)).isZero();
    }

    @Test
    void othersKeepTheirRate() {
        for (double done : new double[] {0, 0.3, 1}) {
            assertThat(new Recipe.Adam(0.001, 0).rate(done)).isEqualTo(0.001);
            assertThat(new Recipe.Sgd(0.01).rate(done)).isEqualTo(0.01);
        }
    }

    @Test
    void saysWhatItIs() {
        assertThat(ZooModel.MNIST_CNN.recipe().words(Precision.FP32))
                .isEqualTo("Adam, learning rate 0.001, batch 256, cross entropy on the scores, FP32");
        assertThat(ZooModel.CIFAR10_CNN.recipe().words(Precision.BF16))
                .contains("Nesterov", "batch 128", "mirrored and shifted by up to 4 pixels")
                .endsWith("BF16");
    }
}
