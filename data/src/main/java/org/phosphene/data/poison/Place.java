package org.phosphene.data.poison;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a patch lies in an image: at a corner or the centre, or at a row and a column. */
public sealed interface Place {

    /**
     * The first row of the patch.
     *
     * @param room rows of the image less rows of the patch, at least 0
     */
    int row(int room);

    /**
     * The first column of the patch.
     *
     * @param room columns of the image less columns of the patch, at least 0
     */
    int column(int room);

    /**
     * Reads {@code top-left} and the like, or {@code row,column} of the patch's upper left pixel, from 0 on.
     *
     * @throws IllegalArgumentException if the text is of another form
     */
    static Place of(String text) {
        for (Anchor anchor : Anchor.values()) {
            if (anchor.toString().equals(text)) {
                return anchor;
            }
        }
        Matcher m = At.TEXT.matcher(text);
        if (m.matches()) {
            return new At(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
        }
        String anchors = Arrays.stream(Anchor.values()).map(Anchor::toString).collect(Collectors.joining(", "));
        throw Poison.fault("place", text, anchors + " or row,column as in 1,21");
    }

    /** A corner of the image, which the patch touches, or its centre; an odd pixel of room lies right and below. */
    enum Anchor implements Place {
        TOP_LEFT("top-left", 0, 0),
        TOP_RIGHT("top-right", 0, 2),
        BOTTOM_LEFT("bottom-left", 2, 0),
        BOTTOM_RIGHT("bottom-right", 2, 2),
        CENTRE("centre", 1, 1);

        private final String text;
        private final int rowHalves;
        private final int columnHalves;

        Anchor(String text, int rowHalves, int columnHalves) {
            this.text = text;
            this.rowHalves = rowHalves;
            this.columnHalves = columnHalves;
        }

        @Override
        public int row(int room) {
            return room * rowHalves / 2;
        }

        @Override
        public int column(int room) {
            return room * columnHalves / 2;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A fixed place, the same in images of any size.
     *
     * @param row of the patch's upper left pixel, from 0 on
     * @param column of the patch's upper left pixel, from 0 on
     */
    record At(int row, int column) implements Place {
        private static final Pattern TEXT = Pattern.compile("(\\d{1,9}),(\\d{1,9})");

        public At {
            if (row < 0 || column < 0) {
                throw Poison.fault("place", row + "," + column, "row and column from 0 on");
            }
        }

        @Override
        public int row(int room) {
            return row;
        }

        @Override
        public int column(int room) {
            return column;
        }

        @Override
        public String toString() {
            return row + "," + column;
        }
    }
}
