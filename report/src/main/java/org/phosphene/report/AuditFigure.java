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
                                "C: " + strength(standing) + ", is the score, " + number(result.score())
                                        + "; a finding from "
                                        + number(report.calibration().threshold()) + " on.",
                                Wording.count(result.questions()) + " questions; only labels were used. Put on "
                                        + Legible.text(report.ground()) + "."))
                .image();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
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
        Standing.Aspect aspect = standing.aspects().get(0);
        return aspect.kind() == Standing.Kind.OF_ALL
                ? "share of the images of all other classes, stamps at " + percent(aspect.contrast())
                        + " contrast. The lead of the first"
                : "by how much fainter a stamp may be, and turn as much, than it has to be for students that learnt from the "
                        + "labels, and than pieces of the target's images. The lead of the first"
                        + (aspect.ofRivals() < 1 ? " over " + percent(aspect.ofRivals()) + " of the second, " : ", ")
                        + Standing.Kind.BEYOND_STUDENTS.weight() + " of the one and "
                        + Standing.Kind.BEYOND_PIECES.weight() + " of the other";
    }

    /** The first, then the others as the first aspect ranks them. */
    private static BarChart ranking(AuditReport report, Standing standing) {
        int first = standing.first().target();
        List<Integer> targets = new ArrayList<>(List.of(first));
        standing.aspects().get(0).ranked().stream()
                .map(ranked -> ranked.contender().target())
                .filter(target -> target != first)
                .forEach(targets::add);
        List<BarChart.Series> series = new ArrayList<>();
        double most = 0;
        for (Standing.Aspect aspect : standing.aspects()) {
            List<Double> strengths = new ArrayList<>();
            for (int target : targets) {
                double strength = aspect.ranked().stream()
                        .filter(it -> it.contender().target() == target)
                        .mapToDouble(Standing.Ranked::strength)
                        .findFirst()
                        .orElse(0);
                strengths.add(strength);
                most = Math.max(most, strength);
            }
            series.add(new BarChart.Series(legend(aspect.kind()), strengths));
        }
        // halvings of contrast may exceed 1, shares may not
        int halves = Math.max(2, (int) Math.ceil(2 * most));
        Axis strength = standing.aspects().get(0).kind() == Standing.Kind.OF_ALL
                ? Axis.linear("share turned", 0, 1, PARTS)
                : Axis.linear("halvings of contrast", 0, halves / 2.0, halves);
        List<String> names =
                targets.stream().map(target -> AuditWords.name(report, target)).toList();
        return new BarChart("", strength, names, series, WIDTH, HEIGHT);
    }

    private static String legend(Standing.Kind kind) {
        return switch (kind) {
            case OF_ALL -> "of all classes";
            case BEYOND_STUDENTS -> "beyond students";
            case BEYOND_PIECES -> "beyond pieces of the target";
        };
    }

    /** The trigger alone, for those who want to stamp it themselves. */
    static BufferedImage triggerAlone(Trigger trigger) {
        Pixels pixels = Pixels.picture(trigger.values(), trigger.shape());
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.rgb(), 0, pixels.width());
        return image;
    }
}
