package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.LineChart;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;

/** Figs. 4 and 14: how the maps of the CNN for digits build up with the trials. */
record BuildUpStudy(StudyCard card, List<Integer> digits) implements Study {
    private static final long TRIALS = 1_000_000;
    private static final int LARGE = 224;
    private static final int SMALL = 140;
    private static final String NETWORK = "mnist-cnn";

    /** Three digits, in the body of the paper. */
    static BuildUpStudy figure4() {
        return new BuildUpStudy(
                new StudyCard(
                        "fig4",
                        "Fig. 4: how maps of 0, 1 and 2 build up",
                        "Maps of the CNN for digits after a thousand, ten thousand, a hundred thousand and a million images "
                                + "of noise, and how maps of fewer images agree with the map of all others.",
                        List.of(NETWORK),
                        List.of()),
                List.of(0, 1, 2));
    }

    /** All digits, in the supplement. */
    static BuildUpStudy figure14() {
        return new BuildUpStudy(
                new StudyCard(
                        "fig14",
                        "Fig. 14: how the maps of all digits build up",
                        "The same as Fig. 4 for all ten digits.",
                        List.of(NETWORK),
                        List.of()),
                List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(card, setting);
        Map<StudyNetwork, BuildUp> all = new LinkedHashMap<>();
        for (StudyNetwork network : work.networks(NETWORK)) {
            all.put(network, BuildUp.of(work, network, NoiseMaps.whiteNoise(network), TRIALS));
        }
        StudyNetwork shown = all.keySet().iterator().next();
        BuildUp buildUp = all.get(shown);
        findings(work, all, buildUp.cuts());
        List<Sheet.Row> rows = new ArrayList<>(maps(buildUp, shown.classNames()));
        rows.add(Sheet.Row.of(
                "Agreement of a map of n images with the map of all others", List.of(chart(buildUp, shown))));
        List<String> notes = new ArrayList<>(MapTiles.legend());
        notes.add(
                "Curves: mean correlation over up to ten blocks of n images that share none; bands from the least to the "
                        + "largest.");
        Sheet sheet = new Sheet(
                "How maps build up with the trials",
                "CNN for digits, training seed " + shown.trainingSeed(),
                rows,
                notes);
        work.draw("figure", card.shows(), sheet.image());
        work.remark("How fast maps build up from other noise stands beside this in one plot of fig15.");
        return work.result();
    }

    private void findings(Work work, Map<StudyNetwork, BuildUp> all, List<Long> cuts) {
        String tenK = Wording.count(cuts.get(1));
        String note = "Correlation of a map of n trials with the map of all others, mean over ten blocks that share no "
                + "trial. Beyond chance: above 3 / sqrt(784) = 0.107.";
        work.find(
                new Claim(
                        "resembles-10k",
                        "digits whose map of " + tenK + " trials agrees with that of the others beyond chance",
                        Unit.COUNT,
                        "maps begin to look like digits",
                        "5 or more of 10",
                        value -> value >= 5),
                each(all, buildUp -> buildUp.beyondChance(cuts.get(1))),
                note);
        for (long cut : cuts.subList(0, 3)) {
            work.find(
                    Claim.open(
                            "agreement-" + cut,
                            "agreement after " + Wording.count(cut) + " trials, mean of ten digits",
                            Unit.NUMBER,
                            "shown as pictures"),
                    each(all, buildUp -> buildUp.meanAgreement(cut)),
                    "Blocks in which a digit was never answered are left out; a digit with no block left counts as 0.");
        }
        work.find(
                new Claim(
                        "grows",
                        "agreement after " + Wording.count(cuts.get(2)) + " trials less that after " + tenK,
                        Unit.NUMBER,
                        "maps get clearer",
                        "above 0",
                        value -> value > 0),
                each(all, buildUp -> buildUp.meanAgreement(cuts.get(2)) - buildUp.meanAgreement(cuts.get(1))));
        work.find(
                Claim.open(
                        "shared-10k",
                        "correlation of the first " + tenK + " trials' map with that of the whole run",
                        Unit.NUMBER,
                        "shown as pictures"),
                each(all, buildUp -> buildUp.shared(cuts.get(1))),
                "The whole run holds these trials too, which makes this larger than the agreement above.");
    }

    private static List<Measured> each(Map<StudyNetwork, BuildUp> all, ToDoubleFunction<BuildUp> number) {
        List<Measured> measured = new ArrayList<>();
        all.forEach((network, buildUp) -> measured.add(Measured.of(network.title(), number.applyAsDouble(buildUp))));
        return measured;
    }

    /** A row for each digit where they are few, else a row for each number of trials. */
    private List<Sheet.Row> maps(BuildUp buildUp, List<String> names) {
        List<ClassificationImages> cuts =
                buildUp.cuts().stream().map(buildUp::first).toList();
        boolean few = digits.size() < cuts.size();
        int side = few ? LARGE : SMALL;
        List<Sheet.Row> rows = new ArrayList<>();
        for (int row = 0; row < (few ? digits.size() : cuts.size()); row++) {
            List<Tile> tiles = new ArrayList<>();
            for (int column = 0; column < (few ? cuts.size() : digits.size()); column++) {
                int digit = digits.get(few ? row : column);
                ClassificationImages images = cuts.get(few ? column : row);
                String title = few ? "n = " + Wording.count(images.trials()) : names.get(digit);
                String trials = Wording.count(images.counts().get(digit));
                tiles.add(MapTiles.of(images.of(digit), title, side).withUnder(trials + " of them"));
            }
            String label = few
                    ? names.get(digits.get(row))
                    : "n = " + Wording.count(buildUp.cuts().get(row));
            rows.add(new Sheet.Row("", label, tiles));
        }
        return rows;
    }

    private LineChart chart(BuildUp buildUp, StudyNetwork network) {
        List<LineChart.Curve> curves = new ArrayList<>();
        for (int digit : digits) {
            List<BuildUp.Agreement> points = buildUp.sizes().stream()
                    .map(size -> buildUp.agreement(size).get(digit))
                    .flatMap(Optional::stream)
                    .toList();
            if (!points.isEmpty()) {
                curves.add(new LineChart.Curve(
                        network.classNames().get(digit),
                        points.stream()
                                .mapToDouble(point -> (double) point.trials())
                                .toArray(),
                        points.stream().mapToDouble(BuildUp.Agreement::mean).toArray(),
                        points.stream().mapToDouble(BuildUp.Agreement::low).toArray(),
                        points.stream().mapToDouble(BuildUp.Agreement::high).toArray()));
            }
        }
        long least = buildUp.cuts().get(0);
        Axis across =
                Axis.decades("trials n", (double) least, (double) buildUp.cuts().get(3));
        return new LineChart("", across, Axis.linear("correlation", -0.2, 1, 6), curves, 960, 520);
    }
}
