package org.phosphene.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.phosphene.contrast.Change;
import org.phosphene.contrast.ClassContrast;

/** A contrast of two models for the terminal. */
public final class DiffTable {
    private static final int MOST_NAME = 16;
    private static final int MOST_ROWS = 20;
    private static final int MOST_MOVES = 5;
    static final List<String> HEAD =
            List.of("class", "OLD", "NEW", "change [points]", "p", "map: largest", "p", "changed values");

    private DiffTable() {}

    /** Agreement, a line for each class, the most frequent disagreements, and the findings; ends in a line end. */
    public static String of(DiffReport report) {
        StringBuilder out = new StringBuilder();
        out.append("OLD ").append(Legible.text(report.oldName())).append(", NEW ");
        out.append(Legible.text(report.newName()))
                .append(": ")
                .append(report.caption())
                .append('\n');
        out.append(capital(report.agreement())).append('\n').append('\n');
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        shown(report).forEach(one -> lines.add(cells(one, report)));
        out.append(Columns.aligned(lines, column -> column == 0));
        if (report.contrast().classes().size() > MOST_ROWS) {
            out.append("(the ").append(MOST_ROWS).append(" classes with the most disagreements; ");
            out.append(DiffFiles.JSON).append(" has all)\n");
        }
        String moves = moves(report);
        out.append(moves.isEmpty() ? "" : "Most often: " + moves + "\n").append('\n');
        out.append(capital(report.verdict())).append('\n');
        for (Change change : report.findings()) {
            out.append("  ").append(change.text(report.names())).append('\n');
        }
        return out.toString();
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Those with the most disagreements, in the order of the classes. */
    static List<ClassContrast> shown(DiffReport report) {
        return report.contrast().classes().stream()
                .sorted(Comparator.comparingLong((ClassContrast one) -> -one.gained() - one.lost()))
                .limit(MOST_ROWS)
                .sorted(Comparator.comparingInt(ClassContrast::label))
                .toList();
    }

    static List<String> cells(ClassContrast one, DiffReport report) {
        List<String> cells = new ArrayList<>(List.of(
                Legible.cut(report.names().get(one.label()), MOST_NAME, "~"),
                Wording.percent((double) one.before() / one.trials()),
                Wording.percent((double) one.after() / one.trials()),
                points(one.change(), one.margin()),
                p(one.pValue())));
        if (one.map().isEmpty()) {
            cells.addAll(List.of("same", "", ""));
            return cells;
        }
        var map = one.map().get();
        cells.add(points(map.contrast().value()[map.peak()], map.contrast().standardError()[map.peak()]));
        cells.add(p(map.pValue()[map.peak()]));
        cells.add(Wording.count(
                map.changedPixels(report.tolerance().level(), report.tolerance().map())));
        return cells;
    }

    /** A change with what belongs to it, in points of percent. */
    static String points(double value, double error) {
        String form = Math.abs(value) < 0.01 ? "%+.3f ± %.3f" : "%+.2f ± %.2f";
        return String.format(Locale.ROOT, form, 100 * value, 100 * error);
    }

    private static String p(double p) {
        return p < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    private static String moves(DiffReport report) {
        int[][] counts = report.contrast().table().counts();
        List<int[]> moves = new ArrayList<>();
        for (int old = 0; old < counts.length; old++) {
            for (int now = 0; now < counts.length; now++) {
                if (old != now && counts[old][now] > 0) {
                    moves.add(new int[] {counts[old][now], old, now});
                }
            }
        }
        moves.sort(Comparator.comparingInt(move -> -move[0]));
        List<String> words = moves.stream()
                .limit(MOST_MOVES)
                .map(move -> report.names().get(move[1]) + " becomes "
                        + report.names().get(move[2]) + " (" + Wording.count(move[0]) + ")")
                .toList();
        return String.join(", ", words);
    }
}
