package org.phosphene.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.Chance;
import org.phosphene.observer.LinearObserver;
import org.phosphene.stimulus.Grid;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.stimulus.WhiteNoise;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/**
 * The observer whose template is known: the map converges to the template at the rate of the planning law. The whole chain is
 * in it, from the generator to the map.
 *
 * <p>Each case is a few seeds. The mean of their cosines must lie within three standard errors of the law, and each within
 * 4.9 (false alarm 1e-6); the law's standard error is derived in {@link PlanningLaw}, and the seeds' squared distances from
 * it must be chi-square (1e-4 on either side). Were the seeds drawn anew, three standard errors would give a false alarm in
 * one of 370 cases.
 */
@Timeout(120)
class GroundTruthTest {
    private static final Shape SHAPE = Shape.of(1, 28, 28);
    private static final double[] TEMPLATE = template();

    /** A grating of unit length. It need not be white: in white noise every direction is as good as another. */
    private static double[] template() {
        double[] t = IntStream.range(0, 784)
                .mapToDouble(i -> Math.sin(0.5 * (i % 28) + 0.2 * Math.floorDiv(i, 28)))
                .toArray();
        double length = Math.sqrt(dot(t, t));
        return Arrays.stream(t).map(value -> value / length).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "GAUSSIAN, 0.5,  20000,  8",
        "GAUSSIAN, 0.5,  200000, 2",
        "GAUSSIAN, 0.1,  20000,  8",
        "GAUSSIAN, 0.1,  200000, 2",
        "GAUSSIAN, 0.01, 20000,  8",
        "GAUSSIAN, 0.01, 200000, 2",
        "UNIFORM,  0.5,  20000,  8",
        "UNIFORM,  0.1,  200000, 2",
        "UNIFORM,  0.01, 20000,  8",
        "BINARY,   0.1,  20000,  8"
    })
    void mapConvergesToTheTemplate(Noise.Kind kind, double p, int trials, int seeds) {
        PlanningLaw law = new PlanningLaw(784, trials, p);
        WhiteNoise stimulus = StimulusSpec.of(SHAPE, Noise.of(kind, Noise.DEFAULT_MEAN, Noise.DEFAULT_CONTRAST));
        double[] deviates = IntStream.range(0, seeds)
                .mapToDouble(seed -> (cosine(stimulus, law, seed) - law.cosine()) / law.standardError())
                .toArray();
        double mean = Arrays.stream(deviates).average().orElseThrow();
        double spread = Arrays.stream(deviates).map(z -> z * z).sum();
        System.out.printf(
                "planning law: %-8s p %-4s N %6d  cosine %.5f  law %.5f  s.e. of one %.5f  mean of %d off by %+.2f s.e."
                        + "  spread %.2f%n",
                kind,
                p,
                trials,
                law.cosine() + mean * law.standardError(),
                law.cosine(),
                law.standardError(),
                seeds,
                mean * Math.sqrt(seeds),
                Math.sqrt(spread / seeds));
        assertThat(Math.abs(mean) * Math.sqrt(seeds)).isLessThan(3);
        for (double z : deviates) {
            assertThat(Chance.ofDeviate(z)).isGreaterThan(Chance.FALSE_ALARM);
        }
        ChiSquaredDistribution squares = ChiSquaredDistribution.of(seeds);
        assertThat(spread)
                .isBetween(squares.inverseCumulativeProbability(1e-4), squares.inverseSurvivalProbability(1e-4));
    }

    /** The cosine of template and map, less the noise's mean, of class 1. */
    private static double cosine(WhiteNoise stimulus, PlanningLaw law, long seed) {
        Noise noise = stimulus.noise();
        Grid grid = noise.grid();
        double grey = grid.value(noise.levelMean());
        double deviation = grid.step() * noise.levelDeviation();
        double criterion = grey * Arrays.stream(TEMPLATE).sum() + deviation * law.z();
        Plan plan = Plan.of(stimulus, 2).withTrials((long) law.trials()).withSeed(1000 + seed);
        ClassificationImage image = TrialRunner.of(plan)
                .withWorkers(2)
                .run(() -> LinearObserver.of(TEMPLATE, criterion), () -> ClassMeans.of(stimulus, 2))
                .images()
                .of(1)
                .orElseThrow();
        // the class has the share that was planned: false alarm 1e-6
        double hits = law.trials() * law.p();
        assertThat(Chance.ofDeviate((image.trials() - hits) / Math.sqrt(hits * (1 - law.p()))))
                .isGreaterThan(Chance.FALSE_ALARM);
        double[] centred =
                Arrays.stream(image.mean()).map(value -> value - grey).toArray();
        return dot(centred, TEMPLATE) / Math.sqrt(dot(centred, centred));
    }

    private static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }
}
