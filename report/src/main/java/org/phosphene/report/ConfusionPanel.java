package org.phosphene.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.phosphene.template.Confusion;

/**
 * A confusion matrix as a picture: a row for each class, a column for each answer, and in each cell the share of the class's
 * images that got the answer, as a colour and, for up to {@value #MOST_NUMBERS} classes, in percent. Where a row has more
 * classes than pixels, a pixel is the mean of those it covers. A class that could not be answered has a grey column.
 */
public final class ConfusionPanel {
    /** The most classes whose cells have room for a number. */
    public static final int MOST_NUMBERS = 20;
    /** Less than this, in pixels, cannot be read. */
    private static final double SMALLEST = 11;

    private static final int LEAST = 120;
    private static final Color SILENT = new Color(0xe3e6ea);

    /**
     * What rows, columns and the diagonal are called.
     *
     * @param row what the rows are
     * @param column what the columns are
     * @param diagonal what trials on the diagonal are, as in {@code 98 % right}
     */
    public record Words(String row, String column, String diagonal) {
        /** Classes of images, and what a classifier answers. */
        public static final Words CLASSIFIED = new Words("class", "answer", "right");
    }

    private final Confusion confusion;
    private final List<String> names;
    private final String title;
    private final Words words;
    private final int width;
    private final double size;
    private final double axis;
    private final double left;
    private final boolean upright;
    private final double below;
    private final int side;
    private final int classes;

    private ConfusionPanel(
            Confusion confusion, List<String> names, String title, Words words, int width, int height, Canvas canvas) {
        this.confusion = confusion;
        this.words = words;
        this.names = names.stream().map(Legible::text).toList();
        this.title = Legible.text(title);
        this.width = width;
        classes = confusion.classes();
        size = Math.max(SMALLEST, Math.min(width, height) / 20.0);
        double cell = 0.8 * Math.min(width, height) / classes;
        axis = Math.min(0.72 * size, 0.62 * cell);
        double widest = widest(canvas);
        double names0 = named() ? Math.min(widest, 0.22 * width) : 0;
        left = names0 + (named() ? 0.6 * axis : 0) + 1.6 * caption();
        upright = named() && widest > 0.8 * cell;
        below = (!named() ? 0 : upright ? names0 : axis) + 2.2 * caption();
        int room = (int) Math.max(LEAST / 4.0, Math.min(width - left - 2, height - head() - below - 2));
        side = classes <= room ? room / classes * classes : room;
    }

    /**
     * Draws a matrix.
     *
     * @param names of the classes, one for each
     * @param title over it; accuracy and interval stand below the title
     * @param width of the picture in pixels, at least 120
     * @param height of the picture in pixels, at least 120
     * @throws IllegalArgumentException if there is not one name for each class, or the picture is too small
     */
    public static BufferedImage image(Confusion confusion, List<String> names, String title, int width, int height) {
        return image(confusion, names, title, Words.CLASSIFIED, width, height);
    }

    /** The same of another kind of table. */
    public static BufferedImage image(
            Confusion confusion, List<String> names, String title, Words words, int width, int height) {
        try (Canvas canvas = new Canvas(Math.max(LEAST, width), Math.max(LEAST, height))) {
            of(confusion, names, title, words, width, height, canvas).draw(canvas, 0, 0);
            return canvas.image();
        }
    }

    static ConfusionPanel of(
            Confusion confusion, List<String> names, String title, int width, int height, Canvas canvas) {
        return of(confusion, names, title, Words.CLASSIFIED, width, height, canvas);
    }

    private static ConfusionPanel of(
            Confusion confusion, List<String> names, String title, Words words, int width, int height, Canvas canvas) {
        if (names.size() != confusion.classes()) {
            throw new IllegalArgumentException(names.size() + " class names for " + confusion.classes() + " classes");
        }
        if (width < LEAST || height < LEAST) {
            throw new IllegalArgumentException(
                    "picture of " + width + "x" + height + " pixels: must be at least " + LEAST + "x" + LEAST);
        }
        return new ConfusionPanel(confusion, names, title, words, width, height, canvas);
    }

    private double widest(Canvas canvas) {
        return named()
                ? names.stream()
                        .mapToDouble(name -> canvas.width(name, axis))
                        .max()
                        .orElse(0)
                : 0;
    }

