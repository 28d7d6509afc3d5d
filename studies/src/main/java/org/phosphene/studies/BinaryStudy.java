package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Sheet;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;

/** Figs. 1 and 12: classification images of networks that tell two digits apart, with digits hidden in the noise. */
record BinaryStudy(StudyCard card, List<Pair> pairs, List<Double> gammas) implements Study {
    private static final long TRIALS = 1_000_000;

    /** Two digits and the network that tells them apart; its first class is the first digit. */
    record Pair(int first, int second) {
        String network() {
            return "mnist-" + first + "-vs-" + second;
        }

        /** The images of the two, with the network's classes. */
        LabelledImages of(LabelledImages digits) {
            int[] chosen = IntStream.range(0, digits.count())
                    .filter(i -> digits.label(i) == first || digits.label(i) == second)
                    .toArray();
            return digits.select(chosen, label -> label == first ? 0 : 1);
        }
    }

    /** The illustration of the method. */
    static BinaryStudy figure1() {
        List<Pair> pairs = List.of(new Pair(1, 7), new Pair(5, 6));
        return new BinaryStudy(
                card(
                        "fig1",
                        "Fig. 1: the idea of classification images",
                        "A: two digits mixed with noise, gamma s + (1 - gamma) n. B, C: mean stimuli by digit and answer of a "
                                + "network that tells two digits apart, their difference by answer, and (*) the "
                                + "classification image from the noise alone, Eq. 1.",
                        pairs),
                pairs,
                List.of(0.0, 0.1, 0.2, 0.3));
    }

    /** More of the same. */
    static BinaryStudy figure12() {
        List<Pair> pairs = List.of(new Pair(1, 7), new Pair(5, 6), new Pair(1, 3), new Pair(2, 8));
        return new BinaryStudy(
                card(
                        "fig12",
                        "Fig. 12: more classification images of two digits",
                        "As Fig. 1, for four pairs of digits.",
                        pairs),
                pairs,
                List.of(0.0, 0.1, 0.2, 0.3));
    }

    private static StudyCard card(String id, String title, String shows, List<Pair> pairs) {
        return new StudyCard(id, title, shows, pairs.stream().map(Pair::network).toList(), List.of(DataSet.MNIST));
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(card, setting);
        LabelledImages train = work.data().load(DataSet.MNIST, Split.TRAIN).orElseThrow();
        LabelledImages test = work.data().load(DataSet.MNIST, Split.TEST).orElseThrow();
        List<Sheet.Row> rows = new ArrayList<>();
        rows.addAll(BinaryTiles.mixtures(pairs.get(0).of(train), work.setting().seed()));
        char letter = 'B';
        for (Pair pair : pairs) {
            TemplateTest held = new TemplateTest(pair.of(test));
            List<BinaryRuns> all = new ArrayList<>();
            for (StudyNetwork network : work.networks(pair.network())) {
                all.add(BinaryRuns.of(work, network, pair.of(train), gammas, TRIALS));
            }
            BinaryFindings.find(work, pair, all, held);
            rows.addAll(BinaryTiles.rows(letter++, pair, all.get(0)));
        }
        List<String> notes = List.of(
                "Mean stimuli are stretched to full contrast. In differences, red is where brightness goes with the answer "
                        + "that is named first, blue where it goes with the other.",
                "* From the noise alone (Eq. 1), in z. A digit that was never taken for the other has no trials, and without "
                        + "all four kinds of trials there is no classification image.");
        Sheet sheet = new Sheet(
                "Two digits in noise: what tells them apart",
                Wording.count(setting.trials(TRIALS)) + " trials for each gamma and network; signals: training digits",
                rows,
                notes);
        work.draw("figure", card.shows(), sheet.image());
        work.remark("The paper has about 10 million trials for each pair; here each gamma has at most a million.");
        return work.result();
    }
}
