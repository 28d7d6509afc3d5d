package org.phosphene.studies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.phosphene.attack.AttackAnswers;
import org.phosphene.attack.AttackedStimuli;
import org.phosphene.attack.Perturbation;
import org.phosphene.report.Pixels;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.Shape;
import org.phosphene.studies.AttackRows.Ground;
import org.phosphene.studies.AttackRows.Pattern;

/** Pictures of patterns, and of stimuli into which they are mixed. */
record AttackTiles(AttackRows rows, int side) {
    private Pixels pixels(float[] values) {
        Shape shape = rows.stimuli(Ground.SIGNAL).shape();
        int whole = side / shape.width() * shape.width();
        return Pixels.picture(values, shape).scaled(whole, whole);
    }

    private List<String> names() {
        return rows.shown().classNames();
    }

    /** The pattern of each class. */
    List<Tile> patterns(Pattern pattern) {
        List<Tile> tiles = new ArrayList<>();
        float[][] all = rows.patterns(pattern);
        for (int c = 0; c < rows.shown().classes(); c++) {
            tiles.add(
                    all[c] == null
                            ? MapTile.none("to " + names().get(c), side, "no trials")
                            : MapTile.of("to " + names().get(c), side, pixels(all[c])));
        }
        return tiles;
    }

    /** One stimulus with the pattern of each class mixed in, under what the first network calls most of all stimuli. */
    List<Tile> mixed(Ground ground, Pattern pattern, double gamma, int stimulus) {
        AttackedStimuli stimuli = rows.stimuli(ground);
        float[] intact = stimuli.values(stimulus);
        float[][] all = rows.patterns(pattern);
        List<Tile> tiles = new ArrayList<>();
        for (int c = 0; c < rows.shown().classes(); c++) {
            if (all[c] == null) {
                tiles.add(MapTile.none("", side, "no trials"));
                continue;
            }
            float[] values = new float[intact.length];
            Perturbation.mixed(all[c], gamma).apply(intact, 0, values, 0);
            tiles.add(MapTile.of("", side, pixels(values)).withUnder(said(ground, pattern, gamma, c)));
        }
        return tiles;
    }

    /** The most frequent answer to all stimuli, with its share. */
    private String said(Ground ground, Pattern pattern, double gamma, int target) {
        AttackAnswers answers = rows.row(ground, pattern).get(0).answers().orElseThrow();
        int condition = IntStream.range(0, answers.conditions().size())
                .filter(c -> answers.conditions().get(c).target() == target
                        && answers.conditions().get(c).strength() == gamma)
                .findFirst()
                .orElseThrow();
        return said(answers.histogram(condition, rows.shown().classes()), answers.count());
    }

    /** What the first network calls most of the intact stimuli. */
    String intact(Ground ground) {
        return rows.row(ground, Pattern.MEAN)
                .get(0)
                .answers()
                .map(answers -> said(answers.histogram(rows.shown().classes()), answers.count()))
                .orElse("");
    }

    private String said(List<Integer> counts, int all) {
        int most = IntStream.range(0, counts.size())
                .boxed()
                .max(Comparator.comparingInt(counts::get))
                .orElseThrow();
        return Wording.percent((double) counts.get(most) / all) + " called " + names().get(most);
    }
}
