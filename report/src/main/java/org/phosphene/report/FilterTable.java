package org.phosphene.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.phosphene.triggered.TriggeredAverage;
import org.phosphene.triggered.TriggeredCovariance;

/** The units of a layer as a table of plain text. */
public final class FilterTable {
    private static final int MOST = 40;

    private FilterTable() {}

    /** Title, caption, and one line for each of the first forty units; lines of text that end in line ends. */
    public static String of(FilterReport report) {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("unit", "mean response", "deviation", "peak |z|"));
        if (report.hasCovariances()) {
            head.add("second-order axes");
        }
        lines.add(head);
        int count = report.averages().size();
        for (int u = 0; u < Math.min(MOST, count); u++) {
            lines.add(line(report, u));
        }
        String rest = count > MOST ? "and " + Wording.count(count - MOST) + " more\n" : "";
        return Legible.text(report.title()) + "\n" + Legible.text(report.caption()) + "\n\n"
                + Columns.aligned(lines, column -> column == 4) + rest;
    }

    private static List<String> line(FilterReport report, int u) {
        TriggeredAverage average = report.averages().get(u);
        List<String> line = new ArrayList<>();
        line.add(Integer.toString(report.numbers().get(u)));
        line.add(String.format(Locale.ROOT, "%.4g", average.mean()));
        line.add(String.format(Locale.ROOT, "%.4g", average.deviation()));
        line.add(average.filter()
                .map(filter ->
                        Wording.z(Arrays.stream(filter.z()).map(Math::abs).max().orElseThrow()))
                .orElse("never changes"));
        if (report.hasCovariances()) {
            line.add(axes(report.covariances().get(u)));
        }
        return line;
    }

    /** In words. */
    static String axes(Optional<TriggeredCovariance> covariance) {
        if (covariance.isEmpty()) {
            return "";
        }
        List<String> axes = covariance.get().axes().stream()
                .map(axis -> String.format(Locale.ROOT, "%s %+.3f", axis.sign(), axis.eigenvalue()))
                .toList();
        return axes.isEmpty() ? "none" : String.join(", ", axes);
    }
}
