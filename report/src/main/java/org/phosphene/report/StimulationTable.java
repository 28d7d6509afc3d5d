package org.phosphene.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.phosphene.psychometric.PsychometricFit;

/** Thresholds and their shifts for the terminal: no current, the middle and the largest strength of either sign. */
public final class StimulationTable {
    private static final String ROW = "%-12s  %-12s  %4s  %-24s  %-25s  %-7s  %-25s";

    private StimulationTable() {}

    /** The table, without a line end at its end. */
    public static String of(StimulationReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(Legible.text(report.title()) + ": " + Legible.text(report.caption()));
        lines.add(String.format(
                        Locale.ROOT,
                        ROW,
                        "layer",
                        "class",
                        "k",
                        "threshold [95 %]",
                        "shift [95 %]",
                        "p",
                        "share, shift of it")
                .stripTrailing());
        List<Integer> shown = shown(report.strengths());
        for (StimulationReport.Panel panel : report.panels()) {
            for (StimulationReport.Curve curve : panel.curves()) {
                if (shown.contains(curve.strength())) {
                    lines.add(row(panel, curve));
                }
            }
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static List<Integer> shown(List<Integer> strengths) {
        int low = strengths.get(0);
        int high = strengths.get(strengths.size() - 1);
        return List.of(low, low / 2, 0, high / 2, high);
    }

    private static String row(StimulationReport.Panel panel, StimulationReport.Curve curve) {
        String threshold = curve.fit() instanceof PsychometricFit.Fitted fitted
                ? PsychometricTiles.text(fitted.threshold()).replace("+", "")
                : curve.fit() instanceof PsychometricFit.NoThreshold none
                        ? "none (" + none.reason().name().toLowerCase(Locale.ROOT) + ")"
                        : "";
        boolean moved = curve.strength() != 0;
        String shift = curve.shift().threshold().map(PsychometricTiles::text).orElse("none");
        String p = curve.shift()
                .pValue()
                .map(value -> String.format(Locale.ROOT, "%.4f", value))
                .orElse("");
        return String.format(
                        Locale.ROOT,
                        ROW,
                        Legible.text(panel.layer()),
                        Legible.text(panel.name()),
                        curve.strength(),
                        threshold,
                        moved ? shift : "",
                        moved ? p : "",
                        moved ? PsychometricTiles.text(curve.shift().share()) : "")
                .stripTrailing();
    }
}
