package org.phosphene.report.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import org.phosphene.contrast.Region;
import org.phosphene.report.Canvas;
import org.phosphene.stimulus.Shape;

/**
 * A picture with a frame around a part of it.
 *
 * @param tile with a picture
 * @param shape of the image that it shows
 * @param framed part of that image
 */
public record FramedTile(MapTile tile, Shape shape, Region framed) implements Tile {
    private static final Color FRAME = new Color(0x00a651);
    private static final double LINE = 3;

    @Override
    public int width() {
        return tile.width();
    }

    @Override
    public int height() {
        return tile.height();
    }

    @Override
    public void draw(Canvas canvas, int x, int y) {
        tile.draw(canvas, x, y);
        tile.picture().ifPresent(picture -> {
            double top = y + tile.height() - (double) tile.side();
            double across = (double) picture.width() / shape.width();
            double down = (double) picture.height() / shape.height();
            Rectangle2D frame = new Rectangle2D.Double(
                    x + framed.left() * across - LINE / 2,
                    top + framed.top() * down - LINE / 2,
                    (framed.right() - framed.left() + 1) * across + LINE,
                    (framed.bottom() - framed.top() + 1) * down + LINE);
            canvas.stroke(frame, LINE, FRAME);
        });
    }
}
