package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.psychometric.Estimate;
import org.phosphene.psychometric.ThresholdShift;
import org.phosphene.report.PsychometricTiles;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;

/** Fig. 9: psychometric functions of a network for digits, and what current in three of its layers does to them. */
final class Figure9 implements Study {
    private static final String NETWORK = "mnist-cnn";
    private static final List<Integer> DIGITS = List.of(0, 1, 3, 7);
    private static final int WIDTH = 500;
    private static final int HEIGHT = 350;
    private static final int SIDE = 168;

    private static final StudyCard CARD = new StudyCard(
            "fig9",
            "Fig. 9: microstimulation shifts psychometric functions",
            "Share of digits that are called so, against the share gamma of the digit in noise (D), while current flows into "
                    + "fc1 (A), conv2 (B) or conv1 (C); from blue, none, to red, most.",
            List.of(NETWORK),
            List.of(DataSet.MNIST));

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        LabelledImages train = work.data().load(DataSet.MNIST, Split.TRAIN).orElseThrow();
        LabelledImages test = work.data().load(DataSet.MNIST, Split.TEST).orElseThrow();
        List<StimulatedNetwork> networks = new ArrayList<>();
        for (StudyNetwork network : work.networks(NETWORK)) {
            networks.add(StimulatedNetwork.of(work, network, train, test, 1));
        }
        find(work, networks);
        work.draw("figure", CARD.shows(), sheet(networks.get(0), test, setting).image());
        work.remark(
                "The digits are those of which the paper's text speaks, and 7. Figs. 23 and 24 have all, from the same "
                        + "answers.");
        return work.result();
    }

    private static void find(Work work, List<StimulatedNetwork> networks) {
        int k = StimulatedNetwork.MIDDLE;
        String note =
                "95 % interval from images drawn anew, the same with and without current. Networks for which there is a "
                        + "threshold.";
        for (int digit : DIGITS) {
            work.find(
                    new Claim(
                            "fc1-" + digit,
                            "Shift of the threshold of " + digit + " by current in fc1, k = " + k,
                            Unit.NUMBER,
                            "to the left",
                            "below 0",
                            value -> value < 0),
                    shifts(networks, "fc1", digit, k),
                    note);
        }
        share(work, networks, "conv2", 0, "curve moves to the right", false);
        share(work, networks, "conv2", 1, "curve moves to the right", false);
        share(work, networks, "conv2", 3, "curve moves to the left", true);
        for (int digit : DIGITS) {
            share(work, networks, "conv1", digit, "almost always hurts", false);
        }
    }

    /** By the share, since with so much current some digits have no threshold any more. */
    private static void share(
            Work work, List<StimulatedNetwork> networks, String layer, int digit, String paper, boolean more) {
        int k = StimulatedNetwork.MIDDLE;
        work.find(
                new Claim(
                        layer + "-" + digit,
                        "Share of " + digit + "s that are called so, " + layer + " with k = " + k
                                + " less without, mean over all gammas",
                        Unit.NUMBER,
                        paper,
                        more ? "above 0" : "below 0",
                        value -> more ? value > 0 : value < 0),
                shares(networks, layer, digit, k),
                "95 % interval from images drawn anew, the same with and without current. A curve that moves to the right "
                        + "has a smaller share.");
    }

    private static List<Measured> shifts(List<StimulatedNetwork> networks, String layer, int digit, int strength) {
        List<Measured> measured = new ArrayList<>();
        for (StimulatedNetwork network : networks) {
            ThresholdShift shift = network.shift(layer, digit, strength);
            shift.threshold().ifPresent(threshold -> measured.add(measured(network, threshold)));
        }
        return measured;
    }

    private static List<Measured> shares(List<StimulatedNetwork> networks, String layer, int digit, int strength) {
        return networks.stream()
                .map(network ->
                        measured(network, network.shift(layer, digit, strength).share()))
                .toList();
    }

    private static Measured measured(StimulatedNetwork network, Estimate estimate) {
        return Measured.of(network.network().title(), estimate.value(), estimate.low(), estimate.high());
    }

    private static Sheet sheet(StimulatedNetwork network, LabelledImages test, StudySetting setting) {
        List<Sheet.Row> rows = new ArrayList<>();
        List<Integer> strengths =
                IntStream.rangeClosed(0, StimulatedNetwork.MOST).boxed().toList();
        char letter = 'A';
        for (String layer : StimulatedNetwork.LAYERS) {
            List<Tile> tiles = new ArrayList<>();
            for (int digit : DIGITS) {
                tiles.add(network.chart("digit " + digit, layer, digit, 1, true, WIDTH, HEIGHT));
            }
            tiles.add(PsychometricTiles.key(strengths, StimulatedNetwork.MOST));
            rows.add(Sheet.Row.of(letter++ + "  Current into " + layer, tiles));
        }
        rows.add(Sheet.Row.of("D  A digit in noise, gamma s + (1 - gamma) n", mixtures(test, setting.seed())));
        List<Integer> table = List.of(StimulatedNetwork.MIDDLE, StimulatedNetwork.MOST);
        rows.add(Sheet.Row.of(
                "Shift of the threshold by current", List.of(StimulationTables.of(network, DIGITS, table))));
        String shown = Wording.count(
                network.answers().get("fc1").get(0).answers().get(0).stimuli());
        return new Sheet(
                "Current into a layer shifts the psychometric function",
                "CNN for digits, training seed " + network.network().trainingSeed() + "; " + shown
                        + " test images of each digit, each once at every gamma; dots: share called so; lines: fitted functions",
                rows,
                List.of(StimulationTables.LEGEND, StimulationTables.NO_THRESHOLD));
    }

    private static List<Tile> mixtures(LabelledImages test, long seed) {
        int three = IntStream.range(0, test.count())
                .filter(i -> test.label(i) == 3)
                .findFirst()
                .orElseThrow();
        List<Tile> tiles = new ArrayList<>();
        for (int tenth = 0; tenth <= 10; tenth++) {
            double gamma = tenth / 10.0;
            String title = String.format(Locale.ROOT, "%.1f", gamma);
            tiles.add(MapTile.of(title, SIDE, BinaryTiles.mixture(test, three, gamma, seed)));
        }
        return tiles;
    }
}
