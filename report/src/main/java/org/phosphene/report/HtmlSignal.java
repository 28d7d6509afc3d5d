package org.phosphene.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the page tells of a run with a signal.
 *
 * @param lead in one sentence
 * @param answers names of the classes, the columns of the table; empty where they are too many for a page
 * @param rows one for each class of the signal
 * @param picture two classes set against each other, as base64 of a PNG; null without such a pair
 */
record HtmlSignal(String lead, List<String> answers, List<Row> rows, String picture) {
    private static final int MOST = 30;

    /**
     * A row of the table.
     *
     * @param name of the signal's class
     * @param trials in words
     * @param cells share of its trials that got each answer
     */
    record Row(String name, String trials, List<Cell> cells) {}

    /** A share, and whether the answer is the right one. */
    record Cell(String share, boolean right) {}

    static HtmlSignal of(MapReport report, SignalReport signal) {
        Share accuracy = signal.accuracy();
        String lead = Wording.percent(signal.gamma()) + " signal in noise: " + Wording.percent(accuracy.value())
                + " of " + Wording.count(signal.trials()) + " answers were right (95 %: "
                + Wording.percent(accuracy.low()) + " to " + Wording.percent(accuracy.high()) + ")";
        boolean fits = report.names().size() <= MOST && signal.signals().size() <= MOST;
        return new HtmlSignal(
                lead,
                fits ? report.names().stream().map(Legible::text).toList() : List.of(),
                fits
                        ? IntStream.range(0, signal.signals().size())
                                .mapToObj(row -> row(report, signal, row))
                                .toList()
                        : List.of(),
                signal.pair().isPresent() ? Png.base64(SignalFigure.image(report)) : null);
    }

    private static Row row(MapReport report, SignalReport signal, int row) {
        int right = signal.signals().get(row);
        long trials = signal.trials(row);
        List<Long> counts = signal.counts().get(row);
        return new Row(
                Legible.text(report.names().get(right)),
                Wording.count(trials),
                IntStream.range(0, counts.size())
                        .mapToObj(answer -> new Cell(
                                trials == 0 ? "–" : Wording.percent((double) counts.get(answer) / trials),
                                answer == right))
                        .toList());
    }
}
