package org.phosphene.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.phosphene.attack.AttackPoint;
import org.phosphene.attack.Contender;
import org.phosphene.attack.HopSkipJump;
import org.phosphene.attack.Walks;
import org.phosphene.estimate.Proportion;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.LineChart;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;

/** Curves of attacks, and what attacked stimuli look like. */
final class AttackFigure {
    private static final int SIDE = 168;
    private static final int WIDTH = 920;
    private static final int HEIGHT = 520;
    private static final int PARTS = 5;
    private static final int LENGTHS = 4;

    private AttackFigure() {}

    static BufferedImage of(AttackReport report) {
        List<Sheet.Row> rows = new ArrayList<>();
        rows.add(Sheet.Row.of("A  How often stimuli are called by the class that is mixed in", curves(report)));
        report.contest()
                .ifPresent(contest ->
                        rows.add(Sheet.Row.of("B  Attacks at the same L2 norm of what is added", contest(contest))));
        for (AttackReport.Row row : report.examples()) {
            rows.add(new Sheet.Row(Legible.text(row.heading()), Legible.text(row.label()), pictures(row)));
        }
        return new Sheet(
                        "Attacks on " + Legible.text(report.title()),
                        Legible.text(report.caption()),
                        rows,
                        List.of(
                                "Gamma is the share of the pattern, 1 - gamma that of the stimulus. Bands: 95 % intervals over "
                                        + "stimuli. SSIM: structural similarity, 1 for no change.",
                                "The model was asked "
                                        + Wording.count(report.ledger().total())
                                        + " questions in all; only its labels were used."))
                .image();
    }

    private static List<Tile> curves(AttackReport report) {
        List<LineChart.Curve> called = new ArrayList<>();
        List<LineChart.Curve> similar = new ArrayList<>();
        for (AttackReport.Panel panel : report.panels()) {
            List<AttackPoint> curve = panel.answers().curve();
            String name = Legible.text(panel.name());
            called.add(curve(name, curve, AttackPoint::strength, AttackPoint::called));
            similar.add(LineChart.Curve.of(
                    name,
                    numbers(curve, AttackPoint::strength),
                    numbers(curve, point -> Math.max(0, point.perceptibility().similarity()))));
        }
        Axis gamma = Axis.linear("gamma", 0, 1, PARTS);
        return List.of(
                new LineChart("", gamma, Axis.linear("share called the target", 0, 1, PARTS), called, WIDTH, HEIGHT),
                new LineChart("", gamma, Axis.linear("SSIM", 0, 1, PARTS), similar, WIDTH, HEIGHT));
    }

    private static List<Tile> contest(AttackReport.Contest contest) {
        List<Tile> charts = new ArrayList<>();
        double most = contest.lengths().get(contest.lengths().size() - 1);
        for (boolean targeted : new boolean[] {true, false}) {
            List<LineChart.Curve> curves = new ArrayList<>();
            for (Contender contender : contest.contenders()) {
                List<AttackPoint> points = targeted ? contender.targeted() : contender.untargeted();
                if (!points.isEmpty()) {
                    curves.add(curve(
                            Legible.text(contender.name()),
                            points,
                            AttackPoint::strength,
                            targeted ? AttackPoint::targeted : AttackPoint::changed));
                }
            }
            List<HopSkipJump.Path> paths =
                    targeted ? contest.walks().targeted() : contest.walks().untargeted();
            for (long milestone : contest.milestones()) {
                curves.add(walks(contest.lengths(), paths, milestone));
            }
            charts.add(new LineChart(
                    targeted ? "to a target" : "to any other label",
                    Axis.linear("L2 norm", 0, most, LENGTHS),
                    Axis.linear("share of images fooled", 0, 1, PARTS),
                    curves,
                    WIDTH,
                    HEIGHT));
        }
        return charts;
    }

    private static LineChart.Curve walks(List<Double> lengths, List<HopSkipJump.Path> paths, long milestone) {
        List<Proportion> shares = lengths.stream()
                .map(length -> Walks.share(paths, length, milestone))
                .toList();
        return new LineChart.Curve(
                "HSJ, " + Wording.count(milestone) + " each",
                lengths.stream().mapToDouble(length -> length).toArray(),
                shares.stream().mapToDouble(Proportion::value).toArray(),
                shares.stream().mapToDouble(Proportion::low).toArray(),
                shares.stream().mapToDouble(Proportion::high).toArray());
    }

    private static LineChart.Curve curve(
            String name,
            List<AttackPoint> points,
            Function<AttackPoint, Double> across,
            Function<AttackPoint, Optional<Proportion>> share) {
        return new LineChart.Curve(
                name,
                numbers(points, across),
                numbers(
                        points,
                        point -> share.apply(point).map(Proportion::value).orElse(0.0)),
                numbers(points, point -> share.apply(point).map(Proportion::low).orElse(0.0)),
                numbers(
                        points,
                        point -> share.apply(point).map(Proportion::high).orElse(0.0)));
    }

    private static double[] numbers(List<AttackPoint> points, Function<AttackPoint, Double> number) {
        return points.stream().mapToDouble(number::apply).toArray();
    }

    private static List<Tile> pictures(AttackReport.Row row) {
        List<Tile> tiles = new ArrayList<>();
        int whole = Math.max(1, SIDE / row.shape().width()) * row.shape().width();
        int side = Math.min(whole, SIDE);
        for (AttackReport.Picture picture : row.pictures()) {
            Pixels pixels = Pixels.picture(picture.values(), row.shape()).scaled(side, side);
            tiles.add(MapTile.of(Legible.text(picture.title()), SIDE, pixels).withUnder(Legible.text(picture.said())));
        }
        return tiles;
    }
}
