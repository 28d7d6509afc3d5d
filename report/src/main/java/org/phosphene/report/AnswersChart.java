package org.phosphene.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How often each class was answered, as bars on a logarithmic scale: where one class takes nearly all the noise, a linear
 * scale shows one bar and nothing else. Positions are in the chart's own units, left to right and top to bottom.
 *
 * @param height of the chart
 * @param bottom lower end of the grid lines
 * @param bars one for each class shown
 * @param ticks powers of ten
 * @param equal where the bars would end if all classes were equally frequent
 * @param note which classes are shown; empty if all are
 */
record AnswersChart(int height, int bottom, List<Bar> bars, List<Tick> ticks, String equal, String note) {
    static final int MOST = 40;

    private static final int LEFT = 150;
    private static final int ROOM = 500;
    private static final int ROW = 24;
    private static final int TOP = 26;
    private static final int MOST_NAME = 20;
    /** Where the scale begins, so that a single trial has a bar. */
    private static final double FIRST = 0.5;

    /**
     * @param y upper edge
     * @param baseline of its texts
     * @param width of the bar; nothing if there are no trials
     * @param end where the number after the bar begins
     */
    record Bar(String name, int y, int baseline, String width, String end, String count, boolean none) {}

    /** A grid line. */
    record Tick(String x, String label) {}

    static AnswersChart of(MapReport report) {
        Shown shown = Shown.of(report, MOST);
        long most = shown.rows().stream().mapToLong(ClassRow::trials).max().orElse(1);
        double top = 10;
        while (top < most) {
            top *= 10;
        }
        List<Bar> bars = new ArrayList<>();
        for (ClassRow row : shown.rows()) {
            int y = TOP + bars.size() * ROW;
            bars.add(bar(row, y, top));
        }
        List<Tick> ticks = new ArrayList<>();
        for (double at = 1; at <= top; at *= 10) {
            ticks.add(new Tick(number(LEFT + x(at, top)), Wording.count((long) at)));
        }
        double even = Math.max(
                FIRST, (double) report.images().trials() / report.images().classes());
        int bottom = TOP + bars.size() * ROW;
        return new AnswersChart(bottom + 8, bottom, bars, ticks, number(LEFT + x(even, top)), shown.note());
    }

    private static Bar bar(ClassRow row, int y, double top) {
        double width = row.trials() == 0 ? 0 : x((double) row.trials(), top);
        String count = row.trials() == 0
                ? "no trials"
                : Wording.count(row.trials()) + " · "
                        + Wording.percent(row.share().value());
        String name = Legible.cut(row.name(), MOST_NAME, "…");
        return new Bar(name, y + 4, y + 17, number(width), number(LEFT + width + 7), count, row.trials() == 0);
    }

    private static double x(double trials, double top) {
        return ROOM * Math.log(trials / FIRST) / Math.log(top / FIRST);
    }

    private static String number(double position) {
        return String.format(Locale.ROOT, "%.1f", position);
    }
}
