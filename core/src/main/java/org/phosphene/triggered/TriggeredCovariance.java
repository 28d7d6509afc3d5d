package org.phosphene.triggered;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.phosphene.stimulus.Shape;

/**
 * What a unit responds to, to second order: the directions of the stimulus whose square the response grows with (excitatory)
 * or falls with (suppressive).
 *
 * <p>They are eigenvectors of K = cov(y, x x') / (sd(y) var(x)), which has no unit and is 0 where y does not depend on squares
 * of x. Lambda of Eq. 4 has the same eigenvectors in the directions orthogonal to the average, and the eigenvalues
 * var(x) (1 + k sd(y) / mean(y)), {@link #equation4}; K is also defined where responses are negative.
 *
 * <p>Which are more than chance is told by a nested test against permuted responses. The average is taken out first if it is
 * beyond chance. Then the largest and the smallest eigenvalue are each held against those of the permuted matrices at half of
 * alpha; the one further out is accepted, taken out of all matrices, and the rest is tested again, until nothing is
 * significant. So a unit without second-order axes is given one with probability alpha.
 *
 * <p>This is exact for Gaussian noise. Noise of another distribution is not the same in all directions: pixels of uniform
 * noise have a kurtosis of -1.2, so that a squared response to a direction v also changes the variance of each single pixel
 * by as much as v weighs it, and a unit that rectifies a linear filter shows such axes beside its average.
 *
 * <p>Source: Schwartz, Pillow, Rust and Simoncelli, "Spike-triggered neural characterization", Journal of Vision 6 (2006),
 * who permute by turning responses against stimuli and nest the test.
 *
 * @param unit its place among the units that respond
 * @param window the part of the stimulus that was looked at
 * @param shape extent of an axis
 * @param trials how many stimuli were shown
 * @param permutations how often responses were permuted
 * @param alpha how often a unit without axes is given one
 * @param mean of the responses
 * @param deviation of the responses
 * @param least response
 * @param averageOut whether the average was beyond chance and taken out
 * @param spectrum eigenvalues of K in the directions left by the average, from the least to the largest
 * @param axes those that are significant, in the order in which they were found
 * @param steps every test that was made; one more than there are axes, unless axes or directions ran out
 */
@SuppressWarnings("ArrayRecordComponent") // eigenvalues
public record TriggeredCovariance(
        int unit,
        Window window,
        Shape shape,
        long trials,
        int permutations,
        double alpha,
        double mean,
        double deviation,
        double least,
        boolean averageOut,
        double[] spectrum,
        List<Axis> axes,
        List<Step> steps) {
    /** The fewest permutations: their least p-value is 1/40, half of 0.05. */
    public static final int LEAST_PERMUTATIONS = 39;
    /** The share of units without axes that are given one, unless said otherwise. */
    public static final double DEFAULT_ALPHA = 0.05;

    /** What an axis does to the response. */
    public enum Sign {
        EXCITATORY,
        SUPPRESSIVE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A direction of the stimulus.
     *
     * @param eigenvalue of K
     * @param p how often permuted responses have one as far out, at least 1 / (permutations + 1)
     * @param image of norm 1; its sign has no meaning, the largest value is positive
     */
    @SuppressWarnings("ArrayRecordComponent") // pixels
    public record Axis(Sign sign, double eigenvalue, double p, double[] image) {}

    /**
     * One test: both ends of the spectrum against those of permuted responses.
     *
     * @param largest eigenvalue
     * @param largestP its p-value
     * @param upper the value that the largest eigenvalue of permuted responses passes with probability alpha / 2
     * @param smallest eigenvalue
     * @param smallestP its p-value
     * @param lower as {@code upper}, below
     */
    public record Step(
            double largest, double largestP, double upper, double smallest, double smallestP, double lower) {}

    public TriggeredCovariance {
        axes = List.copyOf(axes);
        steps = List.copyOf(steps);
    }

    /** The eigenvalue of Lambda, Eq. 4, in units of the noise's variance; none where responses are negative. */
    public OptionalDouble equation4(double eigenvalue) {
        return least >= 0 ? OptionalDouble.of(1 + eigenvalue * deviation / mean) : OptionalDouble.empty();
    }
}
