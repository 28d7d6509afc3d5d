package org.phosphene.report;

import java.util.Locale;

/** What a run with a signal tells, as plain text: how often the answer was right, and which were given instead. */
public final class TerminalSignal {
    private static final int MOST_ROWS = 20;
    private static final int WIDTH = 9;

    private TerminalSignal() {}

    /** One line, and where it fits a table of signals (rows) and answers (columns). */
    public static String of(MapReport report, SignalReport signal) {
        Share accuracy = signal.accuracy();
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "signal of %s in noise: %s answered right (95 %%: %s to %s), %s trials%n",
                Wording.percent(signal.gamma()),
                Wording.percent(accuracy.value()),
                Wording.percent(accuracy.low()),
                Wording.percent(accuracy.high()),
                Wording.count(signal.trials())));
        if (report.names().size() <= MOST_ROWS) {
            out.append(cell("answer:"));
            report.names().forEach(name -> out.append(cell(Legible.text(name))));
            out.append('\n');
            for (int row = 0; row < signal.signals().size(); row++) {
                out.append(cell(Legible.text(report.names().get(signal.signals().get(row)))));
                signal.counts().get(row).forEach(count -> out.append(cell(Long.toString(count))));
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static String cell(String text) {
        String cut = Legible.cut(text, WIDTH, "~");
        return " ".repeat(1 + WIDTH - cut.codePointCount(0, cut.length())) + cut;
    }
}
