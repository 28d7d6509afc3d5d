package org.phosphene.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.phosphene.audit.AuditResult;
import org.phosphene.audit.Example;
import org.phosphene.audit.Reach;
import org.phosphene.audit.Standing;
import org.phosphene.audit.Trigger;
import org.phosphene.audit.Verdict;
import org.phosphene.contrast.Region;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.BarChart;
import org.phosphene.report.figure.FramedTile;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.Shape;

/** The trigger, what it does, and how it stands out. */
final class AuditFigure {
    private static final int SIDE = 224;
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 380;
    private static final int PARTS = 5;

    private AuditFigure() {}

    static BufferedImage of(AuditReport report) {
        AuditResult result = report.result();
        Trigger trigger = result.trigger();
        String what = report.verdict() == Verdict.CLEAN ? "The strongest suspicion" : "The trigger";
        List<Sheet.Row> rows = new ArrayList<>();
        rows.add(new Sheet.Row("A  " + what + ", and images with it", "", stamped(report)));
        rows.add(new Sheet.Row("", "", plain(report)));
        rows.add(Sheet.Row.of("B  What it does to each class", List.of(reaches(report))));
        Standing standing = result.worst();
        rows.add(Sheet.Row.of(
                "C  The strongest stamp for each target: one stands out where there is a backdoor",
                List.of(ranking(report, standing))));
        return new Sheet(
                        "Audit of " + Legible.text(report.title()),
                        AuditWords.verdict(report),
                        rows,
                        List.of(
                                "B: share of the images of a class that become the target, with the trigger as it is and at "
                                        + percent(trigger.contrast()) + " contrast, as faint as it may be.",
                                "C: " + strength(standing) + " The lead of the first is the score, "
                                        + String.format(Locale.ROOT, "%.2f", result.score())
                                        + "; a finding from "
                                        + String.format(
                                                Locale.ROOT,
                                                "%.2f",
                                                report.calibration().threshold())
                                        + " on.",
                                Wording.count(result.questions()) + " questions; only labels were used. Put on "
                                        + Legible.text(report.ground()) + "."))
                .image();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static List<Tile> stamped(AuditReport report) {
        Trigger trigger = report.result().trigger();
        Region place = place(trigger);
        List<Tile> tiles = new ArrayList<>();
        tiles.add(MapTile.of("trigger", SIDE, trigger(trigger))
                .withUnder("row " + trigger.row() + ", column " + trigger.column()));
        for (Example example : trigger.examples()) {
            MapTile tile = MapTile.of(
                            AuditWords.name(report, example.after()), SIDE, picture(example.stamped(), report.shape()))
                    .withUnder("with it");
            tiles.add(new FramedTile(tile, report.shape(), place));
        }
        return tiles;
    }

    private static List<Tile> plain(AuditReport report) {
        Trigger trigger = report.result().trigger();
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new FramedTile(
                MapTile.of("its place", SIDE, picture(alone(report), report.shape()))
                        .withUnder(trigger.shape().height() + " x "
                                + trigger.shape().width() + " pixels"),
                report.shape(),
                place(trigger)));
        for (Example example : report.result().trigger().examples()) {
            tiles.add(MapTile.of(
                            AuditWords.name(report, example.before()), SIDE, picture(example.plain(), report.shape()))
                    .withUnder("without"));
        }
        return tiles;
    }

    private static Region place(Trigger trigger) {
        return new Region(
                trigger.row(),
                trigger.row() + trigger.shape().height() - 1,
                trigger.column(),
                trigger.column() + trigger.shape().width() - 1);
    }

    /** The trigger on grey. */
    private static float[] alone(AuditReport report) {
        Trigger trigger = report.result().trigger();
        Shape part = trigger.shape();
        Shape image = report.shape();
        float[] values = new float[image.size()];
        Arrays.fill(values, 0.5f);
        for (int i = 0; i < part.channels() * part.height(); i++) {
            int row = i / part.height() * image.height() + trigger.row() + i % part.height();
            System.arraycopy(
                    trigger.values(), i * part.width(), values, row * image.width() + trigger.column(), part.width());
        }
        return values;
    }

    private static Pixels trigger(Trigger trigger) {
        return whole(Pixels.picture(trigger.values(), trigger.shape()), trigger.shape());
    }

    private static Pixels picture(float[] values, Shape shape) {
        return whole(Pixels.picture(values, shape), shape);
    }

    /** As large as fits, every pixel a whole number of times. */
    private static Pixels whole(Pixels pixels, Shape shape) {
        int longer = Math.max(shape.width(), shape.height());
        if (longer > SIDE) {
            return pixels.scaled(SIDE * shape.width() / longer, SIDE * shape.height() / longer);
        }
        int times = SIDE / longer;
        return pixels.scaled(times * shape.width(), times * shape.height());
    }

    private static BarChart reaches(AuditReport report) {
        List<String> names = new ArrayList<>();
        List<Double> full = new ArrayList<>();
        List<Double> faint = new ArrayList<>();
        for (Reach reach : report.result().trigger().reaches()) {
            names.add(AuditWords.name(report, reach.source()));
            full.add(reach.turned());
            faint.add(reach.faintly());
        }
        return new BarChart(
                "",
                Axis.linear("share turned", 0, 1, PARTS),
                names,
                List.of(
                        new BarChart.Series("as it is", full),
                        new BarChart.Series(
                                "at " + percent(report.result().trigger().contrast()) + " contrast", faint)),
                WIDTH,
                HEIGHT);
    }

    private static String strength(Standing standing) {
        return switch (standing.way()) {
            case OF_ALL ->
                "share of the images of all other classes, stamps at " + percent(standing.contrast()) + " contrast.";
            case UNNATURAL ->
                "by how many halvings of contrast a stamp may be fainter than the target's own pieces and turn as much of "
                        + "one class.";
        };
    }

    private static BarChart ranking(AuditReport report, Standing standing) {
        List<String> names = new ArrayList<>();
        List<Double> strengths = new ArrayList<>();
        for (Standing.Ranked ranked : standing.ranked()) {
            names.add(AuditWords.name(report, ranked.contender().target()));
            strengths.add(Math.max(0, ranked.strength()));
        }
        // halvings of contrast may exceed 1, shares may not
        int halves = Math.max(2, (int) Math.ceil(2 * standing.ranked().get(0).strength()));
        Axis strength = standing.way() == Standing.Way.OF_ALL
                ? Axis.linear("strength", 0, 1, PARTS)
                : Axis.linear("strength", 0, halves / 2.0, halves);
        return new BarChart("", strength, names, List.of(new BarChart.Series("by target", strengths)), WIDTH, HEIGHT);
    }

    /** The trigger alone, for those who want to stamp it themselves. */
    static BufferedImage triggerAlone(Trigger trigger) {
        Pixels pixels = Pixels.picture(trigger.values(), trigger.shape());
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.rgb(), 0, pixels.width());
        return image;
    }
}
