package org.phosphene.triggered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.phosphene.estimate.Contrast;
import org.phosphene.stimulus.Shape;

/**
 * Accumulates spike-triggered averages. Of noise whose pixels are correlated it also sums the covariance of each window.
 *
 * <p>Memory: 24 bytes for each pixel of each unit's window, and for correlated noise 4 bytes for each pair of pixels of a
 * window.
 */
public final class AverageSums extends Sums {
    private static final int UNITS_IN_PART = 16;

    private final Shape shape;
    private final List<Unit> units;
    private final List<WindowSums> averages = new ArrayList<>();
    private final Map<Window, WindowCovariance> covariances = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();

    /** Adds an episode to one part. */
    @FunctionalInterface
    private interface Part {
        void add(Episode episode);
    }

    private AverageSums(Recording recording, List<Unit> units) {
        shape = recording.field().shape();
        this.units = List.copyOf(units);
        double centre = recording.centre();
        Map<Window, List<Integer>> byWindow = new LinkedHashMap<>();
        units.forEach(unit -> byWindow.computeIfAbsent(unit.window(), window -> new ArrayList<>())
                .add(unit.index()));
        byWindow.forEach((window, indices) -> {
            for (int from = 0; from < indices.size(); from += UNITS_IN_PART) {
                int[] some = indices.subList(from, Math.min(indices.size(), from + UNITS_IN_PART)).stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
                WindowSums sums = new WindowSums(window, some, shape, centre);
                averages.add(sums);
                parts.add(sums::add);
            }
        });
        if (recording.field().independent().isEmpty()) {
            byWindow.keySet().forEach(window -> covary(new WindowCovariance(window, shape, centre), window));
        }
    }

    private void covary(WindowCovariance covariance, Window window) {
        covariances.put(window, covariance);
        for (int p = 0; p < covariance.parts(); p++) {
            int part = p;
            parts.add(episode -> covariance.add(episode, part));
        }
    }

    /**
     * Sums of units.
     *
     * @param recording that will feed them
     * @throws IllegalArgumentException if there are no units, one is named twice, a window does not lie within the stimulus,
     *     or is too large to be decorrelated
     */
    public static AverageSums of(Recording recording, List<Unit> units) {
        if (units.isEmpty() || units.stream().mapToInt(Unit::index).distinct().count() < units.size()) {
            throw new IllegalArgumentException("units " + units + ": needs at least one, and none twice");
        }
        return new AverageSums(recording, units);
    }

    @Override
    int parts() {
        return parts.size();
    }

    @Override
    void add(Episode episode, int part) {
        parts.get(part).add(episode);
    }

    @Override
    int units() {
        return units.stream().mapToInt(Unit::index).max().orElseThrow() + 1;
    }

    /**
     * The averages, in the order in which the units were given.
     *
     * @throws IllegalArgumentException if the noise is correlated and does not vary in every direction of a window
     */
    public List<TriggeredAverage> averages() {
        Map<Window, DMatrixRMaj> inverses = new LinkedHashMap<>();
        covariances.forEach((window, covariance) -> inverses.put(window, covariance.inverse()));
        Map<Integer, TriggeredAverage> byUnit = new LinkedHashMap<>();
        for (WindowSums sums : averages) {
            Optional<DMatrixRMaj> inverse = Optional.ofNullable(inverses.get(sums.window()));
            for (int u = 0; u < sums.units(); u++) {
                byUnit.put(sums.unit(u), average(sums, u, inverse));
            }
        }
        return units.stream().map(unit -> byUnit.get(unit.index())).toList();
    }

    private TriggeredAverage average(WindowSums sums, int u, Optional<DMatrixRMaj> inverse) {
        boolean responds = sums.variance(u) > 0;
        boolean weights = responds && sums.least(u) >= 0;
        Slopes slopes = new Slopes(sums, u, sums.window().shape(shape));
        return new TriggeredAverage(
                sums.unit(u),
                sums.window(),
                sums.window().shape(shape),
                sums.trials(),
                sums.mean(u),
                Math.sqrt(sums.variance(u)),
                sums.least(u),
                sums.largest(u),
                weights ? Optional.of(slopes.average()) : Optional.<Contrast>empty(),
                responds ? Optional.of(slopes.kernel()) : Optional.<Contrast>empty(),
                responds ? inverse.map(slopes::whitened) : Optional.<Contrast>empty());
    }
}
