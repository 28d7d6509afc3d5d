package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.phosphene.data.DataSet;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.LineChart;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;

/** Fig. 15: maps from images that decoders make of random codes; and how maps build up from four kinds of noise. */
final class Figure15 implements Study {
    private static final long TRIALS = 1_000_000;
    private static final int SIDE = 140;
    private static final String NETWORK = "mnist-cnn";
    private static final String WHITE = "white";
    private static final String GABOR = "Gabor-PCA";
    private static final String AUTOENCODER = "autoencoder";
    private static final String VARIATIONAL = "VAE";

    private static final StudyCard CARD = new StudyCard(
            "fig15",
            "Fig. 15: maps from the noise of two decoders",
            "A: images that the decoders of an autoencoder and a variational autoencoder make of random codes. B: maps of "
                    + "the CNN for digits from a hundred, a thousand and ten thousand of them. C: how maps of n images "
                    + "agree with the map of all others, for four kinds of noise.",
            List.of(NETWORK),
            List.of());

    /** Noise of one kind, and how maps build up from it in each network. */
    private record Kind(String name, StimulusSpec noise, Map<StudyNetwork, BuildUp> byNetwork) {
        BuildUp shown() {
            return byNetwork.values().iterator().next();
        }
    }

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        List<StudyNetwork> networks = work.networks(NETWORK);
        try (DecodedNoises decoders = DecodedNoises.open()) {
            List<Kind> kinds = new ArrayList<>();
            kinds.add(kind(work, networks, WHITE, NoiseMaps.whiteNoise(networks.get(0))));
            kinds.add(kind(
                    work, networks, GABOR, work.bases().noise(DataSet.MNIST).orElseThrow()));
            kinds.add(kind(work, networks, AUTOENCODER, decoders.ofAutoencoder()));
            kinds.add(kind(work, networks, VARIATIONAL, decoders.ofVariational()));
            find(work, kinds);
            work.draw(
                    "figure",
                    CARD.shows(),
                    sheet(kinds, networks.get(0), setting).image());
        }
        work.remark("White and Gabor-PCA noise are those of fig2 and fig5; their runs are shared.");
        return work.result();
    }

    private static Kind kind(Work work, List<StudyNetwork> networks, String name, StimulusSpec noise)
            throws IOException {
        Map<StudyNetwork, BuildUp> all = new LinkedHashMap<>();
        for (StudyNetwork network : networks) {
            all.put(network, BuildUp.of(work, network, noise, TRIALS));
        }
        return new Kind(name, noise, all);
    }

    private static void find(Work work, List<Kind> kinds) {
        List<Long> cuts = kinds.get(0).shown().cuts();
        for (Kind kind : kinds) {
            String key = kind.name().toLowerCase(java.util.Locale.ROOT);
            work.find(
                    Claim.open(
                            key + "-empty",
                            kind.name() + " noise, digits that are never answered",
                            Unit.COUNT,
                            "not said"),
                    each(kind, run -> run.whole().counts().stream()
                            .filter(count -> count == 0)
                            .count()));
            for (long cut : cuts.subList(0, 3)) {
                work.find(
                        Claim.open(
                                key + "-" + cut,
                                kind.name() + " noise, agreement after " + Wording.count(cut) + " trials",
                                Unit.NUMBER,
                                "shown as pictures"),
                        each(kind, run -> run.overall(cut).mean()),
                        "Mean of ten digits; one that is not answered counts as 0.");
            }
            opening(work, kind, key);
            if (!kind.name().equals(WHITE)) {
                work.find(
                        new Claim(
                                key + "-sooner",
                                kind.name() + " noise, agreement after " + Wording.count(cuts.get(0))
                                        + " trials less that of white noise",
                                Unit.NUMBER,
                                kind.name().equals(GABOR)
                                        ? "maps resemble the classes even better"
                                        : "maps converge much faster",
                                "above 0",
                                value -> value > 0),
                        sooner(kind, kinds.get(0), cuts.get(0)));
            }
        }
    }

    /** The paper has about 100 images for decoders; white and Gabor-PCA noise are measured beside them. */
    private static void opening(Work work, Kind kind, String key) {
        long few = kind.shown().round().get(0);
        String name =
                kind.name() + " noise, agreement of the map of the first " + few + " trials with that of all others";
        boolean decoded = kind.name().equals(AUTOENCODER) || kind.name().equals(VARIATIONAL);
        Claim claim = decoded
                ? new Claim(
                        key + "-first", name, Unit.NUMBER, "about 100 are enough", "above 0.5", value -> value > 0.5)
                : Claim.open(key + "-first", name, Unit.NUMBER, "not said");
        work.find(claim, each(kind, run -> run.opening(few)));
    }

    private static List<Measured> each(Kind kind, ToDoubleFunction<BuildUp> number) {
        List<Measured> measured = new ArrayList<>();
        kind.byNetwork()
                .forEach((network, run) -> measured.add(Measured.of(network.title(), number.applyAsDouble(run))));
        return measured;
    }

    private static List<Measured> sooner(Kind kind, Kind white, long cut) {
        List<Measured> measured = new ArrayList<>();
        kind.byNetwork().forEach((network, run) -> {
            double less = white.byNetwork().get(network).overall(cut).mean();
            measured.add(Measured.of(network.title(), run.overall(cut).mean() - less));
        });
        return measured;
    }

    private static Sheet sheet(List<Kind> kinds, StudyNetwork shown, StudySetting setting) {
        List<Kind> decoded = kinds.subList(2, kinds.size());
        List<Sheet.Row> rows = new ArrayList<>();
        for (Kind kind : decoded) {
            String heading = rows.isEmpty() ? "A  Images that decoders make of random codes" : "";
            rows.add(new Sheet.Row(heading, kind.name(), NoiseTiles.of(kind.noise(), setting.seed(), 10, SIDE)));
        }
        for (Kind kind : decoded) {
            rows.addAll(maps(kind, shown, kind.name().equals(AUTOENCODER) ? "B  Maps, " : "    Maps, "));
        }
        rows.add(Sheet.Row.of("C  Agreement of a map of n images with the map of all others", List.of(chart(kinds))));
        List<String> notes = new ArrayList<>(MapTiles.legend());
        notes.add("C: correlation of maps less the mean of their noise at each pixel, which all maps from noise with "
                + "structure share; mean over ten digits, one that is not answered counting as 0. Lines: mean over up to "
                + "ten blocks of n images that share none; bands from the least to the largest.");
        return new Sheet(
                "Maps from the noise of decoders, and how maps build up from four kinds of noise",
                "CNN for digits, training seed " + shown.trainingSeed(),
                rows,
                notes);
    }

    private static List<Sheet.Row> maps(Kind kind, StudyNetwork network, String heading) {
        List<Sheet.Row> rows = new ArrayList<>();
        for (long cut : kind.shown().round()) {
            ClassificationImages images = kind.shown().first(cut);
            List<Tile> tiles = new ArrayList<>();
            for (int c = 0; c < images.classes(); c++) {
                String trials = Wording.count(images.counts().get(c));
                tiles.add(MapTiles.of(images.of(c), network.classNames().get(c), SIDE)
                        .withUnder(trials + " of them"));
            }
            rows.add(new Sheet.Row(rows.isEmpty() ? heading + kind.name() : "", "n = " + Wording.count(cut), tiles));
        }
        return rows;
    }

    private static LineChart chart(List<Kind> kinds) {
        List<LineChart.Curve> curves = new ArrayList<>();
        for (Kind kind : kinds) {
            List<BuildUp.Agreement> points =
                    kind.shown().sizes().stream().map(kind.shown()::overall).toList();
            curves.add(new LineChart.Curve(
                    kind.name(),
                    points.stream().mapToDouble(point -> point.trials()).toArray(),
                    points.stream().mapToDouble(BuildUp.Agreement::mean).toArray(),
                    points.stream().mapToDouble(BuildUp.Agreement::low).toArray(),
                    points.stream().mapToDouble(BuildUp.Agreement::high).toArray()));
        }
        List<Long> cuts = kinds.get(0).shown().cuts();
        Axis across = Axis.decades("images n", cuts.get(0), cuts.get(3));
        return new LineChart("", across, Axis.linear("correlation", -0.2, 1, 6), curves, 1500, 620);
    }
}
