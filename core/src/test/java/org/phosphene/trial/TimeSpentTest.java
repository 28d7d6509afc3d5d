package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.phosphene.answers.AnswersFile;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;
import org.phosphene.trial.TimeSpent.Stage;

@Timeout(60)
class TimeSpentTest {
    private static final Duration NAP = Duration.ofMillis(5);

    private final Plan plan = Plans.tenBlocks();
    private final List<TimeSpent> told = new ArrayList<>();

    /** Sleeps at least {@link #NAP} for each batch. */
    private static Observer sleeper() {
        return (stimuli, count, labels) -> {
            long end = System.nanoTime() + NAP.toNanos();
            for (long left = NAP.toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Arrays.fill(labels, 0, count, 1);
        };
    }

    private static double shares(TimeSpent spent) {
        return Arrays.stream(Stage.values()).mapToDouble(spent::share).sum();
    }

    @Test
    void observerThatSleepsShowsUpAsObserver() {
        Plan small = plan.withTrials(1024);
        TrialRunner.of(small).withWorkers(2).withTimes(told::add).run(TimeSpentTest::sleeper, Plans.means(small));
        assertThat(told).hasSize(1);
        TimeSpent spent = told.get(0);
        Duration naps = NAP.multipliedBy(1024 / small.batch());
        assertThat(spent.trials()).isEqualTo(1024);
        assertThat(spent.stages().get(Stage.OBSERVER)).isGreaterThanOrEqualTo(naps);
        assertThat(spent.stages()).containsOnlyKeys(Stage.values()).doesNotContainValue(Duration.ZERO);
        assertThat(shares(spent)).isCloseTo(1, within(1e-9));
        // the other stages have 1024 trials of 15 values to handle, the observer sleeps 160 ms; a busy machine may
        // stall them
        assertThat(spent.share(Stage.OBSERVER)).isGreaterThan(0.5);
        assertThat(spent.trialsPerSecond()).isLessThan(1024 / (naps.toNanos() * 1e-9 / 2));
    }

    /** Two workers' stages add up to no more than twice the slowest worker's time. */
    @Test
    void stagesAreSummedOverWorkers() {
        TrialRunner.of(plan).withWorkers(2).withTimes(told::add).run(TimeSpentTest::sleeper, Plans.means(plan));
        TimeSpent spent = told.get(0);
        assertThat(spent.total())
                .isGreaterThan(spent.elapsed())
                .isLessThanOrEqualTo(spent.elapsed().multipliedBy(2));
    }

    @Test
    void replayAsksNobody() {
        AnswersFile answers = AnswersFile.inMemory(plan.fields(), plan.layout());
        Observer one = (stimuli, count, labels) -> Arrays.fill(labels, 0, count, 1);
        TrialRunner.of(plan).run(() -> one, answers, Plans.means(plan));
        TrialRunner.of(plan).withTimes(told::add).replay(answers, Plans.means(plan));
        TimeSpent spent = told.get(0);
        assertThat(spent.trials()).isEqualTo(plan.trials());
        assertThat(spent.stages().get(Stage.OBSERVER)).isZero();
        assertThat(spent.stages().get(Stage.NOISE)).isPositive();
        assertThat(shares(spent)).isCloseTo(1, within(1e-9));
    }

    @Test
    void toldOfARunThatWasStoppedButNotOfOneThatFailed() {
        TrialRunner runner = TrialRunner.of(plan).withWorkers(1).withTimes(told::add);
        AtomicInteger batches = new AtomicInteger();
        Observer counting = (stimuli, count, labels) -> {
            batches.incrementAndGet();
            Arrays.fill(labels, 0, count, 1);
        };
        // the second block is begun, so the first is kept
        int many = plan.layout().block() / plan.batch() + 1;
        assertThatThrownBy(() -> runner.withStop(() -> batches.get() >= many).run(() -> counting, Plans.means(plan)))
                .isInstanceOf(RunStoppedException.class);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).trials()).isBetween(1L, plan.trials() - 1);
        Observer broken = (stimuli, count, labels) -> {
            throw new ObserverException("broken");
        };
        assertThatThrownBy(() -> runner.run(() -> broken, Plans.means(plan))).hasMessageContaining("broken");
        assertThat(told).hasSize(1);
    }

    @Test
    void sharesOfKnownTimes() {
        TimeSpent spent = new TimeSpent(
                500,
                Duration.ofSeconds(2),
                Map.of(Stage.NOISE, Duration.ofSeconds(1), Stage.OBSERVER, Duration.ofSeconds(3)));
        assertThat(spent.total()).isEqualTo(Duration.ofSeconds(4));
        assertThat(spent.share(Stage.NOISE)).isEqualTo(0.25);
        assertThat(spent.share(Stage.SUMS)).isZero();
        assertThat(spent.trialsPerSecond()).isCloseTo(250, within(1e-6));
        assertThat(new TimeSpent(0, Duration.ZERO, Map.of()).share(Stage.SUMS)).isZero();
    }
}
