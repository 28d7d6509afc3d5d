package org.phosphene.report.figure;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.phosphene.report.Canvas;

/**
 * Measured shares as dots with fitted functions as lines, as the panels of Fig. 9.
 *
 * @param title over the chart
 * @param across the horizontal axis
 * @param up the vertical axis
 * @param series in the order in which they are drawn
 * @param named whether the axes carry their names
 */
public record ResponseChart(
        String title, Axis across, Axis up, List<Series> series, boolean named, int width, int height) implements Tile {
    private static final int TEXT = 18;
    private static final int TITLE = 34;
    private static final int LEFT = 46;
    private static final int RIGHT = 12;
    private static final int BOTTOM = 28;
    private static final int NAMES = 26;
    private static final double DOT = 3.2;
    private static final int PALE = 90;

    public ResponseChart {
        series = List.copyOf(series);
    }

    /**
     * Dots of one colour, and the function that was fitted to them.
     *
     * @param x places of the dots
     * @param y heights of the dots
     * @param line heights of the function at {@code lineX}; empty where there is none: then a pale line joins the dots
     */
    public record Series(Color colour, double[] x, double[] y, double[] lineX, double[] line) {
        public Series {
            if (x.length != y.length || lineX.length != line.length) {
                throw new IllegalArgumentException("a series of " + x.length + " x, " + y.length + " y, " + lineX.length
                        + " and " + line.length + " for its line");
            }
        }
    }

    @Override
    public void draw(Canvas canvas, int x, int y) {
        int head = title.isEmpty() ? 12 : TITLE;
        int names = named ? NAMES : 0;
        double left = x + LEFT + names;
        double top = y + head + 0.0;
        double wide = width - LEFT - RIGHT - names;
        double high = height - head - BOTTOM - names;
        canvas.strong(title, left, y + 22, 20, Canvas.INK, wide);
        grid(canvas, left, top, wide, high);
        if (named) {
            canvas.textCentre(across.name(), left + wide / 2, y + height - 4.0, TEXT, Canvas.INK);
            canvas.text(up.name(), x, top - 8, TEXT, Canvas.INK, LEFT + names - 8.0);
        }
        for (Series one : series) {
            boolean fitted = one.line().length > 0;
            Color pale = new Color(
                    one.colour().getRed(), one.colour().getGreen(), one.colour().getBlue(), PALE);
            Path2D path = fitted
                    ? path(one.lineX(), one.line(), left, top, wide, high)
                    : path(one.x(), one.y(), left, top, wide, high);
            canvas.stroke(path, fitted ? 2.2 : 1.4, fitted ? one.colour() : pale);
            for (int i = 0; i < one.x().length; i++) {
                double px = left + wide * across.place(one.x()[i]);
                double py = top + high * (1 - up.place(one.y()[i]));
                canvas.fill(new Ellipse2D.Double(px - DOT, py - DOT, 2 * DOT, 2 * DOT), one.colour());
            }
        }
    }

    private void grid(Canvas canvas, double left, double top, double wide, double high) {
        for (double tick : across.ticks()) {
            double at = left + wide * across.place(tick);
            canvas.stroke(new Line2D.Double(at, top, at, top + high), 1, Canvas.LINE);
            canvas.textCentre(across.text(tick), at, top + high + TEXT + 4, TEXT, Canvas.SOFT);
        }
        for (double tick : up.ticks()) {
            double at = top + high * (1 - up.place(tick));
            canvas.stroke(new Line2D.Double(left, at, left + wide, at), 1, Canvas.LINE);
            canvas.textRight(up.text(tick), left - 8, at + 0.35 * TEXT, TEXT, Canvas.SOFT);
        }
    }

    private Path2D path(double[] xs, double[] ys, double left, double top, double wide, double high) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < xs.length; i++) {
            double px = left + wide * across.place(xs[i]);
            double py = top + high * (1 - up.place(ys[i]));
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        return path;
    }
}
