package org.phosphene.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The sums of several classes taken together, pixel by pixel. */
final class Pool {
    private final List<Moments> parts;
    private final double weights;
    private final double squaredWeights;

    private Pool(List<Moments> parts) {
        this.parts = parts;
        weights = parts.stream().mapToDouble(Moments::weights).sum();
        squaredWeights = parts.stream().mapToDouble(Moments::squaredWeights).sum();
    }

    /**
     * All classes that occur but one.
     *
     * @param without class that is left out, -1 for none
     */
    static Pool of(Moments[] classes, int without) {
        Moments[] parts = IntStream.range(0, classes.length)
                .filter(c -> c != without)
                .mapToObj(c -> classes[c])
                .toArray(Moments[]::new);
        return new Pool(Arrays.stream(parts).filter(Objects::nonNull).toList());
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** As {@link Moments#effectiveTrials}. */
    double effectiveTrials() {
        return weights / squaredWeights * weights;
    }

    double mean(int i) {
        double sum = 0;
        for (Moments part : parts) {
            sum += part.sum(i);
        }
        return sum / weights;
    }

    /** Root of sum w^2 (l - mean)^2 / sum w^2. */
    double deviation(int i) {
        double mean = mean(i);
        double spread = 0;
        for (Moments part : parts) {
            spread += part.spread(i, mean);
        }
        return Math.sqrt(Math.max(0, spread) / squaredWeights);
    }
}
