package org.phosphene.studies.result;

import java.util.Objects;
import java.util.Optional;

/**
 * A number that was measured on one network.
 *
 * @param network name and training seed, as in {@code mnist-cnn, training seed 2}
 * @param value in the finding's unit
 * @param low lower end of an interval, if there is one; what it is stands in the finding's note
 * @param high upper end
 */
public record Measured(String network, double value, Optional<Double> low, Optional<Double> high) {
    /**
     * @throws IllegalArgumentException if a number is not finite or only one end of the interval is there
     */
    public Measured {
        Objects.requireNonNull(network, "network");
        if (!Double.isFinite(value)
                || low.isPresent() != high.isPresent()
                || (low.isPresent() && !(low.get() <= high.get()))) {
            throw new IllegalArgumentException("measured " + value + ", interval " + low + " to " + high);
        }
    }

    public static Measured of(String network, double value) {
        return new Measured(network, value, Optional.empty(), Optional.empty());
    }

    /** With an interval. */
    public static Measured of(String network, double value, double low, double high) {
        return new Measured(network, value, Optional.of(low), Optional.of(high));
    }
}
