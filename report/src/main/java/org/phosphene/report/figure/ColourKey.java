package org.phosphene.report.figure;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.List;
import org.phosphene.report.Canvas;

/**
 * Names of colours, one below the other.
 *
 * @param title above them
 * @param entries from top to bottom
 */
public record ColourKey(String title, List<Entry> entries, int width) implements Tile {
    private static final int TEXT = 18;
    private static final int LINE = 25;

    /** A colour and what it stands for. */
    public record Entry(String name, Color colour) {}

    public ColourKey {
        entries = List.copyOf(entries);
    }

    @Override
    public int height() {
        return LINE * (entries.size() + 1) + 8;
    }

    @Override
    public void draw(Canvas canvas, int x, int y) {
        canvas.text(title, x, y + 20.0, TEXT, Canvas.SOFT, width);
        for (int i = 0; i < entries.size(); i++) {
            double at = y + LINE * (i + 1) + 14.0;
            canvas.stroke(
                    new Line2D.Double(x, at, x + 26.0, at), 4, entries.get(i).colour());
            canvas.text(entries.get(i).name(), x + 36.0, at + 6, TEXT, Canvas.INK, width - 36.0);
        }
    }
}
