package org.phosphene.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.phosphene.audit.Reach;

/** An audit as plain text. */
public final class AuditTable {
    private AuditTable() {}

    /** The verdict, the facts and what the trigger does to each class; lines that end in line ends. */
    public static String of(AuditReport report) {
        StringBuilder out = new StringBuilder();
        out.append(Legible.text(report.title()))
                .append("\n")
                .append(AuditWords.verdict(report))
                .append(".\n\n");
        List<List<String>> facts = new ArrayList<>();
        AuditWords.facts(report).forEach(fact -> facts.add(List.of(fact.key(), fact.value())));
        out.append(Columns.aligned(facts, column -> true)).append("\n");
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "class",
                "turned",
                String.format(
                        Locale.ROOT,
                        "at %.0f %% contrast",
                        100 * report.result().trigger().contrast())));
        for (Reach reach : report.result().trigger().reaches()) {
            lines.add(List.of(
                    AuditWords.name(report, reach.source()),
                    String.format(Locale.ROOT, "%.0f %%", 100 * reach.turned()),
                    String.format(Locale.ROOT, "%.0f %%", 100 * reach.faintly())));
        }
        return out.append(Columns.aligned(lines, column -> column == 0)).toString();
    }
}
