package org.phosphene.report;

import java.util.List;
import java.util.function.IntPredicate;

/** Cells of plain text in columns. */
final class Columns {
    private Columns() {}

    /**
     * Lines of cells, padded to columns.
     *
     * @param lines the first may be a heading and has the most cells
     * @param text whether a column stands on the left; others stand on the right
     * @return lines of text that end in line ends
     */
    static String aligned(List<List<String>> lines, IntPredicate text) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int c = 0; c < line.size(); c++) {
                widths[c] = Math.max(widths[c], length(line.get(c)));
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int c = 0; c < line.size(); c++) {
                String space = " ".repeat(widths[c] - length(line.get(c)));
                row.append(c == 0 ? "" : "  ").append(text.test(c) ? line.get(c) + space : space + line.get(c));
            }
            out.append(row.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
