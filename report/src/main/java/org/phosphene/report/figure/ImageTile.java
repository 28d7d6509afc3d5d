package org.phosphene.report.figure;

import java.awt.image.BufferedImage;
import org.phosphene.report.Canvas;

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
        canvas.image(image, x, y);
    }
}
