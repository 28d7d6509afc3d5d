package org.phosphene.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.phosphene.report.PsychometricTiles;
import org.phosphene.report.figure.TableTile;
import org.phosphene.studies.result.Measured;

/** Tables and counts of what current does to thresholds. */
final class StimulationTables {
    private static final int CELL = 310;

    /** What a table's cells are; for the foot of a figure. */
    static final String LEGEND =
            "Threshold: the gamma at which the fitted function is half way up (logistic, no guesses, a lapse of at most 6 %). "
                    + "Shift: threshold with current less that without, with its 95 % interval from images drawn anew, the same "
                    + "for both; below 0 where less signal is needed.";

    /** The rest of it. */
    static final String NO_THRESHOLD =
            "In brackets: no threshold with or without current, because the share is high from pure noise on, stays low, or falls "
                    + "with the signal; then the change of the share by current, mean over all gammas. Pale lines: no function.";

    private StimulationTables() {}

    /** A row for each class, for each layer a column for each strength. */
    static TableTile of(StimulatedNetwork network, List<Integer> classes, List<Integer> strengths) {
        List<String> head = new ArrayList<>(List.of("class"));
        for (String layer : StimulatedNetwork.LAYERS) {
            strengths.forEach(k -> head.add(layer + ", k = " + k));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int label : classes) {
            List<String> row =
                    new ArrayList<>(List.of(network.network().classNames().get(label)));
            for (String layer : StimulatedNetwork.LAYERS) {
                strengths.forEach(k -> row.add(PsychometricTiles.text(network.shift(layer, label, k))));
            }
            rows.add(row);
        }
        // the first column takes about a quarter
        int width = (int) (CELL * (head.size() - 1) / 0.74);
        return new TableTile(head, rows, -1, width);
    }

    /** A number for each training seed. */
    static List<Measured> each(List<StimulatedNetwork> networks, ToDoubleFunction<StimulatedNetwork> number) {
        return networks.stream()
                .map(network -> Measured.of(network.network().title(), number.applyAsDouble(network)))
                .toList();
    }

    /** How many of some classes move to the left, or to the right. */
    static long count(StimulatedNetwork network, String layer, List<Integer> classes, int strength, boolean left) {
        return classes.stream()
                .filter(label ->
                        left ? network.isLeft(layer, label, strength) : network.isRight(layer, label, strength))
                .count();
    }
}
