package org.phosphene.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.estimate.Contrast;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.triggered.TriggeredAverage;

/** The filters of a layer in one picture, after Fig. 8. */
final class FilterFigure {
    /** The most filters in the picture. */
    static final int MOST = 256;

    private static final int SIDE = 168;
    private static final int FEW = 40;
    private static final int ACROSS = 8;
    private static final int ACROSS_MANY = 16;

    private FilterFigure() {}

    static void write(FilterReport report, String what, BufferedImage image, OutputStream out) throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Title", Legible.text(report.title()) + ", " + what);
        words.put("Software", "Phosphene " + Legible.text(report.provenance().version()));
        Png.write(image, words, out);
    }

    static BufferedImage image(FilterReport report) {
        boolean many = report.averages().size() > FEW;
        List<MapTile> tiles = new ArrayList<>();
        for (int u = 0; u < Math.min(MOST, report.averages().size()); u++) {
            tiles.add(tile(report.name(u), report.averages().get(u), many ? SIDE * 3 / 4 : SIDE));
        }
        List<String> notes = new ArrayList<>();
        notes.add(FilterPixels.legend(report.averages().get(0).shape()));
        notes.add("Right of the name: the largest |z| of a pixel; chance alone passes "
                + Wording.z(Chance.peakZ(report.averages().get(0).shape().size()))
                + " in one filter of twenty.");
        if (report.averages().size() > MOST) {
            notes.add("The first " + MOST + " of "
                    + Wording.count(report.averages().size()) + " units.");
        }
        return new Sheet(
                        Legible.text(report.title()),
                        Legible.text(report.caption()),
                        Sheet.wrapped("", tiles, many ? ACROSS_MANY : ACROSS),
                        notes)
                .image();
    }

    private static MapTile tile(String name, TriggeredAverage average, int side) {
        if (average.isSilent()) {
            return MapTile.none(name, side, "never changes");
        }
        Contrast filter = average.filter().orElseThrow();
        double peak = Arrays.stream(filter.z()).map(Math::abs).max().orElseThrow();
        return MapTile.of(name, side, FilterPixels.of(filter.value(), average.shape(), side))
                .withAside(Wording.z(peak));
    }
}
