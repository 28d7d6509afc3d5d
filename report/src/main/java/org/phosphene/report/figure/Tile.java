package org.phosphene.report.figure;

import org.phosphene.report.Canvas;

/** A part of a {@link Sheet} that knows its size, in pixels, and draws itself. */
public interface Tile {
    int width();

    int height();

    /** Draws it with its left upper corner at (x, y). */
    void draw(Canvas canvas, int x, int y);
}
