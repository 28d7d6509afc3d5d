package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.phosphene.data.DataSet;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.BarChart;
import org.phosphene.report.figure.Sheet;
import org.phosphene.stimulus.GaborNoise;
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
    private static final long GABOR_TRIALS = 1_000_000;
    /** The paper's counts of {@link #GABOR_TRIALS}, by class. */
    private static final List<Long> GABOR_PAPER =
            List.of(38_344L, 31_501L, 216_121L, 10_604L, 21_653L, 3L, 183_858L, 203L, 484_047L, 13_666L);

    private static final Claim GABOR_BAGS = new Claim(
            "gabor-bags",
            "Gabor-PCA noise, share that is called a bag",
            Unit.PERCENT,
            "48.4 %",
            "below 90 %: no class takes all",
            value -> value < 90);
    private static final Claim GABOR_EMPTY = new Claim(
            "gabor-empty",
            "Gabor-PCA noise, classes that it reaches less than once in ten thousand trials",
            Unit.COUNT,
            "1",
            "3 or fewer",
            value -> value <= 3);
    private static final Claim GABOR_ORDER = new Claim(
            "gabor-order",
            "Gabor-PCA noise, correlation of the logarithms of our counts and the paper's",
            Unit.NUMBER,
            "–",
            "above 0.5",
            value -> value > 0.5);
    private static final Claim ORDER = new Claim(
            "order",
            "correlation of the logarithms of our counts and the paper's",
            Unit.NUMBER,
            "–",
            "above 0.5",
            value -> value > 0.5);

    private static final StudyCard CARD = new StudyCard(
            "fig16",
            "Fig. 16: what noise is called by a classifier of clothes",
            "How often each class is answered to ten million images of white noise and to a million images of Gabor-PCA "
                    + "noise, and the maps.",
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
        NoiseMaps gabor = gabor(work);
        work.find(GABOR_BAGS, gabor.each(run -> NoiseMaps.share(run.images(), BAG)));
        work.find(GABOR_EMPTY, gabor.each(Figure16::rare));
        work.find(
                GABOR_ORDER,
                gabor.each(run -> Pearson.of(
                        logarithms(GABOR_PAPER), logarithms(run.images().counts()))),
                "Of count + 1, over the ten classes.");
        List<String> names = maps.shown().classNames();
        shares(work, "share", "share of the noise", PAPER, maps, names);
        shares(work, "gabor-share", "share of the Gabor-PCA noise", GABOR_PAPER, gabor, names);
        work.draw("figure", CARD.shows(), sheet(maps, gabor, names).image());
        return work.result();
    }

    private static NoiseMaps gabor(Work work) throws IOException {
        GaborNoise noise = work.bases().noise(DataSet.FASHION_MNIST).orElseThrow();
        return NoiseMaps.of(work, "fashion-cnn", network -> noise, GABOR_TRIALS);
    }

    private static void shares(
            Work work, String key, String what, List<Long> paper, NoiseMaps maps, List<String> names) {
        double all = paper.stream().mapToLong(Long::longValue).sum();
        for (int c = 0; c < paper.size(); c++) {
            int label = c;
            String theirs = Wording.percent(paper.get(c) / all);
            work.find(
                    Claim.open(key + "-" + c, what + ", " + names.get(c), Unit.PERCENT, theirs),
                    maps.each(run -> NoiseMaps.share(run.images(), label)));
        }
    }

    private static Sheet sheet(NoiseMaps maps, NoiseMaps gabor, List<String> names) {
        List<Sheet.Row> rows = new ArrayList<>();
        rows.add(Sheet.Row.of("A  Answers to white noise", List.of(chart(maps, PAPER, names))));
        rows.addAll(Sheet.wrapped("     Maps", MapTiles.of(maps.maps(), names, SIDE), 5));
        rows.add(Sheet.Row.of("B  Answers to Gabor-PCA noise", List.of(chart(gabor, GABOR_PAPER, names))));
        rows.addAll(Sheet.wrapped("     Maps", MapTiles.of(gabor.maps(), names, SIDE), 5));
        return new Sheet(
                "What a classifier of clothes sees in noise",
                Wording.count(maps.maps().images().trials()) + " images of white noise, "
                        + Wording.count(gabor.maps().images().trials()) + " of Gabor-PCA noise, training seed "
                        + maps.shown().trainingSeed(),
                rows,
                MapTiles.legend());
    }

    private static BarChart chart(NoiseMaps maps, List<Long> paper, List<String> names) {
        List<BarChart.Series> series = new ArrayList<>();
        series.add(new BarChart.Series("paper", perMillion(paper)));
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
