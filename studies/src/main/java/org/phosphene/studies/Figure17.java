package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.phosphene.attack.AttackAnswers;
import org.phosphene.attack.AttackPoint;
import org.phosphene.data.DataSet;
import org.phosphene.estimate.Proportion;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Sheet;
import org.phosphene.studies.AttackRows.Ground;
import org.phosphene.studies.AttackRows.Pattern;
import org.phosphene.studies.Mixing.Mixed;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudySetting;

/** Fig. 17: digits and noise with more and more of each class's map. */
final class Figure17 implements Study {
    private static final int STIMULI = 500;
    private static final List<Double> GAMMAS = List.of(0.2, 0.5, 0.8);
    private static final int SIDE = 168;
    private static final List<Pattern> PATTERNS = List.of(Pattern.MAP, Pattern.MEAN);

    private static final StudyCard CARD = new StudyCard(
            "fig17",
            "Fig. 17: a targeted attack with maps",
            "A digit (top) and noise (bottom) with gamma 0.2, 0.5 and 0.8 of the map of each class; below each, what most "
                    + "digits, or most of the noise, are then called by a CNN.",
            List.of(AttackRows.NETWORK),
            List.of(DataSet.MNIST));

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        AttackRows rows = AttackRows.of(work, PATTERNS, GAMMAS, STIMULI);
        for (Ground ground : Ground.values()) {
            for (double gamma : GAMMAS) {
                find(work, rows, ground, gamma);
            }
        }
        classes(work, rows);
        work.remark("Shares are of stimuli of other classes, and of noise that was called something else; "
                + Wording.count(rows.stimuli(Ground.SIGNAL).count())
                + " test digits and as many images of noise. The networks were shown " + Wording.count(rows.questions())
                + " stimuli, beside the trials of the runs.");
        work.draw("figure", CARD.shows(), sheet(rows).image());
        return work.result();
    }

    private static String named(Ground ground) {
        return ground == Ground.NOISE ? "noise" : "digits";
    }

    private static void find(Work work, AttackRows rows, Ground ground, double gamma) {
        String key = named(ground) + "-" + Math.round(10 * gamma);
        String name =
                String.format(Locale.ROOT, "%s that turn into the class of the map, gamma %.1f", named(ground), gamma);
        // what Table 2 has at gamma 0.8, less those that were of the class before
        boolean shown = gamma == GAMMAS.get(GAMMAS.size() - 1);
        List<Measured> measured = new ArrayList<>();
        for (Mixed mixed : rows.row(ground, Pattern.MAP)) {
            mixed.at(gamma)
                    .flatMap(AttackPoint::targeted)
                    .ifPresent(share ->
                            measured.add(Mixing.measured(mixed.network().title(), share)));
        }
        Claim claim = shown
                ? new Claim(
                        key,
                        name,
                        Unit.PERCENT,
                        "shown as pictures",
                        ground == Ground.NOISE ? "above 50 %" : "above 11.4 %",
                        value -> value > (ground == Ground.NOISE ? 50 : 11.4))
                : Claim.open(key, name, Unit.PERCENT, "shown as pictures");
        work.find(claim, measured);
    }

    /** Class by class, of the first network. */
    private static void classes(Work work, AttackRows rows) {
        double gamma = GAMMAS.get(GAMMAS.size() - 1);
        for (Ground ground : Ground.values()) {
            Mixed first = rows.row(ground, Pattern.MAP).get(0);
            List<Integer> targets = first.answers().map(AttackAnswers::targets).orElse(List.of());
            for (int c = 0; c < first.network().classes(); c++) {
                List<Measured> measured = new ArrayList<>();
                if (targets.contains(c)) {
                    AttackPoint point = first.answers().orElseThrow().curve(c).stream()
                            .filter(one -> one.strength() == gamma)
                            .findFirst()
                            .orElseThrow();
                    point.targeted()
                            .map((Proportion share) ->
                                    Mixing.measured(first.network().title(), share))
                            .ifPresent(measured::add);
                }
                work.find(
                        Claim.open(
                                named(ground) + "-to-" + c,
                                named(ground) + " that turn into "
                                        + first.network().classNames().get(c) + ", gamma 0.8",
                                Unit.PERCENT,
                                "shown as pictures"),
                        measured);
            }
        }
    }

    private static Sheet sheet(AttackRows rows) {
        AttackTiles tiles = new AttackTiles(rows, SIDE);
        List<Sheet.Row> all = new ArrayList<>();
        all.add(Sheet.Row.of("Maps", tiles.patterns(Pattern.MAP)));
        for (Ground ground : List.of(Ground.SIGNAL, Ground.NOISE)) {
            for (double gamma : GAMMAS) {
                String heading = gamma > GAMMAS.get(0) ? "" : ground == Ground.SIGNAL ? "A  Digits" : "B  Noise";
                all.add(new Sheet.Row(heading, "gamma " + gamma, tiles.mixed(ground, Pattern.MAP, gamma, 0)));
            }
        }
        return new Sheet(
                "A targeted attack with maps",
                "CNN for MNIST, training seed " + rows.shown().trainingSeed()
                        + ", maps of a million trials of white noise, " + "stretched to 0..1",
                all,
                List.of(
                        "Below each picture: what most of all digits, or of all images of noise, are called with this map. "
                                + "Digits of the class itself are among them."));
    }
}
