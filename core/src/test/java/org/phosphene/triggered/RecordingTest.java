package org.phosphene.triggered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Progress;
import org.phosphene.trial.RunStoppedException;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecordingTest {
    private static final Shape SHAPE = Shape.of(1, 6, 6);
    private static final Window WHOLE = Window.whole(SHAPE);
    private static final double[][] AXES = Units.directions(20, 36, 8);

    /** Twenty units, so more than one part. */
    private static Units units() {
        List<java.util.function.Function<double[], Double>> functions = new ArrayList<>();
        for (double[] axis : AXES) {
            functions.add(x -> Math.max(0, Units.dot(axis, x)));
        }
        return new Units(36, functions);
    }

    private static List<double[]> numbers(NoiseField field, int workers) {
        Recording recording = Recording.of(field, 3, 9001).withWorkers(workers);
        AverageSums averages = AverageSums.of(recording, Units.all(units(), WHOLE));
        List<Sums> sums = new ArrayList<>(List.of(averages));
        List<Unit> two = List.of(new Unit(0, WHOLE), new Unit(7, new Window(1, 1, 4, 4)));
        AverageSums some = AverageSums.of(recording, two);
        sums.add(some);
        boolean white = field.independent().isPresent();
        CovarianceSums covariances = white ? CovarianceSums.of(recording, two, 39, Long.MAX_VALUE) : null;
        if (white) {
            sums.add(covariances);
        }
        recording.run(RecordingTest::units, sums);
        List<double[]> all = new ArrayList<>();
        averages.averages().forEach(one -> {
            all.add(one.filter().orElseThrow().value());
            all.add(one.average().orElseThrow().standardError());
            all.add(one.kernel().orElseThrow().z());
        });
        if (white) {
            covariances
                    .covariances(some.averages(), 0.05)
                    .forEach(one -> all.add(one.orElseThrow().spectrum()));
        }
        return all;
    }

    @Test
    void sameBitsOnAnyNumberOfThreads() {
        for (NoiseField field : List.of(StimulusSpec.of(SHAPE, Noise.uniform()), SmoothNoise.of(SHAPE, 0.6))) {
            List<double[]> one = numbers(field, 1);
            for (int workers : new int[] {2, 3, 7}) {
                List<double[]> many = numbers(field, workers);
                for (int i = 0; i < one.size(); i++) {
                    assertThat(many.get(i)).containsExactly(one.get(i));
                }
            }
        }
    }

    private static Recording gaussian(long trials) {
        return Recording.of(Units.gaussian(SHAPE), 1, trials);
    }

    private static AverageSums first(Recording recording) {
        return AverageSums.of(recording, List.of(new Unit(0, WHOLE)));
    }

    @Test
    void tellsHowFarItIs() {
        List<Progress> told = new ArrayList<>();
        Recording recording = gaussian(10_000).withListener(told::add).withWorkers(2);
        recording.run(RecordingTest::units, List.of(first(recording)));
        assertThat(told).extracting(Progress::done).containsExactly(4096L, 8192L, 10_000L);
        assertThat(told).extracting(Progress::trials).containsOnly(10_000L);
    }

    @Test
    void stopsWhenTold() {
        AtomicBoolean stop = new AtomicBoolean();
        Recording recording = gaussian(100_000)
                .withListener(progress -> stop.set(progress.done() > 8000))
                .withStop(stop::get)
                .withWorkers(2);
        assertThatThrownBy(() -> recording.run(RecordingTest::units, List.of(first(recording))))
                .isInstanceOf(RunStoppedException.class)
                .hasMessage("stopped after 8192 of 100000 trials");
    }

    @Test
    void unitsThatNeverAnswerAreLeft() {
        AtomicBoolean stop = new AtomicBoolean();
        Responses stuck = new Responses() {
            @Override
            public int units() {
                return 1;
            }

            @Override
            public void of(float[] stimuli, int count, float[] responses) {
                stop.set(true);
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        Recording recording = gaussian(1000).withStop(stop::get).withPatience(Duration.ofMillis(50));
        assertThatThrownBy(() -> recording.run(() -> stuck, List.of(first(recording))))
                .isInstanceOf(RunStoppedException.class)
                .hasMessageContaining("without waiting for units that do not answer");
    }

    @Test
    void responsesThatAreNoNumbersAreRefusedAndAllIsClosed() {
        AtomicInteger closed = new AtomicInteger();
        Recording recording = gaussian(5000).withWorkers(2);
        assertThatThrownBy(() -> recording.run(
                        () -> new Responses() {
                            private int batches;

                            @Override
                            public int units() {
                                return 2;
                            }

                            @Override
                            public void of(float[] stimuli, int count, float[] responses) {
                                java.util.Arrays.fill(responses, 1);
                                // the second unit says nothing in the third batch's last trial
                                responses[2 * count - 1] = ++batches == 3 ? Float.NaN : 1;
                            }

                            @Override
                            public void close() {
                                closed.incrementAndGet();
                            }
                        },
                        List.of(first(recording))))
                .isInstanceOf(ObserverException.class)
                .hasMessageMatching("trial \\d*: unit 1 responds with NaN, no finite number");
        assertThat(closed).hasValue(2);
    }

    @Test
    void oneResponderForTwoThreadsIsRefused() {
        Units shared = units();
        Recording recording = gaussian(50_000).withWorkers(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recording.run(() -> shared, List.of(first(recording))))
                .withMessageContaining("each needs its own");
        assertThatIllegalArgumentException().isThrownBy(() -> gaussian(10).withWorkers(0));
        assertThatIllegalArgumentException().isThrownBy(() -> gaussian(10).withBatch(0));
    }
}
