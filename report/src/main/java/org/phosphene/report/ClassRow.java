package org.phosphene.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassificationImage;

/**
 * What there is to say of one class.
 *
 * @param label the class
 * @param name as it may be shown
 * @param trials that were answered so
 * @param share of all trials
 * @param map the map with its peak; nothing if there were no trials
 */
record ClassRow(int label, String name, long trials, Share share, Optional<Mapped> map) {
    /**
     * A class that has a map.
     *
     * @param image the map
     * @param peak index of the pixel with the largest |z|, the first of equals
     * @param plain what the observer says of the map as it is
     * @param stretched what the observer says of the map stretched to 0..1
     */
    record Mapped(ClassificationImage image, int peak, Optional<Named> plain, Optional<Named> stretched) {
        double peakZ() {
            return image.z()[peak];
        }
    }

    /** A label and its name as it may be shown. */
    record Named(int label, String name) {}

    /** One row for each class, in order of class. */
    static List<ClassRow> all(MapReport report) {
        Map<Integer, ClassificationImage> images = report.images().images().stream()
                .collect(Collectors.toMap(ClassificationImage::label, Function.identity()));
        // a run of 0 counted trials (all weights 0) has shares of 0
        long trials = Math.max(1, report.images().trials());
        return IntStream.range(0, report.names().size())
                .mapToObj(label -> {
                    long count = report.images().counts().get(label);
                    return new ClassRow(
                            label,
                            Legible.text(report.names().get(label)),
                            count,
                            Share.of(count, trials),
                            Optional.ofNullable(images.get(label)).map(image -> mapped(report, image)));
                })
                .toList();
    }

    private static Mapped mapped(MapReport report, ClassificationImage image) {
        double[] z = image.z();
        int peak = 0;
        for (int i = 1; i < z.length; i++) {
            if (Math.abs(z[i]) > Math.abs(z[peak])) {
                peak = i;
            }
        }
        return new Mapped(
                image,
                peak,
                report.verdicts().flatMap(v -> named(report, v.plain()[image.label()])),
                report.verdicts().flatMap(v -> named(report, v.stretched()[image.label()])));
    }

    private static Optional<Named> named(MapReport report, int label) {
        return label == Verdicts.NONE
                ? Optional.empty()
                : Optional.of(new Named(label, Legible.text(report.names().get(label))));
    }

    /** What the observer says of its own map in a few words; empty if it was not asked. */
    String says() {
        Optional<Named> plain = map.flatMap(Mapped::plain);
        Optional<Named> stretched = map.flatMap(Mapped::stretched);
        if (plain.isEmpty() || plain.equals(stretched)) {
            return plain.map(n -> "says " + n.name()).orElse("");
        }
        return "says " + plain.get().name()
                + stretched.map(n -> " (stretched: " + n.name() + ")").orElse("");
    }
}
