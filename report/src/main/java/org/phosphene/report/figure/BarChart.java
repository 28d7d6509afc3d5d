package org.phosphene.report.figure;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.phosphene.report.Canvas;

/**
 * Groups of bars, one group for each name and one bar in it for each series.
 *
 * @param title over the chart
 * @param up the vertical axis
 * @param names of the groups
 * @param series the bars; each has one value for each name, and a value at or below the axis' beginning has no bar
 */
public record BarChart(String title, Axis up, List<String> names, List<Series> series, int width, int height)
        implements Tile {
    private static final int TEXT = 20;
    private static final int LEFT = 92;
    private static final int TITLE = 44;
    private static final int TOP = 60;
    private static final int BOTTOM = 50;
    private static final double FILLED = 0.78;

    /**
     * Bars of one colour.
     *
     * @param values one for each group
     */
    public record Series(String name, List<Double> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    /**
     * @throws IllegalArgumentException if a series has another number of values than there are names
     */
    public BarChart {
        names = List.copyOf(names);
        series = List.copyOf(series);
        for (Series one : series) {
            if (one.values().size() != names.size()) {
                throw new IllegalArgumentException(
                        "bars of " + one.name() + ": " + one.values().size() + " for " + names.size() + " names");
            }
        }
    }

    @Override
    public void draw(Canvas canvas, int x, int y) {
        canvas.strong(title, x, y + 26, 26, Canvas.INK, width);
        double left = x + LEFT;
        double right = x + width;
        int head = title.isEmpty() ? 0 : TITLE;
        double top = y + head + TOP;
        double bottom = y + height - BOTTOM;
        for (double tick : up.ticks()) {
            double at = bottom - (bottom - top) * up.place(tick);
            canvas.stroke(new Line2D.Double(left, at, right, at), 1, Canvas.LINE);
            canvas.textRight(up.text(tick), left - 10, at + 0.35 * TEXT, TEXT, Canvas.SOFT);
        }
        legend(canvas, x, y + head + 20);
        double group = (right - left) / names.size();
        double bar = FILLED * group / series.size();
        for (int n = 0; n < names.size(); n++) {
            double from = left + n * group + (1 - FILLED) / 2 * group;
            for (int s = 0; s < series.size(); s++) {
                double high = (bottom - top) * up.place(series.get(s).values().get(n));
                canvas.fill(new Rectangle2D.Double(from + s * bar, bottom - high, bar - 1, high), colour(s));
            }
            String name = canvas.fitted(names.get(n), TEXT, group - 6);
            canvas.textCentre(name, left + (n + 0.5) * group, bottom + TEXT + 8, TEXT, Canvas.INK);
        }
    }

    private void legend(Canvas canvas, int x, int y) {
        canvas.text(up.name(), x, y + 8.0, TEXT, Canvas.SOFT, width);
        double at = x + canvas.width(up.name(), TEXT) + 40;
        for (int s = 0; s < series.size(); s++) {
            canvas.fill(new Rectangle2D.Double(at, y - 8.0, 22, 18), colour(s));
            canvas.text(series.get(s).name(), at + 30, y + 8.0, TEXT, Canvas.INK, width);
            at += canvas.width(series.get(s).name(), TEXT) + 70;
        }
    }

    private static Color colour(int series) {
        return LineChart.COLOURS.get(series % LineChart.COLOURS.size());
    }
}
