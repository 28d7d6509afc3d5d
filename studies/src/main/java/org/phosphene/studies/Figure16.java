package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.BarChart;
import org.phosphene.report.figure.Sheet;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudyRuns;
import org.phosphene.studies.run.StudySetting;

/** Fig. 16: what a CNN that was trained on clothes calls white noise. */
final class Figure16 implements Study {
    private static final long TRIALS = 10_000_000;
    private static final int SIDE = 224;
    private static final int SHIRT = 6;
    private static final int BAG = 8;
    /** The paper's counts of {@link #TRIALS}, by class. */
    private static final List<Long> PAPER = List.of(560L, 935L, 13_249L, 16L, 11L, 11L, 454_083L, 0L, 9_531_116L, 19L);

    private static final Claim BAGS = new Claim(
            "bags",
            "share of the noise that is called a bag",
            Unit.PERCENT,
            "95.3 %",
            "above 50 %",
            value -> value > 50);
    private static final Claim SHIRTS = new Claim(
            "shirts",
            "rank of the shirt among the answers",
            Unit.COUNT,
            "2 (4.5 % of the noise)",
            "2 or 3",
            value -> value == 2 || value == 3);
    private static final Claim EMPTY = new Claim(
            "empty",
            "classes that noise reaches less than once in ten thousand trials",
            Unit.COUNT,
            "7",
            "4 or more",
            value -> value >= 4);
    private static final Claim ORDER = new Claim(
            "order",
            "correlation of the logarithms of our counts and the paper's",
            Unit.NUMBER,
            "–",
            "above 0.5",
            value -> value > 0.5);

    private static final StudyCard CARD = new StudyCard(
            "fig16",
            "Fig. 16: what white noise is called by a classifier of clothes",
            "How often each class is answered to ten million images of white noise, and the maps.",
            List.of("fashion-cnn"),
            List.of());

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        NoiseMaps maps = NoiseMaps.white(work, "fashion-cnn", TRIALS);
        work.find(BAGS, maps.each(run -> NoiseMaps.share(run.images(), BAG)));
        work.find(SHIRTS, maps.each(run -> rank(run, SHIRT)));
        work.find(EMPTY, maps.each(Figure16::rare));
        work.find(
                ORDER,
                maps.each(run ->
                        Pearson.of(logarithms(PAPER), logarithms(run.images().counts()))),
                "Of count + 1, over the ten classes.");
        List<String> names = maps.shown().classNames();
        for (int c = 0; c < PAPER.size(); c++) {
            int label = c;
            String paper = Wording.percent((double) PAPER.get(c) / TRIALS);
            work.find(
                    Claim.open("share-" + c, "share of the noise, " + names.get(c), Unit.PERCENT, paper),
                    maps.each(run -> NoiseMaps.share(run.images(), label)));
        }
        work.draw("figure", CARD.shows(), sheet(maps, names).image());
        return work.result();
    }

    private static Sheet sheet(NoiseMaps maps, List<String> names) {
        List<Sheet.Row> rows = new ArrayList<>();
        rows.add(Sheet.Row.of("Answers to white noise", List.of(chart(maps, names))));
        rows.addAll(Sheet.wrapped("Maps", MapTiles.of(maps.maps(), names, SIDE), 5));
        return new Sheet(
                "What a classifier of clothes sees in white noise",
                Wording.count(maps.maps().images().trials()) + " images of noise, training seed "
                        + maps.shown().trainingSeed(),
                rows,
                MapTiles.legend());
    }

    private static BarChart chart(NoiseMaps maps, List<String> names) {
        List<BarChart.Series> series = new ArrayList<>();
        series.add(new BarChart.Series("paper", perMillion(PAPER)));
        for (StudyNetwork network : maps.byNetwork().keySet()) {
            series.add(new BarChart.Series(
                    "training seed " + network.trainingSeed(),
                    perMillion(maps.byNetwork().get(network).images().counts())));
        }
        return new BarChart("", Axis.decades("of a million images", 0.1, 1e6), names, series, 5 * SIDE + 4 * 26, 460);
    }

    private static List<Double> perMillion(List<Long> counts) {
        double all = counts.stream().mapToLong(Long::longValue).sum();
        return counts.stream().map(count -> 1e6 * count / all).toList();
    }

    private static double[] logarithms(List<Long> counts) {
        return counts.stream().mapToDouble(count -> Math.log(count + 1.0)).toArray();
    }

    private static double rank(StudyRuns.Maps run, int label) {
        List<Long> counts = run.images().counts();
        return 1 + counts.stream().filter(count -> count > counts.get(label)).count();
    }

    private static double rare(StudyRuns.Maps run) {
        return IntStream.range(0, run.images().classes())
                .filter(c ->
                        10_000 * run.images().counts().get(c) < run.images().trials())
                .count();
    }
}
