package org.phosphene.contrast;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * One class in the answers of two models to the same trials.
 *
 * @param label the class
 * @param trials all trials
 * @param before how many OLD answered so
 * @param after how many NEW answered so
 * @param gained how many NEW answered so and OLD did not
 * @param pValue McNemar's exact test, corrected by Holm for all classes
 * @param map absent where the two agree about the class in every trial
 */
public record ClassContrast(
        int label, long trials, long before, long after, long gained, double pValue, Optional<MapContrast> map) {
    private static final double LEVEL = 0.95;

    /** How many OLD answered so and NEW did not. */
    public long lost() {
        return gained + before - after;
    }

    /** Share in NEW less share in OLD. */
    public double change() {
        return (double) (after - before) / trials;
    }

    /** Half of the width of the 95 % interval of {@link #change}, with half a trial added to each cell (Agresti and Min 2005). */
    public double margin() {
        double more = gained + 0.5;
        double fewer = lost() + 0.5;
        double all = trials + 2.0;
        double variance = more + fewer - (more - fewer) * (more - fewer) / all;
        double point = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - LEVEL) / 2);
        return point * Math.sqrt(variance) / all;
    }

    /** McNemar's exact test, two-sided: the smaller of gains and losses under a fair coin. */
    static double mcNemar(long gained, long lost) {
        if (gained == lost) {
            return 1;
        }
        BinomialDistribution coin = BinomialDistribution.of(Math.toIntExact(gained + lost), 0.5);
        return Math.min(1, 2 * coin.cumulativeProbability((int) Math.min(gained, lost)));
    }
}
