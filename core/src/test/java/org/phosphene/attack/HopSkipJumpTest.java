package org.phosphene.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.phosphene.observer.LinearObserver;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Shape;

class HopSkipJumpTest {
    private static final Shape SHAPE = Shape.of(1, 10, 10);
    private static final double[] TEMPLATE = template();

    private static double[] template() {
        double[] weights = new double[SHAPE.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.cos(3 * i);
        }
        return weights;
    }

    private static float[] grey() {
        float[] image = new float[SHAPE.size()];
        Arrays.fill(image, 0.5f);
        return image;
    }

    /** The nearest image that a linear observer calls otherwise lies at the distance from its plane. */
    @Test
    void comesNearTheKnownDistance() {
        double norm = Math.sqrt(Arrays.stream(TEMPLATE).map(w -> w * w).sum());
        double centre = 0.5 * Arrays.stream(TEMPLATE).sum();
        double distance = 0.4;
        Observer observer = LinearObserver.of(TEMPLATE, centre + distance * norm);
        HopSkipJump attack = HopSkipJump.of(SHAPE, 2, 4000, 1, 1);
        HopSkipJump.Path path = attack.attack(observer, grey(), 0, label -> label == 1, null);
        double reached = path.within(4000).orElseThrow();
        assertThat(reached).isBetween(distance, 1.05 * distance);
        assertThat(path.within(300).orElseThrow()).isGreaterThan(reached);
        assertThat(path.within(1)).isEmpty();
        int[] label = new int[1];
        observer.label(path.attacked(), 1, label);
        assertThat(label[0]).isEqualTo(1);
        assertThat(Perceptibility.between(SHAPE, grey(), path.attacked()).l2()).isEqualTo(reached);
        for (int i = 1; i < path.steps().size(); i++) {
            assertThat(path.steps().get(i).distance())
                    .isLessThan(path.steps().get(i - 1).distance());
        }
        HopSkipJump.Path again = attack.attack(observer, grey(), 0, one -> one == 1, null);
        assertThat(again.steps()).isEqualTo(path.steps());
        assertThat(again.attacked()).isEqualTo(path.attacked());
    }

    @Test
    void neverAsksMoreThanItsBudgetAndOnlyWholeBatches() {
        AtomicLong shown = new AtomicLong();
        Observer linear =
                LinearObserver.of(TEMPLATE, 0.5 * Arrays.stream(TEMPLATE).sum());
        Observer counting = (stimuli, count, labels) -> {
            assertThat(count % 8).isZero();
            shown.addAndGet(count);
            linear.label(stimuli, count, labels);
        };
        HopSkipJump.Path path =
                HopSkipJump.of(SHAPE, 2, 1001, 1, 8).attack(counting, grey(), 5, label -> label == 1, null);
        assertThat(path.questions()).isEqualTo(shown.get()).isBetween(200L, 1001L);
        assertThat(path.steps()).isNotEmpty();
    }

    @Test
    void whatNothingFoolsHasNoPath() {
        Observer stubborn = (stimuli, count, labels) -> Arrays.fill(labels, 0, count, 0);
        HopSkipJump attack = HopSkipJump.of(SHAPE, 2, 500, 1, 1);
        HopSkipJump.Path path = attack.attack(stubborn, grey(), 0, label -> label == 1, null);
        assertThat(path.steps()).isEmpty();
        assertThat(path.within(Long.MAX_VALUE)).isEmpty();
        assertThat(path.questions()).isEqualTo(500);
        // a start that fools nobody is none
        HopSkipJump.Path none = attack.attack(stubborn, grey(), 0, label -> label == 1, new float[SHAPE.size()]);
        assertThat(none.steps()).isEmpty();
        assertThat(none.questions()).isEqualTo(1);
        assertThatThrownBy(() -> HopSkipJump.of(SHAPE, 2, 0, 1, 1)).hasMessageContaining("budget 0");
    }
}
