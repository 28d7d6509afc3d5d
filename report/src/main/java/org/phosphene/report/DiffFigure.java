package org.phosphene.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.phosphene.contrast.ClassContrast;
import org.phosphene.contrast.MapContrast;
import org.phosphene.contrast.Tolerance;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.report.figure.FramedTile;
import org.phosphene.report.figure.ImageTile;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.TableTile;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.Shape;

/** A contrast of two models as a picture: maps of OLD, maps of NEW, their contrasts, and both answers in tables. */
final class DiffFigure {
    private static final int SIDE = 224;
    private static final int ACROSS = 10;
    private static final int MATRIX = 640;
    private static final int TABLE = 1750;

    private final DiffReport report;
    private final List<ClassContrast> shown;

    private DiffFigure(DiffReport report) {
        this.report = report;
        shown = DiffTable.shown(report);
    }

    static void write(DiffReport report, OutputStream out) throws IOException {
        StringBuilder source = new StringBuilder();
        report.identity()
                .forEach((key, value) ->
                        source.append(key).append(": ").append(value).append('\n'));
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Title", report.title());
        words.put("Source", source.toString());
        words.put("Software", "Phosphene " + Legible.text(report.old().version()));
        Png.write(new DiffFigure(report).sheet().image(), words, out);
    }

    private Sheet sheet() {
        List<Sheet.Row> rows = new ArrayList<>();
        rows.addAll(Sheet.wrapped(
                "OLD  " + Legible.text(report.oldName()), maps(report.contrast().old()), ACROSS));
        rows.addAll(Sheet.wrapped(
                "NEW  " + Legible.text(report.newName()), maps(report.contrast().now()), ACROSS));
        rows.addAll(Sheet.wrapped("NEW - OLD, from the trials on which they disagree", contrasts(), ACROSS));
        rows.add(Sheet.Row.of("Answers to the same images", List.of(matrix(), table())));
        List<String> notes = new ArrayList<>();
        String maps = report.contrast().old().shape().channels() == 3
                ? "OLD and NEW: each class's mean noise, stretched to full contrast."
                : "OLD and NEW: z of each class's map, red where brighter noise goes with the answer.";
        notes.add(maps + " NEW - OLD: red where a "
                + "brighter pixel makes NEW answer the class more often than OLD; the number is the largest contrast, in points "
                + "of the class's share for one standard deviation of the pixel, with its standard error.");
        notes.add("Green: the part around the largest contrast that is beyond chance (p at most "
                + report.tolerance().level()
                + " over all pixels of all classes, by turning disagreements round at random) and larger than the tolerated "
                + 100 * report.tolerance().map() + " points.");
        report.findings().forEach(change -> notes.add("Finding: " + change.text(report.names()) + "."));
        return new Sheet(
                report.title() + ": " + report.agreement().replaceFirst(" \\[.*", ""),
                report.caption() + ". " + DiffTable.capital(report.verdict().replaceFirst(":$", "")) + ".",
                rows,
                notes);
    }

    private String name(ClassContrast one) {
        return report.names().get(one.label());
    }

    private List<MapTile> maps(ClassificationImages images) {
        List<MapTile> tiles = new ArrayList<>();
        for (ClassContrast one : shown) {
            Optional<ClassificationImage> image = images.of(one.label());
            String share = Wording.percent((double) images.counts().get(one.label()) / images.trials());
            tiles.add(image.map(map -> MapTile.of(name(one), SIDE, pixels(map)).withAside(share))
                    .orElseGet(() -> MapTile.none(name(one), SIDE, "no trials")));
        }
        return tiles;
    }

    /** The largest picture of a shape that fits into the room, of whole pixels for each pixel if possible. */
    private static int[] size(Shape shape) {
        int longer = Math.max(shape.width(), shape.height());
        double fit = (double) SIDE / longer;
        double scale = longer <= SIDE ? Math.floor(fit) : fit;
        return new int[] {(int) Math.max(1, scale * shape.width()), (int) Math.max(1, scale * shape.height())};
    }

    private static Pixels pixels(ClassificationImage map) {
        int[] size = size(map.shape());
        return map.shape().channels() == 3
                ? Pixels.colour(map).scaled(size[0], size[1])
                : Pixels.z(map, 0, Pixels.limit(map), size[0], size[1]);
    }

    private List<Tile> contrasts() {
        List<Tile> tiles = new ArrayList<>();
        for (ClassContrast one : shown) {
            tiles.add(one.map()
                    .map(map -> contrast(name(one), map))
                    .orElseGet(() -> MapTile.none(name(one), SIDE, "no difference")));
        }
        return tiles;
    }

    private Tile contrast(String name, MapContrast map) {
        Shape shape = map.contrast().shape();
        int peak = map.peak();
        int area = shape.height() * shape.width();
        int[] size = size(shape);
        Pixels pixels = Pixels.signed(map.contrast().value(), shape, peak / area, limit(map), size[0], size[1]);
        String channel = shape.channels() == 1 ? "" : ", channel " + peak / area;
        MapTile tile = MapTile.of(name, SIDE, pixels)
                .withAside(DiffTable.points(
                        map.contrast().value()[peak], map.contrast().standardError()[peak]))
                .withUnder(String.format(Locale.ROOT, "p = %.4f%s", map.pValue()[peak], channel));
        Tolerance tolerance = report.tolerance();
        int changed = map.changedPeak(tolerance.level(), tolerance.map());
        return changed < 0 ? tile : new FramedTile(tile, shape, map.region(changed));
    }

    /** Where the colours end: what 99.5 % of the values keep, and never less than what chance reaches. */
    private static double limit(MapContrast map) {
        double[] value = map.contrast().value();
        double[] z = map.contrast().z();
        double largest = 0;
        for (int i = 0; i < value.length; i++) {
            // standard error without a direction
            largest = Math.max(largest, z[i] == 0 ? 0 : value[i] / z[i]);
        }
        double limit = Math.max(Pixels.robust(value), largest * Chance.peakZ(value.length));
        return limit > 0 ? limit : 1;
    }

    private ImageTile matrix() {
        return new ImageTile(ConfusionPanel.image(
                report.contrast().table(),
                report.names(),
                "OLD (row), NEW (column)",
                new ConfusionPanel.Words("OLD", "NEW", "the same"),
                MATRIX,
                MATRIX + 40));
    }

    private TableTile table() {
        List<List<String>> rows =
                shown.stream().map(one -> DiffTable.cells(one, report)).toList();
        return new TableTile(DiffTable.HEAD, rows, -1, TABLE);
    }
}
