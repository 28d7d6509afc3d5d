package org.phosphene.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phosphene.triggered.TriggeredAverage;
import org.phosphene.triggered.TriggeredCovariance;

/**
 * The filters of units of one layer, all with windows of one extent.
 *
 * @param title name of the model and layer
 * @param caption one line: noise, trials, place
 * @param numbers of the units in their layer: maps, or elements of a row
 * @param averages one for each unit
 * @param covariances one for each unit, absent for one that never changed its response; empty if they were not asked for
 * @param provenance where it comes from
 */
public record FilterReport(
        String title,
        String caption,
        List<Integer> numbers,
        List<TriggeredAverage> averages,
        List<Optional<TriggeredCovariance>> covariances,
        Provenance provenance) {
    /**
     * @throws IllegalArgumentException if the lists differ in length, or the windows in extent
     */
    public FilterReport {
        numbers = List.copyOf(numbers);
        averages = List.copyOf(averages);
        covariances = List.copyOf(covariances);
        if (averages.isEmpty()
                || numbers.size() != averages.size()
                || (!covariances.isEmpty() && covariances.size() != averages.size())) {
            throw new IllegalArgumentException(numbers.size() + " numbers, " + averages.size() + " averages, "
                    + covariances.size() + " covariances: must be as many, and at least one");
        }
        if (averages.stream().map(TriggeredAverage::shape).distinct().count() > 1) {
            throw new IllegalArgumentException("units with windows of several extents do not fit into one report");
        }
    }

    /** What a unit is called, by its place in the lists. */
    String name(int u) {
        return "unit " + numbers.get(u);
    }

    /** Places in the lists of units that have a map. */
    List<Integer> mapped() {
        return IntStream.range(0, averages.size())
                .filter(u -> !averages.get(u).isSilent())
                .boxed()
                .toList();
    }

    /** Whether second-order axes were looked for. */
    public boolean hasCovariances() {
        return !covariances.isEmpty();
    }
}
