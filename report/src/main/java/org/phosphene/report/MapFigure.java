package org.phosphene.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.estimate.ClassificationImage;

/**
 * All maps in one picture, after Fig. 2A: over each map its class, the share of the noise that was answered so, and what the
 * observer says of the map.
 *
 * <p>A map of one channel is drawn in z. A map of three channels is drawn twice: large as the colour picture that the observer
 * was shown of it, because that is how the paper and the eye take it, and small as the z of each channel, because a stretched
 * picture makes chance look as strong as structure. Other numbers of channels are drawn as the z of each, up to 16.
 * Where a map has more pixels than its picture, the picture shows means of z.
 *
 * <p>Of more than 100 classes the 100 most frequent are drawn, and the picture says so.
 */
public final class MapFigure {
    /** The most maps in the picture. */
    public static final int MOST = 100;

    private static final int MARGIN = 56;
    private static final int GAP = 44;
    private static final int HEAD = 130;
    private static final int LINE = 33;
    private static final double ASPECT = 1.7;
    private static final int LEAST_WIDTH = 1100;

    private final MapReport report;
    private final Shown shown;
    private final PanelLayout layout;
    private final List<String> legend;
    private final int columns;

    private MapFigure(MapReport report) {
        this.report = report;
        shown = Shown.of(report, MOST);
        layout = PanelLayout.of(report.images().shape(), shown.rows().size());
        legend = legend();
        columns = columns();
    }

    /** Writes a PNG that also holds, as text, what identifies the result. */
    public static void write(MapReport report, OutputStream out) throws IOException {
        Png.write(image(report), words(report), out);
    }

    /** What identifies a result, as the words of a PNG. */
    static Map<String, String> words(MapReport report) {
        StringBuilder source = new StringBuilder();
        report.identity()
                .forEach((key, value) ->
                        source.append(key).append(": ").append(value).append('\n'));
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Title", Legible.text(report.title()));
        words.put("Source", source.toString());
        words.put("Software", "Phosphene " + Legible.text(report.provenance().version()));
        return words;
    }

    /** The picture, at twice the pixels of a page for screens of high resolution. */
    public static BufferedImage image(MapReport report) {
        return new MapFigure(report).draw();
    }

