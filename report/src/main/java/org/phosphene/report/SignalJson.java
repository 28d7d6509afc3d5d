package org.phosphene.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.Contrast;

/**
 * The part of result.json about a signal. {@code counts} has a row for each of {@code signals} and a column for each answer;
 * {@code cells} of a pair has the trials of signal (row) and answer (column) of the two classes.
 */
final class SignalJson {
    private SignalJson() {}

    static void put(ObjectNode node, SignalReport signal, MapReport report) {
        Share accuracy = signal.accuracy();
        node.put("images", report.provenance().spec().getOrDefault("stimulus.signal", ""))
                .put("gamma", signal.gamma())
                .put("accuracy", accuracy.value());
        node.putArray("accuracy_95").add(accuracy.low()).add(accuracy.high());
        ArrayNode signals = node.putArray("signals");
        signal.signals().forEach(signals::add);
        ArrayNode counts = node.putArray("counts");
        signal.counts().forEach(row -> {
            ArrayNode answers = counts.addArray();
            row.forEach(answers::add);
        });
        signal.pair().ifPresent(pair -> put(node.putObject("pair"), pair));
    }

    private static void put(ObjectNode node, SignalPair pair) {
        node.put("first", pair.first()).put("second", pair.second());
        ArrayNode cells = node.putArray("cells");
        for (int row = 0; row < 2; row++) {
            cells.addArray()
                    .add(trials(pair.cells().get(2 * row)))
                    .add(trials(pair.cells().get(2 * row + 1)));
        }
        pair.image().ifPresent(image -> image(node.putObject("equation_1"), image));
    }

    private static long trials(Optional<ClassificationImage> cell) {
        return cell.map(ClassificationImage::trials).orElse(0L);
    }

    private static void image(ObjectNode node, Contrast image) {
        int peak = 0;
        for (int i = 0; i < image.z().length; i++) {
            peak = Math.abs(image.z()[i]) > Math.abs(image.z()[peak]) ? i : peak;
        }
        int area = image.shape().height() * image.shape().width();
        node.put("trials", image.trials())
                .putObject("peak")
                .put("abs_z", Math.abs(image.z()[peak]))
                .put("z", image.z()[peak])
                .put("channel", peak / area)
                .put("row", peak % area / image.shape().width())
                .put("column", peak % image.shape().width())
                .put("value", image.value()[peak])
                .put("standard_error", image.standardError()[peak]);
    }
}
