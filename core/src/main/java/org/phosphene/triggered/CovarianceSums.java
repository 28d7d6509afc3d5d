package org.phosphene.triggered;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;

/**
 * Accumulates spike-triggered covariances and, in the same pass, those of permuted responses.
 *
 * <p>Memory: 4 bytes for each pair of pixels of a window, times permutations + 2, for each unit; {@link #bytes}.
 */
public final class CovarianceSums extends Sums {
    /** Permutations unless said otherwise: the least p-value is 0.005. */
    public static final int DEFAULT_PERMUTATIONS = 199;

    private static final int MOST_PERMUTATIONS = 10_000;

    private final List<Unit> units;
    private final int permutations;
    private final long seed;
    private final double variance;
    private final Shape shape;
    private final List<WindowProducts> byUnit = new ArrayList<>();
    private final List<Integer> firstPart = new ArrayList<>();
    private final int parts;

    private CovarianceSums(Recording recording, Noise noise, List<Unit> units, int permutations) {
        this.units = List.copyOf(units);
        this.permutations = permutations;
        seed = recording.seed();
        shape = recording.field().shape();
        double step = recording.field().grid().step();
        variance = step * noise.levelDeviation() * (step * noise.levelDeviation());
        Shifts shifts = new Shifts(seed, permutations);
        int count = 0;
        for (Unit unit : units) {
            WindowProducts products = new WindowProducts(unit, shape, recording.centre(), permutations, shifts);
            firstPart.add(count);
            byUnit.add(products);
            count += products.parts();
        }
        parts = count;
    }

    /** What the sums of one unit take: 8 bytes for each of d (d + 1) / 2 products, permutations + 2 times. */
    public static long bytes(int pixels, int permutations) {
        return (long) pixels * (pixels + 1L) / 2 * (permutations + 2L) * Double.BYTES;
    }

    /**
     * Sums of units.
     *
     * @param recording that will feed them
     * @param permutations of the responses, 39 to 10 000
     * @param memory how many bytes they may take
     * @throws IllegalArgumentException if the noise is not white, or the sums would take more than {@code memory}
     */
    public static CovarianceSums of(Recording recording, List<Unit> units, int permutations, long memory) {
        Noise noise = recording
                .field()
                .independent()
                .orElseThrow(() -> new IllegalArgumentException("spike-triggered covariance of "
                        + recording.field().description()
                        + ": its axes are those of the noise itself; take white noise, best gaussian"));
        if (permutations < TriggeredCovariance.LEAST_PERMUTATIONS || permutations > MOST_PERMUTATIONS) {
            throw new IllegalArgumentException("permutations " + permutations + ": must lie in "
                    + TriggeredCovariance.LEAST_PERMUTATIONS + ".." + MOST_PERMUTATIONS);
        }
        long needed = units.stream()
                .mapToLong(unit ->
                        bytes(unit.window().shape(recording.field().shape()).size(), permutations))
                .sum();
        if (needed > memory) {
            throw new IllegalArgumentException(String.format(
                    java.util.Locale.ROOT,
                    "covariances of %d units with %d permutations take %,d MB, at most %,d MB are to be had; take fewer "
                            + "units or permutations, or a layer whose units see less of the image",
                    units.size(),
                    permutations,
                    needed >> 20,
                    memory >> 20));
        }
        return new CovarianceSums(recording, noise, units, permutations);
    }

    @Override
    int parts() {
        return parts;
    }

    @Override
    void add(Episode episode, int part) {
        int u = units.size() - 1;
        while (firstPart.get(u) > part) {
            u--;
        }
        byUnit.get(u).add(episode, part - firstPart.get(u));
    }

    @Override
    int units() {
        return units.stream().mapToInt(Unit::index).max().orElse(-1) + 1;
    }

    /**
     * The significant axes of each unit, in the order in which the units were given; empty for one whose response never
     * changed.
     *
     * @param averages of the same units in the same recording
     * @param alpha how often a unit without axes is given one, 0 to 1
     */
    public List<Optional<TriggeredCovariance>> covariances(List<TriggeredAverage> averages, double alpha) {
        List<Optional<TriggeredCovariance>> all = new ArrayList<>();
        for (int u = 0; u < units.size(); u++) {
            TriggeredAverage average = averages.get(u);
            if (average.unit() != units.get(u).index()
                    || !average.window().equals(units.get(u).window())) {
                throw new IllegalArgumentException("the averages are of other units: " + average.unit()
                        + " in place of " + units.get(u).index());
            }
            all.add(
                    average.isSilent()
                            ? Optional.empty()
                            : Optional.of(NestedTest.of(average, byUnit.get(u), variance, permutations, alpha)));
        }
        return all;
    }
}
