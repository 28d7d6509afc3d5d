package org.phosphene.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.observer.LinearObserver;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.RunStoppedException;

class ProceduralSearchTest {
    private static final Shape SHAPE = Shape.of(1, 16, 16);
    private static final AttackedStimuli NOISE =
            AttackedStimuli.ofNoise(StimulusSpec.of(SHAPE, Noise.uniform()), 1, 64);

    /** A broad bright bar, which a texture may hit. */
    private static Observer observer() {
        double[] bar = new double[SHAPE.size()];
        for (int i = 0; i < bar.length; i++) {
            bar[i] = i % 16 < 8 ? 1 : -1;
        }
        return LinearObserver.of(bar, 6);
    }

    @ParameterizedTest
    @EnumSource
    void patternsAreSignsThatOnlySeedAndNumberDecide(ProceduralNoise kind) {
        float[] one = kind.pattern(Shape.of(2, 16, 16), 4, 7);
        List<Float> signs = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            signs.add(one[i]);
            assertThat(one[i]).isIn(-1f, 1f).isEqualTo(one[256 + i]);
        }
        assertThat(signs).contains(-1f, 1f);
        assertThat(kind.pattern(Shape.of(2, 16, 16), 4, 7)).isEqualTo(one);
        assertThat(kind.pattern(Shape.of(2, 16, 16), 4, 8)).isNotEqualTo(one);
        assertThat(kind.pattern(Shape.of(2, 16, 16), 5, 7)).isNotEqualTo(one);
        // a texture: most neighbours are alike
        int alike = 0;
        int pairs = 0;
        for (int candidate = 0; candidate < 50; candidate++) {
            float[] pattern = kind.pattern(SHAPE, 1, candidate);
            for (int i = 1; i < pattern.length; i++) {
                alike += pattern[i] == pattern[i - 1] ? 1 : 0;
                pairs++;
            }
        }
        assertThat(alike).isGreaterThan(pairs * 55 / 100);
    }

    @ParameterizedTest
    @EnumSource
    void theBestOfManyBeatsTheFirst(ProceduralNoise kind) {
        ProceduralSearch search = new ProceduralSearch(kind, NOISE, 2, 32, 2, 64 * 201, 9);
        AtomicLong told = new AtomicLong();
        ProceduralSearch.Found found = search.run(ProceduralSearchTest::observer, 1, () -> false, told::addAndGet);
        assertThat(found.candidates()).isEqualTo(200);
        assertThat(found.questions()).isEqualTo(64 * 201);
        assertThat(told.get()).isEqualTo(64 * 200);
        double best = turned(found.best().get(1));
        List<Double> others = new ArrayList<>();
        for (int candidate = 0; candidate < 200; candidate++) {
            others.add(turned(kind.pattern(SHAPE, 9, candidate)));
        }
        assertThat(best).isEqualTo(others.stream().mapToDouble(one -> one).max().orElseThrow());
        assertThat(best)
                .isGreaterThan(others.stream().mapToDouble(one -> one).average().orElseThrow());
        ProceduralSearch.Found again = search.run(ProceduralSearchTest::observer, 5, () -> false, any -> {});
        assertThat(again.best().get(0)).isEqualTo(found.best().get(0));
        assertThat(again.best().get(1)).isEqualTo(found.best().get(1));
        assertThat(again.strongest()).isEqualTo(found.strongest());
    }

    private static double turned(float[] pattern) {
        return AttackRun.of(NOISE, List.of(Condition.added(1, pattern, 2)), 2)
                .withBatch(32)
                .run(ProceduralSearchTest::observer)
                .curve()
                .get(0)
                .targeted()
                .orElseThrow()
                .value();
    }

    @Test
    void refuses() {
        assertThatThrownBy(() -> new ProceduralSearch(ProceduralNoise.GABOR, NOISE, 2, 33, 2, 10_000, 1))
                .hasMessageContaining("whole batches of 33");
        assertThatThrownBy(() -> new ProceduralSearch(ProceduralNoise.GABOR, NOISE, 2, 32, 2, 127, 1))
                .hasMessageContaining("at least 128");
        ProceduralSearch search = new ProceduralSearch(ProceduralNoise.PERLIN, NOISE, 2, 32, 2, 1000, 1);
        assertThatThrownBy(() -> search.run(ProceduralSearchTest::observer, 2, () -> true, any -> {}))
                .isInstanceOf(RunStoppedException.class);
    }
}
