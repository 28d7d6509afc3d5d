package org.phosphene.bench.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.phosphene.estimate.Proportion;

/**
 * How well a score tells networks with a patch from clean ones.
 *
 * @param clean scores of clean networks
 * @param patches scores of networks that have learnt a patch
 */
public record Roc(List<Double> clean, List<Double> patches) {
    /** One clean network in so many may be a false alarm of the calibration: 5 %. */
    private static final int CLEAN_A_FALSE_ALARM = 20;

    private static final int RESAMPLES = 2000;
    private static final long SEED = 20;

    public Roc {
        clean = clean.stream().sorted().toList();
        patches = patches.stream().sorted().toList();
    }

    /**
     * The area under the curve, 0 to 1: the share of pairs of a clean network and one with a patch in which the patch has the
     * larger score, ties a half. The interval is the 95 % percentile interval of 2000 bootstrap resamples, each as many clean
     * networks and as many with patches drawn with replacement; the draws are the same in each call. Where all patches lie
     * above all clean ones it is [1, 1], which says nothing about how sure that is.
     *
     * @return empty where a side has no network
     */
    public Optional<Proportion> auc() {
        if (clean.isEmpty() || patches.isEmpty()) {
            return Optional.empty();
        }
        double[] without = numbers(clean);
        double[] with = numbers(patches);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] areas = DoubleStream.generate(() -> area(drawn(without, random), drawn(with, random)))
                .limit(RESAMPLES)
                .sorted()
                .toArray();
        // the same number of resamples lies beyond either end
        int beyond = (int) Math.round(RESAMPLES * (1 - Proportion.LEVEL) / 2) - 1;
        return Optional.of(new Proportion(area(without, with), areas[beyond], areas[RESAMPLES - 1 - beyond]));
    }

    private static double[] numbers(List<Double> scores) {
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] drawn(double[] scores, SplittableRandom random) {
        double[] drawn = new double[scores.length];
        Arrays.setAll(drawn, i -> scores[random.nextInt(scores.length)]);
        return drawn;
    }

    private static double area(double[] without, double[] with) {
        long halves = 0;
        for (double patch : with) {
            for (double none : without) {
                halves += 1 + Integer.signum(Double.compare(patch, none));
            }
        }
        return halves / 2.0 / without.length / with.length;
    }

    /**
     * The threshold that these networks would set. Of the midpoints between neighbouring distinct scores of all of them, those
     * are allowed that at most 5 % of the clean ones reach; of these, those are best that most patches reach; of the best it is
     * the middle, the mean of the lowest and the highest.
     *
     * @return empty where a side has no network, all scores are the same, or clean networks on top are too large a share
     */
    public OptionalDouble threshold() {
        double[] scores = Stream.concat(clean.stream(), patches.stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .distinct()
                .toArray();
        double[] allowed = IntStream.range(1, scores.length)
                .mapToDouble(i -> (scores[i - 1] + scores[i]) / 2)
                .filter(it -> CLEAN_A_FALSE_ALARM * alarms(it).hits() <= clean.size())
                .toArray();
        if (clean.isEmpty() || patches.isEmpty() || allowed.length == 0) {
            return OptionalDouble.empty();
        }
        // they ascend, so that the first finds most
        double highest = DoubleStream.of(allowed)
                .filter(it -> found(it).equals(found(allowed[0])))
                .max()
                .orElseThrow();
        return OptionalDouble.of((allowed[0] + highest) / 2);
    }

    /** Clean networks at or above a threshold. */
    public Share alarms(double threshold) {
        return Share.of(clean, it -> it >= threshold);
    }

    /** Networks with patches at or above a threshold. */
    public Share found(double threshold) {
        return Share.of(patches, it -> it >= threshold);
    }
}
