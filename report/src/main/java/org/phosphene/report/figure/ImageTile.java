package org.phosphene.report.figure;

import java.awt.image.BufferedImage;
import org.phosphene.report.Canvas;
import org.phosphene.report.Pixels;

/** A picture that was drawn elsewhere. */
public record ImageTile(BufferedImage image) implements Tile {
    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public void draw(Canvas canvas, int x, int y) {
        int[] rgb = image.getRGB(0, 0, width(), height(), null, 0, width());
        canvas.picture(new Pixels(width(), height(), rgb), x, y);
    }
}
