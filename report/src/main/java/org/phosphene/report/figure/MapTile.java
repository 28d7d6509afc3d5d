package org.phosphene.report.figure;

import java.util.Optional;
import org.phosphene.report.Canvas;
import org.phosphene.report.Pixels;

/**
 * A picture under a title, as the panels of Fig. 2A.
 *
 * @param title over the picture on the left
 * @param aside on the right of the title
 * @param under a second line, smaller
 * @param side width and height of the room for the picture
 * @param picture drawn in its own size, at most {@code side}; absent for a class without trials
 * @param absent what stands in its place then
 */
public record MapTile(String title, String aside, String under, int side, Optional<Pixels> picture, String absent)
        implements Tile {
    private static final double LARGE = 0.12;
    private static final int LEAST = 17;

    public MapTile {
        picture.ifPresent(pixels -> {
            if (pixels.width() > side || pixels.height() > side) {
                throw new IllegalArgumentException("a picture of " + pixels.width() + " x " + pixels.height()
                        + " pixels does not fit into a side of " + side);
            }
        });
    }

    /** A picture with a title. */
    public static MapTile of(String title, int side, Pixels picture) {
        return new MapTile(title, "", "", side, Optional.of(picture), "");
    }

    /** Room for a class that has no map. */
    public static MapTile none(String title, int side, String absent) {
        return new MapTile(title, "", "", side, Optional.empty(), absent);
    }

    public MapTile withAside(String text) {
        return new MapTile(title, text, under, side, picture, absent);
    }

    public MapTile withUnder(String text) {
        return new MapTile(title, aside, text, side, picture, absent);
    }

    private double size() {
        return Math.max(LEAST, LARGE * side);
    }

    private int head() {
        boolean bare = title.isEmpty() && aside.isEmpty() && under.isEmpty();
        return bare ? 0 : (int) Math.round(size() * (under.isEmpty() ? 1.45 : 2.4));
    }

    @Override
    public int width() {
        return side;
    }

    @Override
    public int height() {
        return head() + side;
    }

    @Override
    public void draw(Canvas canvas, int x, int y) {
        double size = size();
        double beside = aside.isEmpty() ? 0 : canvas.width(aside, 0.8 * size) + 0.4 * size;
        canvas.strong(title, x, y + size, size, Canvas.INK, side - beside);
        canvas.textRight(aside, x + side, y + size, 0.8 * size, Canvas.INK);
        canvas.text(under, x, y + 2 * size, 0.75 * size, Canvas.SOFT, side);
        int top = y + head();
        if (picture.isPresent()) {
            canvas.picture(picture.get(), x, top);
        } else {
            canvas.frame(x, top, side, side);
            canvas.textCentre(absent, x + side / 2.0, top + (side + size) / 2, 0.8 * size, Canvas.SOFT);
        }
    }
}
