package org.phosphene.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.LineChart;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.triggered.TriggeredAverage;
import org.phosphene.triggered.TriggeredCovariance;

/** Spectra of spike-triggered covariances with what chance reaches, and the significant axes as images. */
final class CovarianceFigure {
    /** The most units in the picture. */
    static final int MOST = 24;

    private static final int SIDE = 190;
    private static final int AXES = 6;
    private static final int WIDTH = 660;
    private static final int HEIGHT = 300;

    private CovarianceFigure() {}

    static BufferedImage image(FilterReport report) {
        List<Sheet.Row> rows = new ArrayList<>();
        int with = 0;
        for (int u = 0; u < report.covariances().size(); u++) {
            Optional<TriggeredCovariance> covariance = report.covariances().get(u);
            with += covariance.filter(one -> !one.axes().isEmpty()).isPresent() ? 1 : 0;
            if (rows.size() < MOST) {
                rows.add(row(report.name(u), report.averages().get(u), covariance));
            }
        }
        TriggeredCovariance any = report.covariances().stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        List<String> notes = new ArrayList<>();
        notes.add(
                "Spectrum: eigenvalues of cov(y, xx') / (sd(y) var(x)) in the directions left by the average, from the "
                        + "largest to the smallest; above 0 the response grows with the square, below it falls.");
        if (any != null) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Band: what the two ends of the spectrum of permuted responses pass with probability %s each (%,d "
                            + "permutations, first step of the nested test).",
                    any.alpha() / 2,
                    any.permutations()));
        }
        notes.add(FilterPixels.legend(report.averages().get(0).shape()) + " The sign of an axis has no meaning.");
        return new Sheet(
                        Legible.text(report.title()) + ": spike-triggered covariance",
                        Legible.text(report.caption()) + "; " + with + " of "
                                + report.covariances().size() + " units have second-order axes",
                        rows,
                        notes)
                .image();
    }

    private static Sheet.Row row(String name, TriggeredAverage average, Optional<TriggeredCovariance> covariance) {
        List<Tile> tiles = new ArrayList<>();
        if (covariance.isEmpty()) {
            tiles.add(MapTile.none("average", SIDE, "never changes"));
            return new Sheet.Row("", name, tiles);
        }
        TriggeredCovariance found = covariance.get();
        tiles.add(chart(found));
        String kept = found.averageOut() ? "average" : "average (chance)";
        tiles.add(MapTile.of(
                kept, SIDE, FilterPixels.of(average.filter().orElseThrow().value(), average.shape(), SIDE)));
        for (int k = 0; k < Math.min(AXES, found.axes().size()); k++) {
            TriggeredCovariance.Axis axis = found.axes().get(k);
            tiles.add(MapTile.of(axis.sign().toString(), SIDE, FilterPixels.of(axis.image(), found.shape(), SIDE))
                    .withUnder(String.format(Locale.ROOT, "%+.3f, p %.3f", axis.eigenvalue(), axis.p())));
        }
        return new Sheet.Row("", name, tiles);
    }

    private static LineChart chart(TriggeredCovariance found) {
        int size = found.spectrum().length;
        double[] rank = new double[size];
        double[] value = new double[size];
        for (int k = 0; k < size; k++) {
            rank[k] = k + 1.0;
            value[k] = found.spectrum()[size - 1 - k];
        }
        TriggeredCovariance.Step first = found.steps().get(0);
        double most = Math.max(
                Arrays.stream(value).map(Math::abs).max().orElseThrow(),
                Math.max(Math.abs(first.upper()), Math.abs(first.lower())));
        // ticks have two decimals
        boolean small = most < 0.2;
        double unit = small ? 1000 : 1;
        double limit = round(1.1 * most * unit);
        double[] ends = {1, Math.max(2, size)};
        double[] zero = {0, 0};
        LineChart.Curve chance = new LineChart.Curve(
                "chance", ends, zero, new double[] {unit * first.lower(), unit * first.lower()}, new double[] {
                    unit * first.upper(), unit * first.upper()
                });
        double[] scaled = Arrays.stream(value).map(one -> unit * one).toArray();
        return new LineChart(
                "",
                Axis.linear("rank", 1, Math.max(2, size), 1),
                Axis.linear(small ? "eigenvalue, in thousandths" : "eigenvalue", -limit, limit, 4),
                List.of(LineChart.Curve.of("spectrum", rank, scaled), chance),
                WIDTH,
                HEIGHT);
    }

    /** Up to a number that reads well. */
    private static double round(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 2, 3, 4, 6, 8}) {
            if (value <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
