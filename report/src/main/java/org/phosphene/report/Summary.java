package org.phosphene.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A result in three sentences of plain words. */
public final class Summary {
    private static final double NEARLY_ALL = 0.9;
    private static final int MOST_NAMES = 5;

    private final MapReport report;
    private final List<ClassRow> rows;
    private final ClassRow top;

    private Summary(MapReport report) {
        this.report = report;
        rows = ClassRow.all(report);
        top = rows.stream().max(Comparator.comparingLong(ClassRow::trials)).orElseThrow();
    }

    public static Summary of(MapReport report) {
        return new Summary(report);
    }

    /** What was answered; how evenly; how much of it is more than chance. */
    public List<String> sentences() {
        if (report.images().trials() == 0) {
            return List.of("No trial counts under the weighting '" + report.weighting() + "', so there is no map.");
        }
        return List.of(answers(), evenness(), structure());
    }

    /** Whether one class takes at least 90 % of the trials, so that the others rest on few. */
    public boolean lopsided() {
        return top.share().value() >= NEARLY_ALL;
    }

    private String answers() {
        String all = Wording.count(report.images().trials());
        String name = "“" + top.name() + "”";
        double share = top.share().value();
        String called = share == 1
                ? "called every one " + name
                : share >= 0.5
                        ? "called " + Wording.percent(share) + " of them " + name
                        : "most often called them " + name + " (" + Wording.percent(share) + ")";
        return "Shown " + all + " images of pure noise, " + Legible.text(report.title()) + " " + called + ".";
    }

    private String evenness() {
        StringBuilder text = new StringBuilder("Its answers carry ")
                .append(Wording.bits(report.images().entropy()))
                .append(" of at most ")
                .append(Wording.bits(report.mostEntropy()))
                .append(" bits");
        if (lopsided()) {
            text.append(": one class takes nearly all the noise, so the other maps rest on few trials");
        }
        List<String> silent = rows.stream()
                .filter(row -> row.map().isEmpty())
                .map(ClassRow::name)
                .toList();
        if (!silent.isEmpty()) {
            text.append("; never answered, and therefore without a map: ").append(some(silent));
        }
        return text.append('.').toString();
    }

    private static String some(List<String> names) {
        List<String> first = new ArrayList<>(names.subList(0, Math.min(MOST_NAMES, names.size())));
        String rest = names.size() > MOST_NAMES ? " and " + Wording.count(names.size() - MOST_NAMES) + " more" : "";
        return String.join(", ", first) + rest;
    }

    private String structure() {
        double chance = Chance.peakZ(report.images().shape().size());
        List<ClassRow.Mapped> maps =
                rows.stream().flatMap(row -> row.map().stream()).toList();
        long beyond =
                maps.stream().filter(map -> Math.abs(map.peakZ()) > chance).count();
        String text = beyond + " of " + maps.size() + " maps hold" + (beyond == 1 ? "s" : "")
                + " structure beyond chance (peak |z| above " + Wording.z(chance)
                + ", which 1 in 20 maps of pure chance reaches)";
        if (report.verdicts().isEmpty()) {
            return text + ".";
        }
        long own = maps.stream()
                .filter(map -> map.stretched()
                        .filter(n -> n.label() == map.image().label())
                        .isPresent())
                .count();
        return text + "; shown its own maps at full contrast, it gives " + own + " of " + maps.size()
                + " the class they were made from.";
    }
}
