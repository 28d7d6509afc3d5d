package org.phosphene.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.template.Confusion;

/**
 * All confusion matrices in one picture, after Fig. 2C: a row for each set of templates, a column for each rule.
 */
public final class ConfusionFigure {
    private static final int MARGIN = 56;
    private static final int GAP = 44;
    private static final int HEAD = 130;
    private static final int LINE = 33;
    private static final int WIDTH = 576;
    private static final int HEIGHT = 660;

    private final TemplateReport report;
    private final List<List<TemplateReport.Result>> rows;
    private final List<String> legend;

    private ConfusionFigure(TemplateReport report) {
        this.report = report;
        rows = List.copyOf(report.byTemplates().values());
        legend = legend();
    }

    /** Writes a PNG that also holds, as text, what identifies the result. */
    public static void write(TemplateReport report, OutputStream out) throws IOException {
        StringBuilder source = new StringBuilder();
        report.identity()
                .forEach((key, value) ->
                        source.append(key).append(": ").append(value).append('\n'));
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Title", Legible.text(report.title()));
        words.put("Source", source.toString());
        words.put("Software", "Phosphene " + Legible.text(report.provenance().version()));
        Png.write(image(report), words, out);
    }

    /** The picture, at twice the pixels of a page for screens of high resolution. */
    public static BufferedImage image(TemplateReport report) {
        return new ConfusionFigure(report).draw();
    }

    private BufferedImage draw() {
        int columns = report.rules().size();
        int width = 2 * MARGIN + columns * (WIDTH + GAP) - GAP;
        int height = 2 * MARGIN + HEAD + rows.size() * (HEIGHT + GAP) + LINE * legend.size();
        try (Canvas canvas = new Canvas(Math.max(1100, width), height)) {
            int room = canvas.image().getWidth() - 2 * MARGIN;
            String title = "What the maps of " + Legible.text(report.title()) + " know";
            canvas.strong(title, MARGIN, MARGIN + 40, 44, Canvas.INK, room);
            canvas.text(report.caption(), MARGIN, MARGIN + 84, 25, Canvas.SOFT, room);
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    TemplateReport.Result result = rows.get(r).get(c);
                    int x = MARGIN + c * (WIDTH + GAP);
                    int y = MARGIN + HEAD + r * (HEIGHT + GAP);
                    String name = result.templates() + ", " + result.rule();
                    ConfusionPanel.of(result.confusion(), report.names(), name, WIDTH, HEIGHT, canvas)
                            .draw(canvas, x, y);
                }
            }
            foot(canvas, height - MARGIN - LINE * legend.size(), room);
            return canvas.image();
        }
    }

    private void foot(Canvas canvas, int y, int room) {
        int width = 360;
        int height = 22;
        int[] bar = new int[width * height];
        for (int i = 0; i < bar.length; i++) {
            bar[i] = Sequential.colour(i % width / (width - 1.0));
        }
        canvas.picture(new Pixels(width, height, bar), MARGIN, y);
        canvas.text("0 %", MARGIN, y + 50, 22, Canvas.SOFT, width);
        canvas.textRight("100 %", MARGIN + width, y + 50, 22, Canvas.SOFT);
        int x = MARGIN + width + 36;
        double line = y + 17;
        for (String text : legend) {
            canvas.text(text, x, line, 22, Canvas.SOFT, room - width - 36.0);
            line += LINE;
        }
    }

    private List<String> legend() {
        List<String> lines = new ArrayList<>();
        lines.add("Share of the class's images (row) that got the answer (column)"
                + (report.names().size() <= ConfusionPanel.MOST_NUMBERS
                        ? ", in percent; below 0.5 % no number."
                        : "."));
        List<String> rules =
                report.rules().stream().map(rule -> rule + ": " + rule.words()).toList();
        lines.add(String.join("; ", rules) + ".");
        lines.add("In brackets: 95 % interval of the accuracy, exact.");
        if (report.results().stream()
                .map(TemplateReport.Result::confusion)
                .map(Confusion::withoutTemplate)
                .anyMatch(without -> !without.isEmpty())) {
            lines.add("Grey: classes without a template (no trials), which are never answered.");
        }
        return lines;
    }
}
