package org.phosphene.report;

import java.util.ArrayList;
import java.util.List;

/** The classes as a table of plain text. */
public final class TerminalTable {
    private static final int MOST_NAME = 24;
    private static final List<String> HEAD =
            List.of("class", "trials", "share", "says of its map", "says, stretched", "peak |z|");

    private TerminalTable() {}

    /**
     * One line for each class, under a heading.
     *
     * @param most classes to list; where there are more, the most frequent ones are listed and a last line tells of the rest
     * @return lines of text that end in line ends
     */
    public static String of(MapReport report, int most) {
        Shown shown = Shown.of(report, most);
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        shown.rows().forEach(row -> lines.add(cells(row)));
        String out = Columns.aligned(lines, TerminalTable::text);
        return shown.note().isEmpty() ? out : out + shown.note() + "\n";
    }

    /** Whether a column holds text, which stands on the left; numbers stand on the right. */
    private static boolean text(int column) {
        return column == 0 || column == 3 || column == 4;
    }

    private static List<String> cells(ClassRow row) {
        String name = Legible.cut(row.name(), MOST_NAME, "~");
        if (row.map().isEmpty()) {
            return List.of(name, "no trials");
        }
        ClassRow.Mapped map = row.map().get();
        return List.of(
                name,
                Wording.count(row.trials()),
                Wording.percent(row.share().value()),
                map.plain().map(n -> Legible.cut(n.name(), MOST_NAME, "~")).orElse("not asked"),
                map.stretched().map(n -> Legible.cut(n.name(), MOST_NAME, "~")).orElse("not asked"),
                Wording.z(Math.abs(map.peakZ())));
    }
}
