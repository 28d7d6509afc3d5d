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

/**
 * Figs. 23 and 24: all digits under current in three layers of a network.
 *
 * @param sign 1 for excitation, -1 for inhibition
 */
record MicrostimulationStudy(StudyCard card, int sign) implements Study {
    private static final String NETWORK = "mnist-cnn";
    private static final List<Integer> DIGITS = IntStream.range(0, 10).boxed().toList();
    private static final int WIDTH = 290;
    private static final int HEIGHT = 308;
    private static final String SHIFTED =
            "The 95 % interval of the threshold's shift lies on one side of 0; where there is no "
                    + "threshold, that of the change of the share.";

    /** Biases are increased. */
    static MicrostimulationStudy figure23() {
        return new MicrostimulationStudy(
                card(
                        "fig23",
                        "Fig. 23: all digits, biases increased",
                        "Psychometric functions of all digits while the biases of fc1, conv2 or conv1 are increased by current; "
                                + "from blue, none, to red, most."),
                1);
    }

    /** Biases are decreased. */
    static MicrostimulationStudy figure24() {
        return new MicrostimulationStudy(
                card(
                        "fig24",
                        "Fig. 24: all digits, biases decreased",
                        "Psychometric functions of all digits while the biases of fc1, conv2 or conv1 are decreased; from blue, "
                                + "not at all, to red, most."),
                -1);
    }

    private static StudyCard card(String id, String title, String shows) {
        return new StudyCard(id, title, shows, List.of(NETWORK), List.of(DataSet.MNIST));
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(card, setting);
        LabelledImages train = work.data().load(DataSet.MNIST, Split.TRAIN).orElseThrow();
        LabelledImages test = work.data().load(DataSet.MNIST, Split.TEST).orElseThrow();
        List<StimulatedNetwork> networks = new ArrayList<>();
        for (StudyNetwork network : work.networks(NETWORK)) {
            networks.add(StimulatedNetwork.of(work, network, train, test, sign));
        }
        find(work, networks);
        work.draw("figure", card.shows(), sheet(networks.get(0)).image());
        work.remark(
                "Answers are shared by Figs. 9, 23 and 24. The paper shows all test images of a digit, with new noise for "
                        + "each strength; here the noise is the same for all strengths.");
        return work.result();
    }

    private void find(Work work, List<StimulatedNetwork> networks) {
        for (int strength : List.of(StimulatedNetwork.MIDDLE, StimulatedNetwork.MOST)) {
            int k = sign * strength;
            boolean left = sign > 0;
            work.find(
                    new Claim(
                            "fc1-" + strength,
                            "Digits whose curve moves to the " + (left ? "left" : "right") + ", fc1 with k = " + k,
                            Unit.COUNT,
                            "all 10",
                            "at least 9",
                            value -> value >= 9),
                    StimulationTables.each(networks, run -> StimulationTables.count(run, "fc1", DIGITS, k, left)),
                    SHIFTED);
            for (String layer : List.of("conv2", "conv1")) {
                moved(work, networks, layer, k);
            }
            hurt(work, networks, k);
        }
    }

    private static void moved(Work work, List<StimulatedNetwork> networks, String layer, int k) {
        String paper = layer.equals("conv2") ? "some left, some right" : "not said";
        for (boolean left : new boolean[] {true, false}) {
            String name =
                    "Digits whose curve moves to the " + (left ? "left" : "right") + ", " + layer + " with k = " + k;
            String key = layer + "-" + (left ? "left" : "right") + "-" + Math.abs(k);
            Claim claim = layer.equals("conv2") && k > 0
                    ? new Claim(key, name, Unit.COUNT, paper, "between 1 and 9", value -> value >= 1 && value <= 9)
                    : Claim.open(key, name, Unit.COUNT, k > 0 ? paper : "not said");
            work.find(
                    claim,
                    StimulationTables.each(networks, run -> StimulationTables.count(run, layer, DIGITS, k, left)),
                    SHIFTED);
        }
    }

    private static void hurt(Work work, List<StimulatedNetwork> networks, int k) {
        work.find(
                new Claim(
                        "conv1-hurt-" + Math.abs(k),
                        "Digits that are called so less often, conv1 with k = " + k,
                        Unit.COUNT,
                        "almost all",
                        "at least 8",
                        value -> value >= 8),
                StimulationTables.each(networks, run -> DIGITS.stream()
                        .filter(digit -> run.shift("conv1", digit, k).share().high() < 0)
                        .count()),
                "The 95 % interval of the change of the share, mean over all gammas, lies below 0.");
    }

    private Sheet sheet(StimulatedNetwork network) {
        List<Integer> strengths = IntStream.rangeClosed(0, StimulatedNetwork.MOST)
                .map(k -> sign * k)
                .boxed()
                .toList();
        List<Sheet.Row> rows = new ArrayList<>();
        for (String layer : StimulatedNetwork.LAYERS) {
            List<Tile> tiles = new ArrayList<>();
            for (int digit : DIGITS) {
                tiles.add(network.chart(Integer.toString(digit), layer, digit, sign, false, WIDTH, HEIGHT));
            }
            tiles.add(PsychometricTiles.key(strengths, StimulatedNetwork.MOST));
            rows.add(Sheet.Row.of((sign > 0 ? "Current into " : "Current out of ") + layer, tiles));
        }
        List<Integer> shown = List.of(sign * StimulatedNetwork.MIDDLE, sign * StimulatedNetwork.MOST);
        rows.add(Sheet.Row.of("Shift of the threshold", List.of(StimulationTables.of(network, DIGITS, shown))));
        String images = Wording.count(
                network.answers().get("fc1").get(0).answers().get(0).stimuli());
        return new Sheet(
                sign > 0 ? "All digits, biases increased" : "All digits, biases decreased",
                "CNN for digits, training seed " + network.network().trainingSeed() + "; " + images
                        + " test images of each digit; share called so (upwards) against gamma, the share of the image in noise",
                rows,
                List.of(StimulationTables.LEGEND, StimulationTables.NO_THRESHOLD));
    }
}
