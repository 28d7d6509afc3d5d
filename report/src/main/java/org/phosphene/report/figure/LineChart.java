package org.phosphene.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.phosphene.report.Canvas;

/**
 * Curves with bands over an axis that may be logarithmic.
 *
 * @param title over the chart
 * @param across the horizontal axis
 * @param up the vertical axis
 * @param curves at most as many as there are {@link #COLOURS}
 */
public record LineChart(String title, Axis across, Axis up, List<Curve> curves, int width, int height) implements Tile {
    /** Ten colours that stay apart for people who confuse red and green (Paul Tol's "muted", and black). */
    static final List<Color> COLOURS = List.of(
            new Color(0x332288),
            new Color(0xCC6677),
            new Color(0x117733),
            new Color(0x88CCEE),
            new Color(0xDDAA33),
            new Color(0xAA4499),
            new Color(0x44AA99),
            new Color(0x882255),
            new Color(0x999933),
            new Color(0x1b1f24));

    private static final int TEXT = 22;
    private static final int LEFT = 92;
    private static final int TITLE = 44;
    private static final int TOP = 34;
    private static final int BOTTOM = 84;
    private static final int LEGEND = 190;
    private static final int MOST_LEGEND = 400;
    private static final int BESIDE = 58;

    public LineChart {
        curves = List.copyOf(curves);
        if (curves.size() > COLOURS.size()) {
            throw new IllegalArgumentException(curves.size() + " curves: at most " + COLOURS.size());
        }
    }

    /**
     * A curve; all arrays have one length.
     *
     * @param low lower end of the band at each point
     * @param high upper end
     */
    @SuppressWarnings("ArrayRecordComponent") // points of a curve: lists of boxes would not read better
    public record Curve(String name, double[] x, double[] y, double[] low, double[] high) {
        public Curve {
            if (x.length == 0 || y.length != x.length || low.length != x.length || high.length != x.length) {
                throw new IllegalArgumentException("curve " + name + ": " + x.length + " x, " + y.length + " y, "
                        + low.length + " low, " + high.length + " high");
            }
        }

        /** Without a band. */
        public static Curve of(String name, double[] x, double[] y) {
            return new Curve(name, x, y, y, y);
        }
    }

    private int top() {
        return title.isEmpty() ? TOP : TOP + TITLE;
    }

    /** Room for the names, which are cut only if they are very long. */
    private int legend(Canvas canvas) {
        double widest = curves.stream()
                .mapToDouble(curve -> canvas.width(curve.name(), TEXT))
                .max()
                .orElse(0);
        return widest == 0 ? 30 : (int) Math.max(LEGEND, Math.min(MOST_LEGEND, widest + BESIDE));
    }

    @Override
    public void draw(Canvas canvas, int x, int y) {
        canvas.strong(title, x, y + 26, 26, Canvas.INK, width);
        Plot plot = new Plot(x + LEFT, y + top(), width - LEFT - legend(canvas), height - top() - BOTTOM);
        grid(canvas, plot, x, y);
        for (int i = 0; i < curves.size(); i++) {
            curve(canvas, plot, curves.get(i), COLOURS.get(i));
        }
        legend(canvas, plot);
    }

    /** The rectangle of the axes. */
    private record Plot(double left, double top, double width, double height) {
        double x(Axis axis, double value) {
            return left + width * axis.place(value);
        }

        double y(Axis axis, double value) {
            return top + height * (1 - axis.place(value));
        }
    }

    private void grid(Canvas canvas, Plot plot, int x, int y) {
        for (double tick : across.ticks()) {
            double at = plot.x(across, tick);
            canvas.stroke(new Line2D.Double(at, plot.top(), at, plot.top() + plot.height()), 1, Canvas.LINE);
            canvas.textCentre(across.text(tick), at, plot.top() + plot.height() + TEXT + 8, TEXT, Canvas.SOFT);
        }
        for (double tick : up.ticks()) {
            double at = plot.y(up, tick);
            canvas.stroke(new Line2D.Double(plot.left(), at, plot.left() + plot.width(), at), 1, Canvas.LINE);
            canvas.textRight(up.text(tick), plot.left() - 10, at + 0.35 * TEXT, TEXT, Canvas.SOFT);
        }
        canvas.textCentre(across.name(), plot.left() + plot.width() / 2, y + height - 12.0, TEXT, Canvas.INK);
        canvas.text(up.name(), x, y + top() - 14.0, TEXT, Canvas.INK, width);
    }

    private void curve(Canvas canvas, Plot plot, Curve curve, Color colour) {
        int count = curve.x().length;
        Path2D line = new Path2D.Double();
        Path2D band = new Path2D.Double();
        for (int i = 0; i < count; i++) {
            point(line, i, plot.x(across, curve.x()[i]), plot.y(up, curve.y()[i]));
            point(band, i, plot.x(across, curve.x()[i]), plot.y(up, curve.high()[i]));
        }
        for (int i = count - 1; i >= 0; i--) {
            band.lineTo(plot.x(across, curve.x()[i]), plot.y(up, curve.low()[i]));
        }
        band.closePath();
        canvas.fill(band, new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 36));
        canvas.stroke(line, 3, colour);
        for (int i = 0; i < count; i++) {
            double px = plot.x(across, curve.x()[i]);
            double py = plot.y(up, curve.y()[i]);
            canvas.fill(new Ellipse2D.Double(px - 4, py - 4, 8, 8), colour);
        }
    }

    private static void point(Path2D path, int index, double x, double y) {
        if (index == 0) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    private void legend(Canvas canvas, Plot plot) {
        double x = plot.left() + plot.width() + 18;
        for (int i = 0; i < curves.size(); i++) {
            String name = curves.get(i).name();
            double y = plot.top() + 14 + i * 30.0;
            if (!name.isEmpty()) {
                canvas.fill(new BasicStroke(4).createStrokedShape(new Line2D.Double(x, y, x + 26, y)), COLOURS.get(i));
                canvas.text(name, x + 34, y + 7, TEXT, Canvas.INK, legend(canvas) - 56.0);
            }
        }
    }
}
