package org.phosphene.contrast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.phosphene.stimulus.Philox;
import org.phosphene.trial.Tasks;

/**
 * The randomisation test of contrasts that have no direction under the null hypothesis.
 *
 * <p>The disagreements lie in groups, and the statistic of a pixel is t = sum S_g / sqrt(sum S_g^2) over the groups' sums S_g.
 * Turning the signs of whole groups at random leaves the denominator as it is, and under the null hypothesis also the
 * distribution of the numerator, since the turns are a subgroup of those of single trials. The largest |t| over all pixels and
 * classes of each turn is what a pixel is compared with (Westfall and Young 1993), so that the probability of one false finding
 * or more is at most that of the level. |t| is at most the root of the number of groups.
 */
final class SignFlips {
    /** How many turns; the smallest p-value is 1 / 2000. */
    static final int COUNT = 1999;

    /** Away from the streams of the noise. */
    private static final int STREAM = 0x464c4950;

    /** Sums of equal numbers in another order are equal but for rounding. */
    private static final double ROUNDING = 1e-9;

    private final double[] largest;

    private SignFlips(double[] largest) {
        this.largest = largest;
    }

    /**
     * Makes all turns.
     *
     * @param classes for each class its groups' sums, each pixel divided by {@link #norm}; asked for when they are needed
     * @param workers threads; they change no result
     */
    static SignFlips of(long seed, List<Supplier<double[][]>> classes, int workers) {
        List<Callable<double[]>> tasks = new ArrayList<>();
        classes.forEach(groups -> tasks.add(() -> maxima(seed, groups.get())));
        double[] largest = new double[COUNT];
        for (double[] maxima : Tasks.all(tasks, workers)) {
            for (int turn = 0; turn < COUNT; turn++) {
                largest[turn] = Math.max(largest[turn], maxima[turn]);
            }
        }
        Arrays.sort(largest);
        return new SignFlips(largest);
    }

    private static double[] maxima(long seed, double[][] groups) {
        double[] maxima = new double[COUNT];
        int[] words = new int[(groups.length + 127) / 128 * 4];
        double[] sum = new double[groups[0].length];
        for (int turn = 0; turn < COUNT; turn++) {
            Philox.fill(seed, STREAM, turn, words, words.length);
            Arrays.fill(sum, 0);
            for (int g = 0; g < groups.length; g++) {
                add(sum, groups[g], (words[g / 32] >>> g % 32 & 1) == 0);
            }
            for (double value : sum) {
                maxima[turn] = Math.max(maxima[turn], Math.abs(value));
            }
        }
        return maxima;
    }

    /** Two plain loops: these become vector instructions. */
    private static void add(double[] sum, double[] group, boolean plus) {
        if (plus) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += group[i];
            }
        } else {
            for (int i = 0; i < sum.length; i++) {
                sum[i] -= group[i];
            }
        }
    }

    /** The root of the sum of squares of each pixel over the groups. */
    static double[] norm(double[][] groups) {
        double[] norm = new double[groups[0].length];
        for (double[] group : groups) {
            for (int i = 0; i < norm.length; i++) {
                norm[i] += group[i] * group[i];
            }
        }
        Arrays.setAll(norm, i -> Math.sqrt(norm[i]));
        return norm;
    }

    /** The probability that a contrast without direction has a |t| as large anywhere, this one's own sign among the turns. */
    double pValue(double t) {
        int at = Arrays.binarySearch(largest, Math.abs(t) - ROUNDING);
        int first = at >= 0 ? at : -at - 1;
        while (first > 0 && largest[first - 1] >= Math.abs(t) - ROUNDING) {
            first--;
        }
        return (1.0 + COUNT - first) / (COUNT + 1.0);
    }
}
