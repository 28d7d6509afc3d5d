package org.phosphene.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.observer.LinearObserver;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.RunStoppedException;

class AttackRunTest {
    private static final Shape SHAPE = Shape.of(1, 6, 6);
    private static final NoiseField NOISE = StimulusSpec.of(SHAPE, Noise.uniform());
    private static final int COUNT = 2500;
    private static final double[] TEMPLATE = template();

    private static double[] template() {
        double[] weights = new double[SHAPE.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.sin(i) / 3;
        }
        return weights;
    }

    private static double match(double[] weights, float[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }

    private static List<Condition> grid(float[] pattern) {
        List<Condition> grid = new ArrayList<>();
        for (int g = 0; g <= 10; g++) {
            grid.add(Condition.mixed(1, pattern, g / 10.0));
        }
        return grid;
    }

    /** A linear observer says 1 where (1 - gamma) w.s + gamma w.p exceeds its criterion. */
    @Test
    void aLinearObserverTurnsWhereTheLawSays() {
        float[] pattern = MapScale.STRETCHED.of(TEMPLATE);
        double criterion = 0.6;
        AttackedStimuli noise = AttackedStimuli.ofNoise(NOISE, 3, COUNT);
        AttackAnswers answers =
                AttackRun.of(noise, grid(pattern), 2).withBatch(64).run(() -> LinearObserver.of(TEMPLATE, criterion));
        List<AttackPoint> curve = answers.curve();
        assertThat(curve).hasSize(11);
        double last = -1;
        for (AttackPoint point : curve) {
            int called = 0;
            int turned = 0;
            int others = 0;
            for (int i = 0; i < COUNT; i++) {
                double alone = match(TEMPLATE, noise.values(i));
                double mixed = (1 - point.strength()) * alone + point.strength() * match(TEMPLATE, pattern);
                called += mixed > criterion ? 1 : 0;
                others += alone > criterion ? 0 : 1;
                turned += alone <= criterion && mixed > criterion ? 1 : 0;
            }
            assertThat(point.called().orElseThrow().value()).isCloseTo((double) called / COUNT, within(1e-3));
            assertThat(point.targeted().orElseThrow().value()).isCloseTo((double) turned / others, within(1e-3));
            assertThat(point.called().orElseThrow().value()).isGreaterThanOrEqualTo(last);
            last = point.called().orElseThrow().value();
        }
        assertThat(curve.get(0).changed().orElseThrow().value()).isZero();
        assertThat(curve.get(10).called().orElseThrow().value()).isEqualTo(1);
        // what is mixed in is seen in proportion to gamma
        double whole = curve.get(10).perceptibility().l2();
        assertThat(curve.get(3).perceptibility().l2()).isCloseTo(0.3 * whole, within(1e-6));
        assertThat(curve.get(0).perceptibility()).isEqualTo(Perceptibility.NONE);
    }

    /** Labels depend on the place in the batch, as a kernel's rounding may. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void theSameLabelsOnAnyNumberOfThreads(int workers) {
        Observer placed = (stimuli, count, labels) -> {
            for (int i = 0; i < count; i++) {
                labels[i] = (int) (stimuli[i * SHAPE.size()] * 1e4 + i + count) % 3;
            }
        };
        AttackRun run = AttackRun.of(AttackedStimuli.ofNoise(NOISE, 3, 301), grid(MapScale.PLAIN.of(TEMPLATE)), 3)
                .withBatch(16);
        AttackAnswers one = run.run(() -> placed);
        AttackAnswers several = run.withWorkers(workers).run(() -> placed);
        assertThat(several.labels()).isDeepEqualTo(one.labels());
        assertThat(several.intact()).isEqualTo(one.intact());
        assertThat(several.perceptibility()).isEqualTo(one.perceptibility());
        assertThat(several.curve()).isEqualTo(one.curve());
    }

    /** Class of the brightest of three pixels. */
    private static void brightest(float[] stimuli, int count, int[] labels) {
        for (int i = 0; i < count; i++) {
            int best = 0;
            for (int p = 1; p < 3; p++) {
                best = stimuli[3 * i + p] > stimuli[3 * i + best] ? p : best;
            }
            labels[i] = best;
        }
    }

    /** Four images, two targets, counted by hand. */
    @Test
    void sharesAreWhatTheySay() {
        byte[] levels = {
            (byte) 200,
            0,
            0, //
            (byte) 100,
            0,
            0, //
            0,
            (byte) 150,
            0, //
            0,
            0,
            (byte) 250
        };
        // the last is a 2 that is said to be a 0
        LabelledImages images = LabelledImages.of("four", Shape.of(1, 1, 3), levels, new int[] {0, 0, 1, 0});
        AtomicLong told = new AtomicLong();
        AttackRun run = AttackRun.of(
                        AttackedStimuli.ofImages(images),
                        List.of(
                                Condition.added(1, new float[] {0, 1, 0}, 0.7),
                                Condition.added(0, new float[] {1, 0, 0}, 0.7),
                                Condition.added(Condition.NO_TARGET, new float[] {0, 0, 5}, 0.5)),
                        3)
                .withBatch(4)
                .withListener(told::addAndGet);
        AttackAnswers answers = run.run(() -> AttackRunTest::brightest);
        assertThat(answers.questions()).isEqualTo(16).isEqualTo(told.get()).isEqualTo(run.questions());
        assertThat(answers.intact()).containsExactly(0, 0, 1, 2);
        assertThat(answers.labels()[0]).containsExactly(0, 1, 1, 2);
        assertThat(answers.labels()[1]).containsExactly(0, 0, 0, 2);
        assertThat(answers.labels()[2]).containsExactly(0, 2, 1, 2);
        AttackPoint both = answers.curve().get(1);
        assertThat(both.called().orElseThrow().value()).isEqualTo(5 / 8.0);
        // of other classes: three images for target 1, one for target 0
        assertThat(both.targeted().orElseThrow().value()).isEqualTo(2 / 4.0);
        assertThat(both.changed().orElseThrow().value()).isEqualTo(2 / 8.0);
        AttackPoint one = answers.curve(1).get(0);
        assertThat(one.targeted().orElseThrow().value()).isEqualTo(1 / 3.0);
        AttackPoint any = answers.curve(Condition.NO_TARGET).get(0);
        assertThat(any.called()).isEmpty();
        assertThat(any.targeted()).isEmpty();
        assertThat(any.changed().orElseThrow().value()).isEqualTo(1 / 4.0);
        assertThat(answers.histogram(2, 3)).containsExactly(1, 1, 2);
        assertThat(answers.targets()).containsExactly(0, 1);
        // clipped at white: 0.7 on 200 / 255
        assertThat(Perturbation.added(new float[] {1, 0, 0}, 0.7))
                .isInstanceOfSatisfying(Perturbation.Added.class, added -> {
                    float[] out = new float[3];
                    added.apply(new float[] {200 / 255f, 0, 0}, 0, out, 0);
                    assertThat(out).containsExactly(1, 0, 0);
                });
    }

    @Test
    void freshNoiseIsNotThatOfARun() {
        float[] fresh = AttackedStimuli.ofNoise(NOISE, 1, 1).values(0);
        float[] first = new float[SHAPE.size()];
        int[] levels = new int[SHAPE.size()];
        var stimuli = NOISE.stimuli(1);
        stimuli.show(levels, 0, stimuli.noise(0, levels, 0), first, 0);
        assertThat(fresh).isNotEqualTo(first);
    }

    @Test
    void badArgumentsAndBadObserversAreRefused() {
        AttackedStimuli noise = AttackedStimuli.ofNoise(NOISE, 1, 10);
        float[] pattern = MapScale.PLAIN.of(TEMPLATE);
        assertThatThrownBy(() -> AttackRun.of(noise, List.of(), 2)).hasMessageContaining("no condition");
        assertThatThrownBy(() -> AttackRun.of(noise, List.of(Condition.mixed(0, new float[3], 0.1)), 2))
                .hasMessageContaining("a pattern of 3 values, the stimuli are of 1x6x6");
        assertThatThrownBy(() -> AttackRun.of(noise, List.of(Condition.mixed(2, pattern, 0.1)), 2))
                .hasMessageContaining("target 2");
        assertThatThrownBy(() -> Condition.mixed(0, pattern, 1.1)).hasMessageContaining("gamma 1.1");
        assertThatThrownBy(() -> Condition.mixed(-2, pattern, 1)).hasMessageContaining("target -2");
        assertThatThrownBy(() -> Condition.added(0, new float[4], 1)).hasMessageContaining("without a direction");
        assertThatThrownBy(() -> Condition.added(0, pattern, -1)).hasMessageContaining("length -1");
        assertThatThrownBy(() -> AttackedStimuli.ofNoise(NOISE, 1, 0)).hasMessageContaining("at least 1");
        AttackRun run = AttackRun.of(noise, List.of(Condition.mixed(1, pattern, 0.5)), 2);
        Observer silent = (stimuli, count, labels) -> {};
        assertThatThrownBy(() -> run.run(() -> silent))
                .isInstanceOf(ObserverException.class)
                .hasMessageContaining("no label");
        Observer wild = (stimuli, count, labels) -> Arrays.fill(labels, 7);
        assertThatThrownBy(() -> run.run(() -> wild)).hasMessageContaining("answered 7, there are classes 0..1");
        assertThatThrownBy(() -> run.withStop(() -> true).run(() -> LinearObserver.of(TEMPLATE, 0)))
                .isInstanceOf(RunStoppedException.class);
        assertThatThrownBy(() -> run.run(() -> null)).hasMessageContaining("gave none");
    }

    /** Where one task fails while another still asks, what that one asks must not be freed under it. */
    @Test
    void noObserverIsClosedWhileItIsAsked() {
        AttackedStimuli noise = AttackedStimuli.ofNoise(NOISE, 1, 40);
        float[] first = new float[NOISE.shape().size()];
        noise.open().read(0, first, 0);
        AtomicInteger inUse = new AtomicInteger();
        AtomicBoolean closedInUse = new AtomicBoolean();
        AtomicInteger given = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(1);
        // fails at the first batch, whichever thread shows it: of several failures that of the first task is reported
        class Slow implements Observer {
            @Override
            public void label(float[] stimuli, int count, int[] labels) {
                if (Arrays.equals(first, 0, first.length, stimuli, 0, first.length)) {
                    await();
                    throw new ObserverException("no more");
                }
                inUse.incrementAndGet();
                asked.countDown();
                // as a native call, which no interrupt ends
                long end = System.nanoTime() + 300_000_000;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                Arrays.fill(labels, 0, count, 0);
                inUse.decrementAndGet();
            }

            private void await() {
                try {
                    asked.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void close() {
                closed.incrementAndGet();
                closedInUse.compareAndSet(false, inUse.get() > 0);
            }
        }
        AttackRun run = AttackRun.of(noise, List.of(Condition.mixed(1, MapScale.PLAIN.of(TEMPLATE), 0.5)), 2)
                .withBatch(4)
                .withWorkers(2);
        assertThatThrownBy(() -> run.run(() -> {
                    given.incrementAndGet();
                    return new Slow();
                }))
                .hasMessageContaining("no more");
        assertThat(given).hasValue(2);
        assertThat(closed).hasValue(2);
        assertThat(closedInUse).isFalse();
    }

    @Test
    void ledgersAddUp() {
        Ledger ledger = Ledger.empty().and("maps", 10).and(Ledger.empty().and("evaluation", 5));
        assertThat(ledger.total()).isEqualTo(15);
        assertThatThrownBy(() -> ledger.and("none", -1)).hasMessageContaining("-1 questions");
    }
}
