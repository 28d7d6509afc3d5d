package org.phosphene.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.estimate.Contrast;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.Shape;
import org.phosphene.whiten.WhitenedImages;

/** The whitened maps in one picture, each channel in z. */
final class WhitenedFigure {
    /** The most maps in the picture. */
    private static final int MOST = 100;

    private static final int SIDE = 252;
    private static final int ACROSS = 5;

    private WhitenedFigure() {}

    static void write(MapReport report, OutputStream out) throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Title", Legible.text(report.title()) + ", whitened");
        words.put("Software", "Phosphene " + Legible.text(report.provenance().version()));
        Png.write(image(report, report.whitened().orElseThrow()), words, out);
    }

    static BufferedImage image(MapReport report, WhitenedImages whitened) {
        List<Tile> tiles = new ArrayList<>();
        for (int label = 0; label < whitened.classes() && tiles.size() < MOST; label++) {
            String name = Legible.text(report.names().get(label));
            Contrast map = whitened.byClass().get(label);
            if (map == null) {
                tiles.add(MapTile.none(name, SIDE, "no trials").withUnder("0 trials"));
            } else {
                tiles.addAll(tiles(name, map));
            }
        }
        List<String> notes = List.of(
                "z of Eq. 5: how a pixel moves the answer, its neighbours held fixed; red towards the class, blue away from it.",
                "Each direction of the noise's covariance counts by how much more than chance it holds; the covariance is of "
                        + Wording.count(whitened.trials()) + " trials.",
                "The colours end at the ±z over each map.");
        int across =
                whitened.shape().channels() == 1 ? ACROSS : 2 * whitened.shape().channels();
        return new Sheet(
                        Legible.text(report.title()) + ": whitened maps",
                        report.caption(),
                        Sheet.wrapped("", tiles, across),
                        notes)
                .image();
    }

    private static List<Tile> tiles(String name, Contrast map) {
        Shape shape = map.shape();
        double limit = Pixels.limit(map.z());
        int scale = Math.max(1, SIDE / Math.max(shape.height(), shape.width()));
        List<Tile> tiles = new ArrayList<>();
        for (int c = 0; c < shape.channels(); c++) {
            Pixels picture = Pixels.signed(map.z(), shape, c, limit, scale * shape.width(), scale * shape.height());
            String title = shape.channels() == 1 ? name : name + ", channel " + c;
            tiles.add(MapTile.of(title, SIDE, picture)
                    .withAside("z ±" + Wording.z(limit))
                    .withUnder(Wording.count(map.trials()) + " trials"));
        }
        return tiles;
    }
}
