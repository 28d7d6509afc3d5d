package org.phosphene.studies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.report.Pixels;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SignalInNoise;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/** The panels of Figs. 1 and 12. */
final class BinaryTiles {
    private static final int SIDE = 168;
    private static final double SHOWN = 0.995;
    private static final List<Double> GAMMAS = List.of(1.0, 0.5, 0.3, 0.2, 0.1, 0.0);

    private BinaryTiles() {}

    /** A: the first digit of each class, alone and in more and more of the same noise. */
    static List<Sheet.Row> mixtures(LabelledImages digits, long seed) {
        List<Sheet.Row> rows = new ArrayList<>();
        for (int label = 0; label < 2; label++) {
            int index = 0;
            while (digits.label(index) != label) {
                index++;
            }
            List<Tile> tiles = new ArrayList<>();
            for (double gamma : GAMMAS) {
                tiles.add(MapTile.of("gamma " + gamma, SIDE, mixture(digits, index, gamma, seed)));
            }
            rows.add(Sheet.Row.of(label == 0 ? "A  Digits in noise" : "", tiles));
        }
        return rows;
    }

    /** A digit in noise; the same noise for all gammas. */
    static Pixels mixture(LabelledImages digits, int index, double gamma, long seed) {
        Shape shape = digits.shape();
        Stimuli stimuli = new SignalInNoise(StimulusSpec.of(shape, Noise.uniform()), digits, gamma).stimuli(seed);
        int[] levels = new int[shape.size()];
        float[] values = new float[shape.size()];
        stimuli.noise(0, levels, 0);
        stimuli.show(levels, 0, index, values, 0);
        int whole = SIDE / shape.width() * shape.width();
        return Pixels.picture(values, shape).scaled(whole, whole);
    }

    /** B and on: a row for each gamma. */
    static List<Sheet.Row> rows(char letter, BinaryStudy.Pair pair, BinaryRuns runs) {
        List<Sheet.Row> rows = new ArrayList<>();
        String heading = letter + "  " + pair.first() + " vs. " + pair.second() + ", "
                + Wording.percent(runs.network().testAccuracy() / 100) + " of the test digits right (training seed "
                + runs.network().trainingSeed() + ")";
        for (BinaryRuns.Run run : runs.runs()) {
            rows.add(new Sheet.Row(rows.isEmpty() ? heading : "", "gamma " + run.gamma(), tiles(pair, run)));
        }
        return rows;
    }

    private static List<Tile> tiles(BinaryStudy.Pair pair, BinaryRuns.Run run) {
        List<Tile> tiles = new ArrayList<>();
        int[] digit = {pair.first(), pair.second()};
        for (int[] cell : new int[][] {{0, 0}, {1, 1}, {0, 1}, {1, 0}}) {
            String title = digit[cell[0]] + " called " + digit[cell[1]];
            long trials = run.means()
                    .noise(cell[0], cell[1])
                    .map(ClassificationImage::trials)
                    .orElse(0L);
            tiles.add(run.means()
                    .stimulusOf(cell[0], cell[1])
                    .map(mean -> MapTile.of(title, SIDE, stretched(mean)))
                    .orElseGet(() -> MapTile.none(title, SIDE, "no trials"))
                    .withUnder(Wording.count(trials) + " trials"));
        }
        String difference = "called " + pair.first() + " less " + pair.second();
        tiles.add(tile(difference, "stimuli", run.stimuli(), run.stimuli().map(BinaryTiles::limit)));
        tiles.add(tile(
                "*",
                "noise alone, z",
                run.noiseAlone().map(contrast -> contrast.z()),
                run.noiseAlone().map(contrast -> Pixels.limit(contrast.z()))));
        return tiles;
    }

    private static MapTile tile(String title, String under, Optional<double[]> values, Optional<Double> limit) {
        MapTile tile = values.isPresent()
                ? MapTile.of(title, SIDE, Pixels.signed(values.get(), shape(values.get()), 0, limit.get(), SIDE, SIDE))
                : MapTile.none(title, SIDE, "no trials");
        return tile.withUnder(under);
    }

    private static double limit(double[] values) {
        double[] sorted = Arrays.stream(values).map(Math::abs).sorted().toArray();
        return Math.max(1e-9, sorted[(int) Math.ceil(SHOWN * sorted.length) - 1]);
    }

    private static Pixels stretched(double[] mean) {
        double low = Arrays.stream(mean).min().orElseThrow();
        double high = Arrays.stream(mean).max().orElseThrow();
        double[] out = Arrays.stream(mean)
                .map(value -> high > low ? (value - low) / (high - low) : 0.5)
                .toArray();
        return MeanTiles.pixels(out, shape(mean), SIDE);
    }

    /** The digits are square. */
    private static Shape shape(double[] values) {
        int side = (int) Math.round(Math.sqrt(values.length));
        return Shape.of(1, side, side);
    }
}
