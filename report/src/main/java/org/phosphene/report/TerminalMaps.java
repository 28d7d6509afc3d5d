package org.phosphene.report;

import java.util.ArrayList;
import java.util.List;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.stimulus.Shape;

/**
 * Maps drawn in a terminal, several side by side: in 24-bit colour with two pixels to a character, or in plain ASCII.
 *
 * <p>Maps of three channels are drawn at full contrast in their own colours, all others as the z of their first channel; ASCII
 * always shows the first channel, {@code . o #} for brighter noise and {@code , - =} for darker, weak to strong.
 * Classes without trials are named below the maps.
 */
public final class TerminalMaps {
    /** Columns of a terminal where nothing else is known. */
    public static final int COLUMNS = 80;
    /** The most maps that are drawn. */
    public static final int MOST = 12;

    private static final int GAP = 1;
    private static final int LEAST_WIDTH = 12;
    private static final int MOST_WIDTH = 39;
    private static final char LOWER_HALF_IS_BACKGROUND = '▀';
    private static final String RESET = "\u001b[0m";

    private final MapReport report;
    private final int columns;
    private final boolean colour;

    private TerminalMaps(MapReport report, int columns, boolean colour) {
        this.report = report;
        this.columns = columns;
        this.colour = colour;
    }

    /** 80 columns in colour. */
    public static TerminalMaps of(MapReport report) {
        return new TerminalMaps(report, COLUMNS, true);
    }

    /**
     * Another width.
     *
     * @param count width of the terminal in characters, at least 12
     */
    public TerminalMaps withColumns(int count) {
        if (count < LEAST_WIDTH) {
            throw new IllegalArgumentException("columns " + count + ": must be at least " + LEAST_WIDTH);
        }
        return new TerminalMaps(report, count, colour);
    }

    /**
     * With or without colour.
     *
     * @param wanted false for plain ASCII
     */
    public TerminalMaps withColour(boolean wanted) {
        return new TerminalMaps(report, columns, wanted);
    }

    /** The drawing: lines that end in line ends and are never wider than the terminal, but for the notes below the maps. */
    public String draw() {
        Shown shown = Shown.of(report, MOST);
        List<ClassRow> rows =
                shown.rows().stream().filter(row -> row.map().isPresent()).toList();
        Shape shape = report.images().shape();
        int natural = Math.max(LEAST_WIDTH, Math.min(shape.width(), MOST_WIDTH));
        long side = Math.max(1, Math.round((columns + GAP) / (double) (natural + GAP)));
        int perLine = (int) Math.min(side, Math.max(1, rows.size()));
        int width = Math.min(shape.width() <= MOST_WIDTH ? natural : columns, (columns + GAP) / perLine - GAP);
        // small maps only grow by whole factors, so that their pixels stay alike
        int drawn = width >= shape.width() ? width / shape.width() * shape.width() : width;
        long proportional = Math.round((double) drawn * shape.height() / shape.width());
        int height = (int) Math.max(2, Math.min(2L * columns, proportional));
        StringBuilder out = new StringBuilder();
        for (int from = 0; from < rows.size(); from += perLine) {
            band(out, rows.subList(from, Math.min(from + perLine, rows.size())), width, drawn, height + height % 2);
        }
        notes(shown).forEach(note -> out.append(note).append('\n'));
        return out.toString();
    }

    private List<String> notes(Shown shown) {
        List<String> notes = new ArrayList<>();
        if (!colour) {
            notes.add(". o # brighter than the noise, , - = darker, weak to strong");
        } else if (report.images().shape().channels() != 3) {
            notes.add("red: brighter than the noise, blue: darker");
        }
        List<String> silent = shown.rows().stream()
                .filter(row -> row.map().isEmpty())
                .map(row -> Legible.cut(row.name(), MOST_WIDTH, colour ? "…" : "~"))
                .toList();
        if (!silent.isEmpty()) {
            notes.add("no trials, no map: " + String.join(", ", silent));
        }
        if (!shown.note().isEmpty()) {
            notes.add(shown.note());
        }
        return notes;
    }

    private void band(StringBuilder out, List<ClassRow> rows, int width, int drawn, int height) {
        List<List<String>> panels = new ArrayList<>();
        rows.forEach(row -> panels.add(panel(row, width, drawn, height)));
        for (int line = 0; line < panels.get(0).size(); line++) {
            StringBuilder text = new StringBuilder();
            for (List<String> panel : panels) {
                text.append(text.isEmpty() ? "" : " ".repeat(GAP)).append(panel.get(line));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        out.append('\n');
    }

    private List<String> panel(ClassRow row, int width, int drawn, int height) {
        String end = colour ? "…" : "~";
        String share = Wording.percent(row.share().value());
        List<String> lines = new ArrayList<>();
        lines.add(Legible.padded(row.name(), width - share.length() - 1, end) + " " + share);
        if (report.verdicts().isPresent()) {
            lines.add(Legible.padded(row.says(), width, end));
        }
        String side = " ".repeat(width - drawn);
        row.map().map(ClassRow.Mapped::image).ifPresent(image -> {
            List<String> picture = colour ? blocks(image, drawn, height) : characters(image, drawn, height / 2);
            picture.forEach(line -> lines.add(line + side));
        });
        return lines;
    }

    private static List<String> blocks(ClassificationImage image, int width, int height) {
        boolean colours = image.shape().channels() == 3;
        Pixels pixels = colours
                ? Pixels.colour(image).scaled(width, height)
                : Pixels.z(image, 0, Pixels.limit(image), width, height);
        int[] rgb = pixels.rgb();
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < height; y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < width; x++) {
                line.append(code(38, rgb[y * width + x])).append(code(48, rgb[(y + 1) * width + x]));
                line.append(LOWER_HALF_IS_BACKGROUND);
            }
            lines.add(line.append(RESET).toString());
        }
        return lines;
    }

    private static String code(int which, int rgb) {
        return "\u001b[" + which + ";2;" + (rgb >> 16 & 0xff) + ";" + (rgb >> 8 & 0xff) + ";" + (rgb & 0xff) + "m";
    }

    private static List<String> characters(ClassificationImage image, int width, int height) {
        double limit = Pixels.limit(image);
        double[] z = Pixels.averaged(image, 0, width, height);
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < width; x++) {
                line.append(character(z[y * width + x] / limit));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static char character(double strength) {
        int step = (int) Math.min(3, Math.floor(Math.abs(strength) * 4));
        return (strength < 0 ? " ,-=" : " .o#").charAt(step);
    }
}
