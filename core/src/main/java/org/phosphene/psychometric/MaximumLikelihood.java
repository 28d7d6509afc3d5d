package org.phosphene.psychometric;

import java.util.Arrays;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.MultivariateFunctionMappingAdapter;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The function that makes some data most likely, by the simplex of Nelder and Mead (1965) within the model's limits. It is
 * begun anew at the best place found until that no longer moves.
 */
final class MaximumLikelihood {
    private static final double RANGES = 10;
    private static final double GAPS = 0.1;
    private static final double[] PLACES = {0.15, 0.35, 0.5, 0.65, 0.85};
    private static final double[] WIDTHS = {0.1, 0.5};
    private static final int MOST_ROUNDS = 8;
    private static final int MOST_EVALUATIONS = 4000;
    /** Of the log likelihood. */
    private static final double COARSE = 1e-2;

    private static final double FINE = 1e-9;
    /** Moves a number by less than a hundredth of its standard error. */
    private static final double ENOUGH = 1e-5;

    /** Sides of the first simplex, where the limits lie at minus and plus infinity. */
    private static final double STEP = 0.5;

    private static final double SMALL_STEP = 0.2;
    /** How near to a limit a search may begin, as a part of the distance of the limits. */
    private static final double EDGE = 0.02;

    private final PsychometricModel model;
    private final double[] low;
    private final double[] high;

    private MaximumLikelihood(PsychometricModel model, PsychometricData data) {
        this.model = model;
        double range = data.highest() - data.lowest();
        double gap = range;
        for (int i = 1; i < data.size(); i++) {
            gap = Math.min(gap, data.levels()[i] - data.levels()[i - 1]);
        }
        boolean positive = model.sigmoid() == Sigmoid.WEIBULL;
        double least = positive ? GAPS * gap : data.lowest() - range;
        double most = data.highest() + range;
        double narrow = model.sigmoid().scaleOf(GAPS * gap, most);
        double wide = model.sigmoid().scaleOf(RANGES * range, most);
        low = new double[] {
            least, Math.log(narrow), model.guess().low(), model.lapse().low()
        };
        high = new double[] {
            most, Math.log(wide), model.guess().high(), model.lapse().high()
        };
    }

    /** The best of searches from several places. */
    static PsychometricFunction of(PsychometricModel model, PsychometricData data) {
        MaximumLikelihood search = new MaximumLikelihood(model, data);
        double range = data.highest() - data.lowest();
        PointValuePair best = null;
        for (double place : PLACES) {
            for (double width : WIDTHS) {
                double threshold = data.lowest() + place * range;
                double scale = model.sigmoid().scaleOf(width * range, threshold);
                PointValuePair found = search.from(data, search.start(threshold, scale), COARSE, STEP, 1);
                best = best == null || found.getValue() < best.getValue() ? found : best;
            }
        }
        return search.function(search.from(data, best.getPoint(), FINE, SMALL_STEP, MOST_ROUNDS)
                .getPoint());
    }

    /** The best of a search from a function that fits data of the same levels. */
    static PsychometricFunction near(PsychometricFunction start, PsychometricModel model, PsychometricData data) {
        MaximumLikelihood search = new MaximumLikelihood(model, data);
        double[] point = {start.threshold(), Math.log(start.scale()), start.guess(), start.lapse()};
        return search.function(search.from(data, point, ENOUGH, SMALL_STEP, 1).getPoint());
    }

    private double[] start(double threshold, double scale) {
        return new double[] {threshold, Math.log(scale), (low[2] + high[2]) / 2, (low[3] + high[3]) / 2};
    }

    private PsychometricFunction function(double[] point) {
        return new PsychometricFunction(model.sigmoid(), point[0], Math.exp(point[1]), point[2], point[3]);
    }

    private PointValuePair from(PsychometricData data, double[] start, double precision, double step, int rounds) {
        int[] free = java.util.stream.IntStream.range(0, low.length)
                .filter(i -> low[i] < high[i])
                .toArray();
        MultivariateFunction surprise = point -> function(whole(point, free)).surprise(data);
        MultivariateFunctionMappingAdapter bounded =
                new MultivariateFunctionMappingAdapter(surprise, pick(low, free), pick(high, free));
        double[] point = start;
        double value = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds; round++) {
            PointValuePair found = new SimplexOptimizer(new SimpleValueChecker(0, precision))
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            new ObjectiveFunction(bounded),
                            GoalType.MINIMIZE,
                            new InitialGuess(bounded.boundedToUnbounded(pick(inside(point), free))),
                            new NelderMeadSimplex(free.length, step));
            double before = value;
            if (found.getValue() < value) {
                value = found.getValue();
                point = whole(bounded.unboundedToBounded(found.getPoint()), free);
            }
            if (before - found.getValue() < 10 * precision) {
                break;
            }
        }
        return new PointValuePair(point, value);
    }

    private double[] inside(double[] point) {
        double[] inside = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            double edge = EDGE * (high[i] - low[i]);
            inside[i] = Math.max(low[i] + edge, Math.min(high[i] - edge, point[i]));
        }
        return inside;
    }

    private double[] whole(double[] point, int[] free) {
        double[] whole = low.clone();
        for (int k = 0; k < free.length; k++) {
            whole[free[k]] = point[k];
        }
        return whole;
    }

    private static double[] pick(double[] values, int[] free) {
        return Arrays.stream(free).mapToDouble(i -> values[i]).toArray();
    }
}
