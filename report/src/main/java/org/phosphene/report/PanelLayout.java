package org.phosphene.report;

import org.phosphene.stimulus.Shape;

/**
 * Where the parts of one class's panel lie: three lines of text, a picture, and for maps of several channels a row of small
 * pictures below it. Lengths are in pixels of the figure.
 *
 * @param width of the panel and of its main picture
 * @param picture height of the main picture; 0 if there are only small ones
 * @param small width of a small picture; 0 if there are none
 * @param smallHeight height of a small picture
 * @param smalls how many small pictures there are
 * @param inRow how many of them stand in a row
 * @param text size of the largest line of text
 */
record PanelLayout(int width, int picture, int small, int smallHeight, int smalls, int inRow, int text) {
    static final int GAP = 10;
    static final int MOST_CHANNELS = 16;

    private static final int COLOUR = 3;
    private static final int FEW = 12;
    private static final int SOME = 40;
    /** Wider than this many times its height, a map is drawn as a strip. */
    private static final int STRIP = 8;

    private static final int STRIP_WIDTH = 1600;
    private static final int LEAST_HEIGHT = 64;

    /** A layout for {@code panels} maps of a shape. */
    static PanelLayout of(Shape shape, int panels) {
        int text = panels <= FEW ? 30 : panels <= SOME ? 24 : 20;
        int target = panels <= FEW ? 336 : panels <= SOME ? 240 : 168;
        if (shape.width() > STRIP * shape.height()) {
            target = STRIP_WIDTH;
        }
        int width = whole(shape.width(), target);
        int height = height(shape, width);
        if (shape.channels() == 1) {
            return new PanelLayout(width, height, 0, 0, 0, 1, text);
        }
        int smalls = Math.min(MOST_CHANNELS, shape.channels());
        boolean colour = shape.channels() == COLOUR;
        int inRow = colour ? COLOUR : (int) Math.ceil(Math.sqrt(smalls));
        int small = whole(shape.width(), (width - (inRow - 1) * GAP) / inRow);
        return new PanelLayout(width, colour ? height : 0, small, height(shape, small), smalls, inRow, text);
    }

    /** The largest whole multiple of the map's width that fits, so that all its pixels are alike; else all the room. */
    private static int whole(int pixels, int room) {
        return pixels <= room ? room / pixels * pixels : room;
    }

    private static int height(Shape shape, int width) {
        long natural = Math.round((double) width * shape.height() / shape.width());
        return (int) Math.max(Math.min(LEAST_HEIGHT, width), Math.min(natural, 3L * width));
    }

    /** From the panel's top to the top of its picture. */
    int head() {
        return (int) Math.round(text * 3.3);
    }

    /** Height of the panel, text and pictures. */
    int height() {
        int rows = (smalls + inRow - 1) / inRow;
        int between = picture > 0 ? GAP : 0;
        return head() + picture + (smalls == 0 ? 0 : between + rows * smallHeight + (rows - 1) * GAP);
    }

    /** Left edge of a small picture, from the panel's. */
    int smallX(int index) {
        int step = inRow == 1 ? 0 : (width - small) / (inRow - 1);
        return index % inRow * step;
    }

    /** Top edge of a small picture, from the panel's. */
    int smallY(int index) {
        return head() + (picture > 0 ? picture + GAP : 0) + index / inRow * (smallHeight + GAP);
    }
}
