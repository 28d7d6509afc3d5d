package org.phosphene.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.stimulus.Noise;

/**
 * What every estimator keeps: the result does not depend on the order of the trials, nor on how they were shared out.
 *
 * @param <E> the estimator
 */
abstract class EstimatorContract<E extends Estimator<E>> {
    /** A new accumulator for the trials of an experiment. */
    abstract E create(Experiment experiment);

    /** All that comes out, in a form that compares exactly. */
    abstract List<?> results(E estimator);

    private Object resultOf(Experiment experiment) {
        E estimator = create(experiment);
        estimator.accept(experiment.answered());
        return results(estimator);
    }

    @ParameterizedTest
    @EnumSource
    void anySplitInAnyOrder(Noise.Kind kind) {
        Experiment experiment = Experiment.of(Noise.of(kind, 0.4, 0.7), 400, 1);
        Object expected = resultOf(experiment);
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            assertThat(results(shared(experiment, random)))
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
        }
    }

    /** Trials shuffled, dealt in batches of random size to some accumulators, which are combined two by two at random. */
    private E shared(Experiment experiment, Random random) {
        int[] order = IntStream.range(0, experiment.trials()).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        List<E> parts = new ArrayList<>();
        for (int p = 1 + random.nextInt(9); p > 0; p--) {
            parts.add(create(experiment));
        }
        for (int from = 0; from < order.length; ) {
            int to = Math.min(order.length, from + 1 + random.nextInt(60));
            parts.get(random.nextInt(parts.size())).accept(experiment.answered(Arrays.copyOfRange(order, from, to)));
            from = to;
        }
        while (parts.size() > 1) {
            E taken = parts.remove(random.nextInt(parts.size()));
            E into = parts.get(random.nextInt(parts.size()));
            assertThat(into.combine(taken)).isSameAs(into);
        }
        return parts.get(0);
    }

    @Test
    void emptyAccumulatorAddsNothing() {
        Experiment experiment = Experiment.of(Noise.uniform(), 30, 2);
        Object expected = resultOf(experiment);
        E full = create(experiment);
        full.accept(experiment.answered());
        E combined = create(experiment).combine(full).combine(create(experiment));
        assertThat(results(combined)).usingRecursiveComparison().isEqualTo(expected);
    }

    /** Workers fill the same object again and again. */
    @Test
    void keepsNothingOfWhatItReads() {
        Experiment experiment = Experiment.of(Noise.uniform(), 30, 3);
        E estimator = create(experiment);
        AnsweredTrials trials = experiment.answered();
        estimator.accept(trials);
        Arrays.fill(trials.levels(), 77);
        Arrays.fill(trials.labels(), 0);
        trials.cover(0, 0);
        estimator.accept(trials);
        assertThat(results(estimator)).usingRecursiveComparison().isEqualTo(resultOf(experiment));
    }

    @Test
    void oneTrialMore() {
        Experiment experiment = Experiment.of(Noise.uniform(), 30, 4);
        E estimator = create(experiment);
        estimator.accept(experiment.answered());
        int certain = IntStream.range(0, 30)
                .filter(t -> (experiment.confidences()[t] & 0xff) > 200)
                .findFirst()
                .orElseThrow();
        estimator.accept(experiment.answered(certain));
        assertThat(results(estimator)).usingRecursiveComparison().isNotEqualTo(resultOf(experiment));
    }
}
