package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.phosphene.data.DataSet;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.LineChart;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.TableTile;
import org.phosphene.studies.AttackRows.Ground;
import org.phosphene.studies.AttackRows.Pattern;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudySetting;

/** Table 2: how often noise and digits are called by the class whose map or mean image is mixed in. */
final class Table2 implements Study {
    private static final int STIMULI = 1000;
    private static final int WIDTH = 1800;

    /** The paper's table. */
    private static final Map<Ground, Map<Pattern, List<Double>>> PAPER = Map.of(
            Ground.NOISE,
            Map.of(
                    Pattern.MAP,
                    List.of(.1, .113, .127, .149, .174, .207, .271, .429, .666, .743, .9),
                    Pattern.MEAN,
                    List.of(.1, .127, .179, .313, .618, .842, .986, 1.0, 1.0, 1.0, 1.0)),
            Ground.SIGNAL,
            Map.of(
                    Pattern.MAP,
                    List.of(.1, .1, .1, .1, .101, .102, .105, .123, .214, .587, .9),
                    Pattern.MEAN,
                    List.of(.1, .101, .103, .109, .149, .28, .534, .83, .994, 1.0, 1.0)));

    /** Gammas that the paper's text names, as steps of a tenth. */
    private static final int NOISE_NAMED = 5;

    private static final int SIGNAL_NAMED = 8;

    private static final StudyCard CARD = new StudyCard(
            "table2",
            "Table 2: maps and mean images mixed into noise and digits",
            "(1 - gamma) of noise or of a digit and gamma of the map of a class, or of its mean image: the share that a CNN "
                    + "then calls by the class, mean over all ten classes, digits of the class itself among them.",
            List.of(AttackRows.NETWORK),
            List.of(DataSet.MNIST));

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        AttackRows rows = AttackRows.of(work, List.of(Pattern.values()), Mixing.GAMMAS, STIMULI);
        for (Pattern pattern : Pattern.values()) {
            for (Ground ground : List.of(Ground.NOISE, Ground.SIGNAL)) {
                find(work, rows, ground, pattern);
            }
        }
        work.remark(
                "The paper says that maps are mixed in. The authors' program mixes in the picture of the map, read back "
                        + "from a figure in Matplotlib's colours: the mean of red, green, blue and opacity, grey from 0.40 to 0.76. "
                        + "Both are here; the paper's row for digits comes out with the picture.");
        work.remark("A network's share is the mean over the classes that have a map, of "
                + Wording.count(rows.stimuli(Ground.SIGNAL).count())
                + " test digits, and of as many images of fresh noise (paper: 10 000 each). The interval of a single network "
                + "is over stimuli: exact for the number of independent ones with the same variance.");
        work.remark("The networks were shown " + Wording.count(rows.questions())
                + " stimuli for the table, beside the trials of the runs.");
        work.draw("figure", CARD.shows(), sheet(rows).image());
        return work.result();
    }

    private static void find(Work work, AttackRows rows, Ground ground, Pattern pattern) {
        for (int step = 0; step < Mixing.GAMMAS.size(); step++) {
            double gamma = Mixing.GAMMAS.get(step);
            String key = key(ground, pattern) + "-" + step;
            String name = String.format(
                    Locale.ROOT, "(1 - gamma) %s + gamma %s, gamma %.1f", ground.words(), pattern.words(), gamma);
            Pattern theirs = pattern == Pattern.MEAN ? Pattern.MEAN : Pattern.MAP;
            double paper = 100 * PAPER.get(ground).get(theirs).get(step);
            String said = String.format(Locale.ROOT, "%.1f %%", paper);
            boolean named = theirs == Pattern.MAP
                    && step == (ground == Ground.NOISE ? NOISE_NAMED : SIGNAL_NAMED)
                    && pattern != Pattern.WHITENED;
            Claim claim = named
                    ? new Claim(key, name, Unit.PERCENT, said, said + " or more", value -> value >= paper)
                    : Claim.open(key, name, Unit.PERCENT, pattern == Pattern.WHITENED ? "not tried" : said);
            work.find(claim, Mixing.called(rows.row(ground, pattern), gamma));
        }
    }

    private static String key(Ground ground, Pattern pattern) {
        return ground.words() + "-" + pattern.name().toLowerCase(Locale.ROOT);
    }

    private static Sheet sheet(AttackRows rows) {
        List<List<String>> lines = new ArrayList<>();
        List<LineChart.Curve> curves = new ArrayList<>();
        for (Pattern theirs : List.of(Pattern.MAP, Pattern.MEAN)) {
            for (Ground ground : Ground.values()) {
                lines.add(
                        line("paper: " + name(ground, theirs), PAPER.get(ground).get(theirs)));
                for (Pattern pattern : Pattern.values()) {
                    if ((pattern == Pattern.MEAN) == (theirs == Pattern.MEAN)) {
                        lines.add(line(name(ground, pattern), means(rows, ground, pattern)));
                    }
                }
            }
        }
        for (Pattern pattern : Pattern.values()) {
            for (Ground ground : Ground.values()) {
                List<Double> means = means(rows, ground, pattern);
                if (!means.isEmpty()) {
                    curves.add(curve(name(ground, pattern), means));
                }
            }
        }
        List<String> head = new ArrayList<>(List.of("gamma"));
        Mixing.GAMMAS.forEach(gamma -> head.add(String.format(Locale.ROOT, "%.1f", gamma)));
        List<Sheet.Row> all = new ArrayList<>();
        all.add(Sheet.Row.of("A  Share that is called by the class", List.of(new TableTile(head, lines, -1, WIDTH))));
        if (!curves.isEmpty()) {
            all.add(Sheet.Row.of(
                    "B  The same as curves",
                    List.of(new LineChart(
                            "",
                            Axis.linear("gamma", 0, 1, 5),
                            Axis.linear("share that is called by the class", 0, 1, 5),
                            curves,
                            WIDTH,
                            620))));
        }
        return new Sheet(
                "Maps and mean images mixed into noise and digits",
                "CNN for MNIST, mean over training seeds and classes; "
                        + Wording.count(rows.stimuli(Ground.SIGNAL).count())
                        + " test digits and as many images of noise",
                all,
                List.of(
                        "Bias: the map from white noise, stretched to 0..1. As its picture: grey from 0.40 to 0.76, as the "
                                + "authors' program has it.",
                        "Whitened smooth bias: maps from smooth noise without the correlations of the noise, beyond the paper."));
    }

    private static String name(Ground ground, Pattern pattern) {
        return ground.words() + " + " + pattern.words();
    }

    private static List<String> line(String name, List<Double> shares) {
        List<String> line = new ArrayList<>(List.of(name));
        for (int step = 0; step < Mixing.GAMMAS.size(); step++) {
            line.add(shares.isEmpty() ? "–" : String.format(Locale.ROOT, "%.3f", shares.get(step)));
        }
        return line;
    }

    /** Over the networks; nothing if none has a pattern. */
    private static List<Double> means(AttackRows rows, Ground ground, Pattern pattern) {
        List<Double> means = new ArrayList<>();
        for (double gamma : Mixing.GAMMAS) {
            OptionalDouble mean = Mixing.called(rows.row(ground, pattern), gamma).stream()
                    .mapToDouble(Measured::value)
                    .average();
            mean.ifPresent(value -> means.add(value / 100));
        }
        return means;
    }

    private static LineChart.Curve curve(String name, List<Double> means) {
        return LineChart.Curve.of(
                name,
                Mixing.GAMMAS.stream().mapToDouble(gamma -> gamma).toArray(),
                means.stream().mapToDouble(mean -> mean).toArray());
    }
}
