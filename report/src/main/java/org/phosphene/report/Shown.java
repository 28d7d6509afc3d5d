package org.phosphene.report;

import java.util.Comparator;
import java.util.List;

/**
 * The classes that a picture has room for.
 *
 * @param rows the classes to draw
 * @param note what was left out; empty if nothing was
 */
record Shown(List<ClassRow> rows, String note) {
    /** All classes in order, or, where there are more than {@code most}, the most frequent ones that have a map. */
    static Shown of(MapReport report, int most) {
        List<ClassRow> all = ClassRow.all(report);
        if (all.size() <= most) {
            return new Shown(all, "");
        }
        List<ClassRow> rows = all.stream()
                .filter(row -> row.map().isPresent())
                .sorted(Comparator.comparingLong(ClassRow::trials).reversed())
                .limit(most)
                .toList();
        long mapped = all.stream().filter(row -> row.map().isPresent()).count();
        String which = rows.size() < mapped
                ? "The " + rows.size() + " most frequent of " + Wording.count(mapped) + " classes with trials"
                : "All " + Wording.count(mapped) + " classes with trials, the most frequent first";
        long none = all.size() - mapped;
        return new Shown(rows, none == 0 ? which + "." : which + "; " + Wording.count(none) + " have no trials.");
    }
}
