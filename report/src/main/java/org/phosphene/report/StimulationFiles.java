package org.phosphene.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.psychometric.PsychometricFit;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;

/** The files of a microstimulation. */
public final class StimulationFiles {
    /** Every number. */
    public static final String JSON = "stimulation.json";
    /** The psychometric functions. */
    public static final String FIGURE = "stimulation.png";

    private static final int WIDTH = 380;
    private static final int HEIGHT = 290;
    private static final int ACROSS = 5;
    private static final int MOST_PANELS = 60;
    private static final String ALL = "all";

    private StimulationFiles() {}

    /**
     * Writes both files or none, replacing earlier ones.
     *
     * @param directory is created if need be
     * @return the files
     * @throws IOException if a file cannot be written; its message or type names the file
     */
    public static List<Path> write(StimulationReport report, Path directory) throws IOException {
        return WholeFiles.in(directory)
                .with(JSON, out -> out.write(WholeFiles.utf8(StimulationJson.of(report))))
                .with(FIGURE, out -> write(report, out))
                .write();
    }

    private static void write(StimulationReport report, OutputStream out) throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Title", Legible.text(report.title()));
        words.put("Description", Legible.text(report.caption()));
        words.put("Software", "Phosphene " + report.provenance().version());
        Png.write(image(report), words, out);
    }

    private static BufferedImage image(StimulationReport report) {
        int most = report.strengths().stream().mapToInt(Math::abs).max().orElse(0);
        List<Sheet.Row> rows = new ArrayList<>();
        int drawn = 0;
        for (String layer : report.layers()) {
            for (int sign : signs(report.strengths())) {
                List<Tile> tiles = new ArrayList<>();
                for (StimulationReport.Panel panel : report.panels()) {
                    if (panel.layer().equals(layer) && drawn < MOST_PANELS) {
                        tiles.add(tile(panel, sign, most));
                        drawn++;
                    }
                }
                if (!tiles.isEmpty()) {
                    tiles.add(PsychometricTiles.key(strengths(report, sign), most));
                    String heading = sign < 0 ? "Current out of " : "Current into ";
                    rows.addAll(Sheet.wrapped(
                            heading + (layer.equals(ALL) ? "all layers at once" : Legible.text(layer)),
                            tiles,
                            ACROSS + 1));
                }
            }
        }
        List<String> notes = new ArrayList<>(List.of(
                "Dots: share of a class's images that are called so, against gamma, the share of the image in noise. Lines: "
                        + "fitted functions; pale ones join dots where no function has a threshold."));
        if (drawn < report.panels().size() * signs(report.strengths()).size()) {
            notes.add("The first " + drawn + " charts; " + JSON + " has all numbers.");
        }
        return new Sheet(
                        Legible.text(report.title()) + " under microstimulation",
                        Legible.text(report.caption()),
                        rows,
                        notes)
                .image();
    }

    private static List<Integer> signs(List<Integer> strengths) {
        List<Integer> signs = new ArrayList<>();
        if (strengths.get(strengths.size() - 1) > 0 || strengths.get(0) == 0) {
            signs.add(1);
        }
        if (strengths.get(0) < 0) {
            signs.add(-1);
        }
        return signs;
    }

    private static List<Integer> strengths(StimulationReport report, int sign) {
        return report.strengths().stream()
                .filter(k -> k * sign >= 0)
                .sorted((a, b) -> Math.abs(a) - Math.abs(b))
                .toList();
    }

    private static Tile tile(StimulationReport.Panel panel, int sign, int most) {
        List<PsychometricTiles.Curve> curves = panel.curves().stream()
                .filter(curve -> curve.strength() * sign >= 0)
                .sorted((a, b) -> Math.abs(a.strength()) - Math.abs(b.strength()))
                .map(curve -> new PsychometricTiles.Curve(
                        curve.strength(),
                        curve.fit().data(),
                        curve.fit() instanceof PsychometricFit.Fitted fitted
                                ? java.util.Optional.of(fitted.function())
                                : java.util.Optional.empty()))
                .toList();
        return PsychometricTiles.chart(Legible.text(panel.name()), curves, most, true, WIDTH, HEIGHT);
    }
}