    /** Whether the classes' names can be read. */
    private boolean named() {
        return axis >= SMALLEST;
    }

    private double caption() {
        return 0.62 * size;
    }

    private double head() {
        return 2.9 * size;
    }

    void draw(Canvas canvas, int x, int y) {
        canvas.strong(title, x + left, y + size, size, Canvas.INK, width - left);
        String accuracy = TemplateTable.accuracy(confusion) + " " + words.diagonal();
        double line = y + 2.25 * size;
        canvas.text(accuracy, x + left, line, 0.9 * size, Canvas.INK, width - left);
        double after = left + canvas.width(accuracy + "  ", 0.9 * size);
        canvas.text(TemplateTable.interval(confusion), x + after, line, 0.72 * size, Canvas.SOFT, width - after);
        int top = (int) Math.round(y + head());
        int from = (int) Math.round(x + left);
        canvas.picture(matrix(), from, top);
        if (named()) {
            axes(canvas, from, top);
        }
        if (classes <= MOST_NUMBERS) {
            numbers(canvas, from, top);
        }
        String of = named() ? "" : " (" + Wording.count(classes) + " classes)";
        double answered = canvas.width(words.column() + of, caption());
        canvas.text(
                words.column() + of, from + (side - answered) / 2, top + side + below, caption(), Canvas.SOFT, width);
        double half = canvas.width(words.row(), caption()) / 2;
        canvas.textUp(words.row(), x + caption(), top + side / 2.0 - half, caption(), Canvas.SOFT, side);
    }

    private Pixels matrix() {
        int cells = Math.min(classes, side);
        int[] rgb = new int[cells * cells];
        int[] images = new int[classes];
        for (int c = 0; c < classes; c++) {
            images[c] = confusion.images(c);
        }
        boolean few = cells == classes;
        for (int i = 0; i < rgb.length; i++) {
            Span rows = Span.of(i / cells, cells, classes);
            Span columns = Span.of(i % cells, cells, classes);
            boolean silent = few && confusion.withoutTemplate().contains(i % cells);
            rgb[i] = silent ? SILENT.getRGB() & 0xffffff : Sequential.colour(mean(rows, columns, images));
        }
        return new Pixels(cells, cells, rgb).scaled(side, side);
    }

    private double mean(Span rows, Span columns, int[] images) {
        double sum = 0;
        for (int c = rows.from(); c < rows.to(); c++) {
            for (int answer = columns.from(); answer < columns.to(); answer++) {
                sum += images[c] == 0 ? 0 : (double) confusion.counts()[c][answer] / images[c];
            }
        }
        return sum / ((double) rows.length() * columns.length());
    }

    private void axes(Canvas canvas, int x, int y) {
        double cell = (double) side / classes;
        double gap = 0.4 * axis;
        for (int c = 0; c < classes; c++) {
            double centre = (c + 0.5) * cell;
            String fitted = canvas.fitted(names.get(c), axis, left - 0.5 * axis - 1.6 * caption());
            canvas.textRight(fitted, x - gap, y + centre + 0.35 * axis, axis, Canvas.INK);
            Color colour = confusion.withoutTemplate().contains(c) ? Canvas.SOFT : Canvas.INK;
            if (upright) {
                canvas.textUp(fitted, x + centre + 0.35 * axis, y + side + gap, axis, colour, below - 2.2 * caption());
            } else {
                canvas.textCentre(fitted, x + centre, y + side + 1.3 * axis, axis, colour);
            }
        }
    }

    private void numbers(Canvas canvas, int x, int y) {
        double cell = (double) side / classes;
        double text = Math.min(0.42 * cell, 1.1 * size);
        if (text < SMALLEST * 0.8) {
            return;
        }
        for (int c = 0; c < classes; c++) {
            for (int answer = 0; answer < classes; answer++) {
                double share = confusion.share(c, answer);
                long percent = Math.round(100 * share);
                if (percent > 0) {
                    String number = String.format(Locale.ROOT, "%d", percent);
                    Color colour = Sequential.isDark(share) ? Color.WHITE : Canvas.INK;
                    canvas.textCentre(
                            number, x + (answer + 0.5) * cell, y + (c + 0.5) * cell + 0.36 * text, text, colour);
                }
            }
        }
    }
}