    /** As many columns as bring the picture nearest to the shape of a slide, with few places left empty. */
    private int columns() {
        int count = Math.max(1, shown.rows().size());
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 1; c <= count; c++) {
            int rows = (count + c - 1) / c;
            double aspect = (double) width(c) / height(rows);
            double cost = Math.abs(Math.log(aspect / ASPECT)) + 2.0 * (c * rows - count) / count;
            if (cost < least) {
                least = cost;
                best = c;
            }
        }
        return best;
    }

    private int width(int across) {
        return Math.max(LEAST_WIDTH, 2 * MARGIN + across * (layout.width() + GAP) - GAP);
    }

    private int height(int down) {
        return 2 * MARGIN + HEAD + down * (layout.height() + GAP) + LINE * legend.size();
    }

    private BufferedImage draw() {
        int rows = (shown.rows().size() + columns - 1) / columns;
        try (Canvas canvas = new Canvas(width(columns), height(rows))) {
            int room = canvas.image().getWidth() - 2 * MARGIN;
            canvas.strong(Legible.text(report.title()), MARGIN, MARGIN + 40, 44, Canvas.INK, room);
            canvas.text(report.caption(), MARGIN, MARGIN + 84, 25, Canvas.SOFT, room);
            int left = (canvas.image().getWidth() - columns * (layout.width() + GAP) + GAP) / 2;
            for (int i = 0; i < shown.rows().size(); i++) {
                int x = left + i % columns * (layout.width() + GAP);
                int y = MARGIN + HEAD + i / columns * (layout.height() + GAP);
                panel(canvas, shown.rows().get(i), x, y);
            }
            foot(canvas, canvas.image().getHeight() - MARGIN - LINE * legend.size(), room);
            return canvas.image();
        }
    }

    private void panel(Canvas canvas, ClassRow row, int x, int y) {
        int right = x + layout.width();
        double size = layout.text();
        String share = Wording.percent(row.share().value());
        double room = layout.width() - canvas.width(share, 0.8 * size) - 0.5 * size;
        canvas.strong(row.name(), x, y + size, size, Canvas.INK, room);
        canvas.textRight(share, right, y + size, 0.8 * size, Canvas.INK);
        canvas.text(row.says(), x, y + 2 * size, 0.75 * size, Canvas.INK, layout.width());
        if (row.map().isEmpty()) {
            int height = layout.height() - layout.head();
            canvas.frame(x, y + layout.head(), layout.width(), height);
            canvas.textCentre(
                    "no trials",
                    x + layout.width() / 2.0,
                    y + layout.head() + (height + size) / 2.0,
                    0.8 * size,
                    Canvas.SOFT);
            return;
        }
        ClassificationImage image = row.map().get().image();
        double limit = Pixels.limit(image);
        String trials = Wording.count(row.trials()) + (row.trials() == 1 ? " trial" : " trials");
        canvas.text(trials, x, y + 2.9 * size, 0.65 * size, Canvas.SOFT, layout.width());
        canvas.textRight("z ±" + Wording.z(limit), right, y + 2.9 * size, 0.65 * size, Canvas.SOFT);
        pictures(canvas, image, limit, x, y);
    }

    private void pictures(Canvas canvas, ClassificationImage image, double limit, int x, int y) {
        if (layout.picture() > 0) {
            Pixels main = layout.smalls() > 0
                    ? Pixels.colour(image).scaled(layout.width(), layout.picture())
                    : Pixels.z(image, 0, limit, layout.width(), layout.picture());
            canvas.picture(main, x, y + layout.head());
        }
        for (int c = 0; c < layout.smalls(); c++) {
            Pixels small = Pixels.z(image, c, limit, layout.small(), layout.smallHeight());
            canvas.picture(small, x + layout.smallX(c), y + layout.smallY(c));
        }
    }

    private void foot(Canvas canvas, int y, int room) {
        int width = 360;
        canvas.picture(Pixels.bar(width, 22), MARGIN, y);
        canvas.text("−z", MARGIN, y + 50, 22, Canvas.SOFT, width);
        canvas.textCentre("0", MARGIN + width / 2.0, y + 50, 22, Canvas.SOFT);
        canvas.textRight("+z", MARGIN + width, y + 50, 22, Canvas.SOFT);
        int x = MARGIN + width + 36;
        double y0 = y + 17;
        for (String line : legend) {
            canvas.text(line, x, y0, 22, Canvas.SOFT, room - width - 36.0);
            y0 += LINE;
        }
    }

    private List<String> legend() {
        List<String> lines = new ArrayList<>();
        lines.add("z: standard errors above (red) or below (blue) the noise's mean.");
        lines.add("The colours end at the ±z over each map, which 99.5 % of its pixels keep.");
        String chance = Wording.z(Chance.peakZ(report.images().shape().size()));
        lines.add("Of maps of pure chance, 5 % reach |z| " + chance + " in any pixel.");
        if (report.verdicts().isPresent()) {
            lines.add("“says”: the answer to the map itself; “stretched”: to the map at full contrast.");
        }
        int channels = report.images().shape().channels();
        if (channels == 3) {
            lines.add("Large: the map at full contrast. Small: z of red, green and blue.");
        } else if (channels > 1) {
            int drawn = Math.min(channels, PanelLayout.MOST_CHANNELS);
            lines.add("z of " + (drawn < channels ? "the first " + drawn + " of " : "") + channels + " channels.");
        }
        if (!shown.note().isEmpty()) {
            lines.add(shown.note());
        }
        return lines;
    }
}
