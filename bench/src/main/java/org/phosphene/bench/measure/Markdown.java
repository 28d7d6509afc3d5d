package org.phosphene.bench.measure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables in Markdown that can be read as text as well. */
public final class Markdown {
    private Markdown() {}

    /**
     * A table.
     *
     * @param head names of the columns
     * @param rows as many cells each
     */
    public static String table(List<String> head, List<List<String>> rows) {
        List<List<String>> clean = rows.stream().map(Markdown::clean).toList();
        int[] widths = IntStream.range(0, head.size())
                .map(c -> Math.max(
                        Math.max(3, head.get(c).length()),
                        clean.stream()
                                .mapToInt(row -> row.get(c).length())
                                .max()
                                .orElse(0)))
                .toArray();
        List<String> rule =
                IntStream.of(widths).mapToObj(width -> "-".repeat(width)).toList();
        return line(head, widths)
                + line(rule, widths)
                + clean.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    /** What another program said must not end a cell or a line. */
    private static List<String> clean(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replaceAll("\\p{Cntrl}+", " ").replace("|", "\\|"))
                .toList();
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(
                        c -> cells.get(c) + " ".repeat(widths[c] - cells.get(c).length()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
