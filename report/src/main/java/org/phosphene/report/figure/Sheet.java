package org.phosphene.report.figure;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.phosphene.report.Canvas;

/**
 * A figure: a title, rows of tiles from top to bottom, and lines of explanation at its foot.
 *
 * @param title in few words
 * @param caption one line below it
 * @param rows at least one
 * @param notes lines at the foot
 */
public record Sheet(String title, String caption, List<Row> rows, List<String> notes) {
    private static final int MARGIN = 48;
    private static final int GAP = 26;
    private static final int ROW_GAP = 30;
    private static final int HEADING = 58;
    private static final int LINE = 31;
    private static final int LEAST_WIDTH = 900;
    private static final double LABEL_TEXT = 22;
    private static final double NOTE_TEXT = 22;

    /**
     * Tiles side by side.
     *
     * @param heading over the row, as in "A  Maps of the network"; empty for a row that goes on with the one before
     * @param label beside the row on the left; may be empty
     * @param tiles at least one
     */
    public record Row(String heading, String label, List<Tile> tiles) {
        public Row {
            tiles = List.copyOf(tiles);
            if (tiles.isEmpty()) {
                throw new IllegalArgumentException("row '" + heading + "' has no tiles");
            }
        }

        /** A row with a heading. */
        public static Row of(String heading, List<? extends Tile> tiles) {
            return new Row(heading, "", List.copyOf(tiles));
        }

        private int height() {
            int tallest = tiles.stream().mapToInt(Tile::height).max().orElseThrow();
            return tallest + (heading.isEmpty() ? 0 : HEADING);
        }

        private int width() {
            return tiles.stream().mapToInt(tile -> tile.width() + GAP).sum() - GAP;
        }
    }

    public Sheet {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("figure '" + title + "' has no rows");
        }
    }

    /** Tiles in rows of at most {@code across}, the first row under the heading. */
    public static List<Row> wrapped(String heading, List<? extends Tile> tiles, int across) {
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < tiles.size(); from += across) {
            List<? extends Tile> some = tiles.subList(from, Math.min(tiles.size(), from + across));
            rows.add(Row.of(from == 0 ? heading : "", some));
        }
        return rows;
    }

    /** Draws it, at twice the pixels of a page for screens of high resolution. */
    public BufferedImage image() {
        int label = labelWidth();
        int widest = rows.stream().mapToInt(Row::width).max().orElseThrow();
        int width = Math.max(LEAST_WIDTH, 2 * MARGIN + label + widest);
        int room = width - 2 * MARGIN;
        List<String> lines = lines(room);
        int rowHeights = rows.stream().mapToInt(row -> row.height() + ROW_GAP).sum();
        int head = caption.isEmpty() ? 72 : 116;
        try (Canvas canvas = new Canvas(width, 2 * MARGIN + head + rowHeights + LINE * lines.size())) {
            canvas.strong(title, MARGIN, MARGIN + 36, 38, Canvas.INK, room);
            canvas.text(caption, MARGIN, MARGIN + 76, 24, Canvas.SOFT, room);
            int y = MARGIN + head;
            for (Row row : rows) {
                draw(canvas, row, y, label, room);
                y += row.height() + ROW_GAP;
            }
            for (int i = 0; i < lines.size(); i++) {
                canvas.text(lines.get(i), MARGIN, y + 24.0 + i * LINE, NOTE_TEXT, Canvas.SOFT, room);
            }
            return canvas.image();
        }
    }

    /** The notes, broken between words where they are too long. */
    private List<String> lines(int room) {
        List<String> lines = new ArrayList<>();
        try (Canvas ruler = new Canvas(1, 1)) {
            for (String note : notes) {
                String line = "";
                for (String word : note.split(" ", -1)) {
                    String longer = line.isEmpty() ? word : line + " " + word;
                    if (!line.isEmpty() && ruler.width(longer, NOTE_TEXT) > room) {
                        lines.add(line);
                        longer = word;
                    }
                    line = longer;
                }
                lines.add(line);
            }
        }
        return lines;
    }

    private static void draw(Canvas canvas, Row row, int top, int label, int room) {
        int y = top;
        if (!row.heading().isEmpty()) {
            canvas.strong(row.heading(), MARGIN, y + 28, 28, Canvas.INK, room);
            y += HEADING;
        }
        int tallest = row.height() - (y - top);
        canvas.text(row.label(), MARGIN, y + tallest / 2.0 + 18, LABEL_TEXT, Canvas.INK, label);
        int x = MARGIN + label;
        for (Tile tile : row.tiles()) {
            tile.draw(canvas, x, y + tallest - tile.height());
            x += tile.width() + GAP;
        }
    }

    private int labelWidth() {
        try (Canvas ruler = new Canvas(1, 1)) {
            double widest = rows.stream()
                    .mapToDouble(row -> ruler.width(row.label(), LABEL_TEXT))
                    .max()
                    .orElseThrow();
            return widest == 0 ? 0 : (int) Math.ceil(widest) + 20;
        }
    }
}
