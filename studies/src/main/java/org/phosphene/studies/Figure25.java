package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.report.PsychometricTiles;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;

/** Fig. 25: networks that tell two digits apart, under current in and out of three layers. */
final class Figure25 implements Study {
    private static final List<BinaryStudy.Pair> PAIRS = List.of(new BinaryStudy.Pair(1, 3), new BinaryStudy.Pair(2, 8));
    private static final List<Integer> BOTH = List.of(0, 1);
    private static final int WIDTH = 400;
    private static final int HEIGHT = 308;

    private static final StudyCard CARD = new StudyCard(
            "fig25",
            "Fig. 25: microstimulation of two decisions",
            "Psychometric functions of networks that tell 1 from 3 and 2 from 8, while the biases of fc1, conv2 or conv1 are "
                    + "increased (left) or decreased (right).",
            PAIRS.stream().map(BinaryStudy.Pair::network).toList(),
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
        List<Sheet.Row> rows = new ArrayList<>();
        char letter = 'A';
        for (BinaryStudy.Pair pair : PAIRS) {
            List<StimulatedNetwork> networks = new ArrayList<>();
            for (StudyNetwork network : work.networks(pair.network())) {
                networks.add(StimulatedNetwork.of(work, network, pair.of(train), pair.of(test), 0));
            }
            find(work, pair, networks);
            rows.addAll(rows(letter++, pair, networks.get(0)));
        }
        String images = Wording.count(setting.trials(21L * 250) / 21);
        Sheet sheet = new Sheet(
                "Current and two decisions",
                images
                        + " test images of each digit; share called so (upwards) against gamma, the share of the image in noise",
                rows,
                List.of(StimulationTables.LEGEND, StimulationTables.NO_THRESHOLD));
        work.draw("figure", CARD.shows(), sheet.image());
        return work.result();
    }

    private static void find(Work work, BinaryStudy.Pair pair, List<StimulatedNetwork> networks) {
        String title = pair.first() + " vs. " + pair.second();
        String key = pair.first() + "-" + pair.second();
        for (int sign : new int[] {1, -1}) {
            int k = sign * StimulatedNetwork.MOST;
            boolean left = sign > 0;
            work.find(
                    new Claim(
                            key + "-fc1-" + (left ? "more" : "less"),
                            title + ", digits of two whose curve moves to the " + (left ? "left" : "right")
                                    + ", fc1 with k = " + k,
                            Unit.COUNT,
                            "as with ten digits",
                            "at least 1",
                            value -> value >= 1),
                    StimulationTables.each(networks, run -> StimulationTables.count(run, "fc1", BOTH, k, left)),
                    "The 95 % interval of the threshold's shift lies on one side of 0; where there is no threshold, that of "
                            + "the change of the share. A digit that all noise is taken for cannot be called so more often.");
            for (String layer : List.of("conv2", "conv1")) {
                for (boolean side : new boolean[] {true, false}) {
                    work.find(
                            Claim.open(
                                    key + "-" + layer + "-" + (left ? "more" : "less") + (side ? "-left" : "-right"),
                                    title + ", digits of two whose curve moves to the " + (side ? "left" : "right")
                                            + ", " + layer + " with k = " + k,
                                    Unit.COUNT,
                                    "not said"),
                            StimulationTables.each(
                                    networks, run -> StimulationTables.count(run, layer, BOTH, k, side)));
                }
            }
        }
    }

    private static List<Sheet.Row> rows(char letter, BinaryStudy.Pair pair, StimulatedNetwork network) {
        List<Sheet.Row> rows = new ArrayList<>();
        List<Integer> strengths =
                IntStream.rangeClosed(0, StimulatedNetwork.MOST).boxed().toList();
        for (String layer : StimulatedNetwork.LAYERS) {
            List<Tile> tiles = new ArrayList<>();
            for (int sign : new int[] {1, -1}) {
                for (int label : BOTH) {
                    String digit = network.network().classNames().get(label);
                    String title = digit + ", " + layer + (sign > 0 ? ", increased" : ", decreased");
                    tiles.add(network.chart(title, layer, label, sign, false, WIDTH, HEIGHT));
                }
            }
            tiles.add(PsychometricTiles.key(strengths, StimulatedNetwork.MOST));
            String heading = letter + "  " + pair.first() + " vs. " + pair.second() + " (training seed "
                    + network.network().trainingSeed() + ")";
            rows.add(Sheet.Row.of(rows.isEmpty() ? heading : "", tiles));
        }
        List<Integer> shown = List.of(-StimulatedNetwork.MOST, StimulatedNetwork.MOST);
        rows.add(Sheet.Row.of("Shift of the threshold", List.of(StimulationTables.of(network, BOTH, shown))));
        return rows;
    }
}
