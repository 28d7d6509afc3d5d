package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.phosphene.attack.AttackAnswers;
import org.phosphene.attack.AttackPoint;
import org.phosphene.data.DataSet;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.LineChart;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.studies.AttackRows.Ground;
import org.phosphene.studies.AttackRows.Pattern;
import org.phosphene.studies.Mixing.Mixed;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudySetting;

/** Fig. 6: maps and mean images turn digits and noise into classes, and how visible that is. */
final class Figure6 implements Study {
    private static final int STIMULI = 500;
    private static final double LARGE = 0.8;
    private static final int EIGHT = 8;
    private static final int SIDE = 168;
    private static final int WIDTH = 960;
    private static final int HEIGHT = 520;
    private static final List<Pattern> PATTERNS = List.of(Pattern.MAP, Pattern.PICTURE, Pattern.MEAN);

    private static final StudyCard CARD = new StudyCard(
            "fig6",
            "Fig. 6: turning digits and noise into a class",
            "A: maps of a CNN, and a digit and noise into which they are mixed, gamma 0.8; below each, what most digits or "
                    + "images of noise are then called. B: the same with mean digits. C: shares that are called by the class, "
                    + "and structural similarity to the intact stimulus, against gamma.",
            List.of(AttackRows.NETWORK),
            List.of(DataSet.MNIST));

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        AttackRows rows = AttackRows.of(work, PATTERNS, Mixing.GAMMAS, STIMULI);
        work.find(
                new Claim(
                        "noise-eights",
                        "images of noise that are called 8",
                        Unit.PERCENT,
                        "most",
                        "above 50 %",
                        value -> value > 50),
                eights(rows));
        called(work, rows);
        visible(work, rows);
        easier(work, rows);
        work.remark("Shares are of all stimuli, digits of the class itself among them, mean over classes; "
                + Wording.count(rows.stimuli(Ground.SIGNAL).count())
                + " test digits and as many images of noise. A single network's interval is over stimuli. The networks were "
                + "shown " + Wording.count(rows.questions()) + " stimuli, beside the trials of the runs.");
        work.draw("figure", CARD.shows(), sheet(rows).image());
        return work.result();
    }

    private static List<Measured> eights(AttackRows rows) {
        List<Measured> measured = new ArrayList<>();
        for (Mixed mixed : rows.row(Ground.NOISE, Pattern.MEAN)) {
            mixed.answers()
                    .ifPresent(answers -> measured.add(Measured.of(
                            mixed.network().title(),
                            100.0 * answers.histogram(10).get(EIGHT) / answers.count())));
        }
        return measured;
    }

    private static void called(Work work, AttackRows rows) {
        work.find(
                least("digits-map", "digits called by the class of the map, gamma 0.8", "21.4 %", 21.4),
                Mixing.called(rows.row(Ground.SIGNAL, Pattern.MAP), LARGE));
        work.find(
                least("digits-picture", "the same with the picture of the map", "21.4 %", 21.4),
                Mixing.called(rows.row(Ground.SIGNAL, Pattern.PICTURE), LARGE));
        work.find(
                least(
                        "noise-map",
                        "noise called by the class of the map, gamma 0.8",
                        "almost all; Table 2: 66.6 %",
                        66.6),
                Mixing.called(rows.row(Ground.NOISE, Pattern.MAP), LARGE));
        work.find(
                least("noise-picture", "the same with the picture of the map", "almost all; Table 2: 66.6 %", 66.6),
                Mixing.called(rows.row(Ground.NOISE, Pattern.PICTURE), LARGE));
        work.find(
                least("digits-mean", "digits called by the class of the mean digit, gamma 0.8", "almost always", 95),
                Mixing.called(rows.row(Ground.SIGNAL, Pattern.MEAN), LARGE));
        work.find(
                Claim.open(
                        "digits-map-others",
                        "digits of other classes only, called by the class of the map, gamma 0.8",
                        Unit.PERCENT,
                        "not said"),
                points(rows.row(Ground.SIGNAL, Pattern.MAP), point -> point.targeted()
                        .map(share -> 100 * share.value())));
        work.find(
                Claim.open(
                        "digits-map-changed",
                        "digits whose label changes, whatever it becomes, map, gamma 0.8",
                        Unit.PERCENT,
                        "not said"),
                points(rows.row(Ground.SIGNAL, Pattern.MAP), point -> point.changed()
                        .map(share -> 100 * share.value())));
    }

    private static Claim least(String key, String name, String paper, double least) {
        return new Claim(key, name, Unit.PERCENT, paper, least + " % or more", value -> value >= least);
    }

    /** The paper calls the mean image completely perceptible, and a map less so. */
    private static void visible(Work work, AttackRows rows) {
        List<Measured> similar = new ArrayList<>();
        List<Mixed> maps = rows.row(Ground.SIGNAL, Pattern.MAP);
        List<Mixed> means = rows.row(Ground.SIGNAL, Pattern.MEAN);
        for (int n = 0; n < maps.size(); n++) {
            Optional<AttackPoint> map = maps.get(n).at(LARGE);
            Optional<AttackPoint> mean = means.get(n).at(LARGE);
            if (map.isPresent() && mean.isPresent()) {
                similar.add(Measured.of(
                        maps.get(n).network().title(),
                        map.get().perceptibility().similarity()
                                - mean.get().perceptibility().similarity()));
            }
        }
        work.find(
                new Claim(
                        "similarity",
                        "structural similarity of digits with maps less that of digits with mean digits, gamma 0.8",
                        Unit.NUMBER,
                        "mean digits are much more perceptible",
                        "above 0",
                        value -> value > 0),
                similar,
                "Mean digits are black around the digit, as the digits are; maps lie on grey. What is more perceptible is "
                        + "the other class, not the change of the pixels.");
        for (Pattern pattern : PATTERNS) {
            work.find(
                    Claim.open(
                            "l2-" + pattern.name().toLowerCase(java.util.Locale.ROOT),
                            "L2 norm of what digits are changed by, " + pattern.words() + ", gamma 0.8",
                            Unit.NUMBER,
                            "not said"),
                    points(
                            rows.row(Ground.SIGNAL, pattern),
                            point -> Optional.of(point.perceptibility().l2())));
        }
    }

    /** Converting noise is easier than converting a signal. */
    private static void easier(Work work, AttackRows rows) {
        for (Pattern pattern : PATTERNS) {
            List<Measured> counts = new ArrayList<>();
            List<Mixed> noise = rows.row(Ground.NOISE, pattern);
            List<Mixed> signal = rows.row(Ground.SIGNAL, pattern);
            for (int n = 0; n < noise.size(); n++) {
                int at = n;
                long easier = IntStream.range(1, 10)
                        .filter(step -> share(noise.get(at), step) >= share(signal.get(at), step))
                        .count();
                if (noise.get(n).answers().isPresent()) {
                    counts.add(Measured.of(noise.get(n).network().title(), (double) easier));
                }
            }
            work.find(
                    new Claim(
                            "easier-" + pattern.name().toLowerCase(java.util.Locale.ROOT),
                            "of nine gammas, those at which noise turns at least as often as digits, "
                                    + pattern.words(),
                            Unit.COUNT,
                            "noise is easier to convert",
                            "8 or more",
                            value -> value >= 8),
                    counts);
        }
    }

    private static double share(Mixed mixed, int step) {
        return mixed.at(Mixing.GAMMAS.get(step))
                .flatMap(AttackPoint::called)
                .map(share -> share.value())
                .orElse(0.0);
    }

    private static List<Measured> points(List<Mixed> row, Function<AttackPoint, Optional<Double>> number) {
        List<Measured> measured = new ArrayList<>();
        for (Mixed mixed : row) {
            mixed.at(LARGE)
                    .flatMap(number)
                    .ifPresent(value -> measured.add(Measured.of(mixed.network().title(), value)));
        }
        return measured;
    }

    private static Sheet sheet(AttackRows rows) {
        AttackTiles tiles = new AttackTiles(rows, SIDE);
        List<Sheet.Row> all = new ArrayList<>();
        pictures(all, tiles, "A  Maps, and a digit and noise with gamma 0.8 of them", Pattern.MAP);
        pictures(all, tiles, "    The same maps as the authors' program mixes them", Pattern.PICTURE);
        pictures(all, tiles, "B  Mean digits", Pattern.MEAN);
        all.add(Sheet.Row.of("C  Against gamma", charts(rows)));
        return new Sheet(
                "Maps and mean digits turn digits and noise into a class",
                "CNN for MNIST, training seed " + rows.shown().trainingSeed() + "; of intact noise "
                        + tiles.intact(Ground.NOISE),
                all,
                List.of(
                        "Below each picture: what most of all digits, or of all images of noise, are called with this map "
                                + "or mean digit.",
                        "C: bands are 95 % intervals over stimuli. SSIM is 1 where nothing is changed."));
    }

    private static void pictures(List<Sheet.Row> all, AttackTiles tiles, String heading, Pattern pattern) {
        all.add(new Sheet.Row(heading, "mixed in", tiles.patterns(pattern)));
        all.add(new Sheet.Row("", "digit", tiles.mixed(Ground.SIGNAL, pattern, LARGE, 0)));
        all.add(new Sheet.Row("", "noise", tiles.mixed(Ground.NOISE, pattern, LARGE, 0)));
    }

    private static List<Tile> charts(AttackRows rows) {
        List<LineChart.Curve> called = new ArrayList<>();
        List<LineChart.Curve> similar = new ArrayList<>();
        for (Pattern pattern : PATTERNS) {
            for (Ground ground : Ground.values()) {
                Optional<AttackAnswers> answers =
                        rows.row(ground, pattern).get(0).answers();
                String name = ground.words() + " + " + pattern.words();
                answers.ifPresent(given -> {
                    called.add(curve(name, given.curve()));
                    similar.add(LineChart.Curve.of(
                            name,
                            numbers(given.curve(), AttackPoint::strength),
                            numbers(
                                    given.curve(),
                                    point -> Math.max(0, point.perceptibility().similarity()))));
                });
            }
        }
        Axis gamma = Axis.linear("gamma", 0, 1, 5);
        return List.of(
                new LineChart("", gamma, Axis.linear("share called by the class", 0, 1, 5), called, WIDTH, HEIGHT),
                new LineChart("", gamma, Axis.linear("SSIM", 0, 1, 5), similar, WIDTH, HEIGHT));
    }

    private static LineChart.Curve curve(String name, List<AttackPoint> points) {
        return new LineChart.Curve(
                name,
                numbers(points, AttackPoint::strength),
                numbers(points, point -> point.called().orElseThrow().value()),
                numbers(points, point -> point.called().orElseThrow().low()),
                numbers(points, point -> point.called().orElseThrow().high()));
    }

    private static double[] numbers(List<AttackPoint> points, Function<AttackPoint, Double> number) {
        return points.stream().mapToDouble(number::apply).toArray();
    }
}
