package org.phosphene.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.Contrast;
import org.phosphene.stimulus.Shape;

/**
 * Two classes of a signal-in-noise experiment in one picture, after Fig. 1B: the mean noise of each signal (row) and answer
 * (column), beside them the difference of the mean stimuli and the classification image of Eq. 1. Channels stand side by
 * side, at most three.
 */
public final class SignalFigure {
    private static final int MARGIN = 56;
    private static final int GAP = 44;
    private static final int HEAD = 130;
    private static final int FOOT = 106;
    private static final int WORDS = 84;
    private static final int PICTURE = 336;
    private static final int MOST_CHANNELS = 3;

    private final MapReport report;
    private final SignalReport signal;
    private final SignalPair pair;
    private final int channels;
    private final int width;
    private final int height;

    private SignalFigure(MapReport report) {
        this.report = report;
        signal = report.signal().orElseThrow();
        pair = signal.pair().orElseThrow();
        Shape shape = pair.shape();
        channels = Math.min(MOST_CHANNELS, shape.channels());
        width = shape.width() <= PICTURE ? PICTURE / shape.width() * shape.width() : PICTURE;
        height = (int) Math.max(64, Math.min(3L * PICTURE, (long) width * shape.height() / shape.width()));
    }

    /**
     * Writes a PNG that also holds, as text, what identifies the result.
     *
     * @throws java.util.NoSuchElementException if the report has no pair of classes
     */
    public static void write(MapReport report, OutputStream out) throws IOException {
        Png.write(image(report), MapFigure.words(report), out);
    }

    static BufferedImage image(MapReport report) {
        SignalFigure figure = new SignalFigure(report);
        int across = 2 * MARGIN + 3 * figure.panel() + 2 * GAP;
        int down = 2 * MARGIN + HEAD + 2 * (WORDS + figure.height) + GAP + FOOT;
        try (Canvas canvas = new Canvas(across, down)) {
            figure.draw(canvas);
            return canvas.image();
        }
    }

    private int panel() {
        return channels * (width + PanelLayout.GAP) - PanelLayout.GAP;
    }

    private void draw(Canvas canvas) {
        int room = canvas.image().getWidth() - 2 * MARGIN;
        String first = name(pair.first());
        String second = name(pair.second());
        Share accuracy = signal.accuracy();
        canvas.strong(
                Legible.text(report.title()) + ": " + first + " and " + second + " in noise",
                MARGIN,
                MARGIN + 40,
                44,
                Canvas.INK,
                room);
        canvas.text(
                Wording.count(signal.trials()) + " trials, " + Wording.percent(signal.gamma()) + " signal in "
                        + report.noiseKind() + " noise; " + Wording.percent(accuracy.value()) + " right (95 %: "
                        + Wording.percent(accuracy.low()) + " to " + Wording.percent(accuracy.high()) + ")",
                MARGIN,
                MARGIN + 84,
                25,
                Canvas.SOFT,
                room);
        cell(
                canvas,
                0,
                0,
                "shown " + first + ", answered " + first,
                pair.cells().get(0));
        cell(
                canvas,
                0,
                1,
                "shown " + first + ", answered " + second,
                pair.cells().get(1));
        cell(
                canvas,
                1,
                0,
                "shown " + second + ", answered " + first,
                pair.cells().get(2));
        cell(
                canvas,
                1,
                1,
                "shown " + second + ", answered " + second,
                pair.cells().get(3));
        String versus = second + " − " + first;
        Optional<double[]> difference = pair.difference();
        double most = difference.map(Pixels::robust).filter(limit -> limit > 0).orElse(1.0);
        panel(canvas, 0, 2, "mean stimuli, " + versus, "ends at ±" + number(most), difference, most);
        double limit = pair.image().map(image -> Pixels.limit(image.z())).orElse(1.0);
        panel(
                canvas,
                1,
                2,
                "Eq. 1, " + versus,
                pair.image()
                        .map(image -> Wording.count(image.trials()) + " trials, z ±" + Wording.z(limit))
                        .orElse(""),
                pair.image().map(Contrast::z),
                limit);
        foot(canvas, room);
    }

    private void cell(Canvas canvas, int row, int column, String title, Optional<ClassificationImage> cell) {
        double limit = cell.map(Pixels::limit).orElse(1.0);
        String below = cell.map(image -> Wording.count(image.trials()) + (image.trials() == 1 ? " trial" : " trials")
                        + ", z ±" + Wording.z(limit))
                .orElse("");
        panel(canvas, row, column, title, below, cell.map(ClassificationImage::z), limit);
    }

    private void panel(
            Canvas canvas, int row, int column, String title, String below, Optional<double[]> values, double limit) {
        int x = MARGIN + column * (panel() + GAP);
        int y = MARGIN + HEAD + row * (WORDS + height + GAP);
        canvas.strong(title, x, y + 28, 26, Canvas.INK, panel());
        canvas.text(below, x, y + 62, 22, Canvas.SOFT, panel());
        for (int c = 0; c < channels; c++) {
            int at = x + c * (width + PanelLayout.GAP);
            if (values.isPresent()) {
                canvas.picture(Pixels.signed(values.get(), pair.shape(), c, limit, width, height), at, y + WORDS);
            } else {
                canvas.frame(at, y + WORDS, width, height);
            }
        }
        if (values.isEmpty()) {
            canvas.textCentre("no trials", x + panel() / 2.0, y + WORDS + height / 2.0, 24, Canvas.SOFT);
        }
    }

    private void foot(Canvas canvas, int room) {
        int y = canvas.image().getHeight() - MARGIN - 66;
        canvas.picture(Pixels.bar(PICTURE, 22), MARGIN, y);
        canvas.text("below the mean", MARGIN, y + 50, 22, Canvas.SOFT, PICTURE);
        canvas.textRight("above", MARGIN + PICTURE, y + 50, 22, Canvas.SOFT);
        int x = MARGIN + PICTURE + 36;
        List<String> lines = List.of(
                "Left: mean noise by signal (row) and answer (column), in z.",
                "Eq. 1: answered " + name(pair.second()) + " less answered " + name(pair.first())
                        + ", each signal by itself, in z.",
                "The mean stimuli hold signal and noise.");
        for (int i = 0; i < lines.size(); i++) {
            canvas.text(lines.get(i), x, y + 17 + 33.0 * i, 22, Canvas.SOFT, room - PICTURE - 36.0);
        }
    }

    private static String number(double value) {
        return String.format(java.util.Locale.ROOT, "%.2g", value);
    }

    private String name(int label) {
        return Legible.cut(Legible.text(report.names().get(label)), 16, "…");
    }
}
