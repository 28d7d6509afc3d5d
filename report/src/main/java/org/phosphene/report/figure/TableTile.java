package org.phosphene.report.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.phosphene.report.Canvas;

/**
 * A small table; the first column reads from the left, the others end at the right.
 *
 * @param head names of the columns
 * @param rows as many cells each
 * @param marked the row that stands out, counted from 0; -1 for none
 */
public record TableTile(List<String> head, List<List<String>> rows, int marked, int width) implements Tile {
    private static final int TEXT = 24;
    private static final int LINE = 42;
    private static final int PAD = 12;
    private static final double FIRST = 0.26;
    private static final Color MARK = new Color(0xe8eef7);

    /**
     * @throws IllegalArgumentException if a row has another number of cells than the head
     */
    public TableTile {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != head.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " cells below a head of " + head.size());
            }
        }
    }

    @Override
    public int height() {
        return LINE * (rows.size() + 1);
    }

    @Override
    public void draw(Canvas canvas, int x, int y) {
        line(canvas, head, x, y, true);
        for (int i = 0; i < rows.size(); i++) {
            int top = y + LINE * (i + 1);
            if (i == marked) {
                canvas.fill(new Rectangle2D.Double(x, top, width, LINE), MARK);
            }
            canvas.stroke(new java.awt.geom.Line2D.Double(x, top, x + (double) width, top), 1, Canvas.LINE);
            line(canvas, rows.get(i), x, top, false);
        }
    }

    /** The first column takes {@link #FIRST} of the width. */
    private void line(Canvas canvas, List<String> cells, int x, int top, boolean strong) {
        double first = cells.size() == 1 ? width : FIRST * width;
        double each = (width - first) / Math.max(1, cells.size() - 1);
        double baseline = top + LINE - 14.0;
        if (strong) {
            canvas.strong(cells.get(0), x + PAD, baseline, TEXT, Canvas.INK, first - 2 * PAD);
        } else {
            canvas.text(cells.get(0), x + PAD, baseline, TEXT, Canvas.INK, first - 2 * PAD);
        }
        for (int i = 1; i < cells.size(); i++) {
            String text = canvas.fitted(cells.get(i), TEXT, each - PAD);
            canvas.textRight(text, x + first + i * each - PAD, baseline, TEXT, strong ? Canvas.SOFT : Canvas.INK);
        }
    }
}
