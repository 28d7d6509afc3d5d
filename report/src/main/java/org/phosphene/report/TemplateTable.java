package org.phosphene.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.phosphene.template.Confusion;
import org.phosphene.template.Rule;

/** How well templates classify, as a table of plain text: a line for each set of templates, a column for each rule. */
public final class TemplateTable {
    private static final int MOST_NAME = 40;
    private static final int MOST_CLASSES = 10;
    private static final double LEVEL = 0.05;

    private TemplateTable() {}

    /** The table, what its columns mean, and which classes have no template; lines of text that end in line ends. */
    public static String of(TemplateReport report) {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("templates"));
        report.rules().forEach(rule -> head.add(rule.toString()));
        lines.add(head);
        StringBuilder notes = new StringBuilder();
        report.byTemplates().forEach((name, results) -> {
            String shown = Legible.cut(Legible.text(name), MOST_NAME, "~");
            List<String> line = new ArrayList<>(List.of(shown));
            results.forEach(result -> line.add(cell(result.confusion())));
            lines.add(line);
            notes.append(without(shown, results.get(0).confusion(), report.names()));
        });
        StringBuilder out = new StringBuilder(report.caption()).append("\n\n");
        out.append(Columns.aligned(lines, column -> column == 0)).append('\n');
        for (Rule rule : report.rules()) {
            out.append(
                    String.format(Locale.ROOT, "%-11s %s%n", rule, rule.words()).replace("\r", ""));
        }
        out.append("[ ]         95 % interval, exact");
        if (lines.stream().flatMap(List::stream).anyMatch(cell -> cell.endsWith("~"))) {
            out.append("; ~ no better than guessing (p > ").append(LEVEL).append(')');
        }
        return out.append('\n').append(notes).toString();
    }

    static String cell(Confusion confusion) {
        return accuracy(confusion) + " " + interval(confusion) + (confusion.pValue() > LEVEL ? " ~" : "");
    }

    static String accuracy(Confusion confusion) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * confusion.accuracy());
    }

    static String interval(Confusion confusion) {
        Confusion.Interval interval = confusion.interval();
        return String.format(Locale.ROOT, "[%.1f, %.1f]", 100 * interval.low(), 100 * interval.high());
    }

    private static String without(String templates, Confusion confusion, List<String> names) {
        List<Integer> without = confusion.withoutTemplate();
        if (without.isEmpty()) {
            return "";
        }
        String list = without.stream()
                .limit(MOST_CLASSES)
                .map(label -> Legible.cut(Legible.text(names.get(label)), MOST_NAME, "~"))
                .collect(Collectors.joining(", "));
        int more = without.size() - MOST_CLASSES;
        int images = without.stream().mapToInt(confusion::images).sum();
        return templates + ": no template for " + list + (more > 0 ? " and " + Wording.count(more) + " more" : "")
                + ", so their " + Wording.count(images) + " images count as wrong\n";
    }
}
