package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.onnx.network.Network;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.BarChart;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.Activations.Layer;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;

/** Fig. 20: what the layers of a CNN do on average for noise that it calls by a class, and for real images of the class. */
final class Figure20 implements Study {
    private static final String NETWORK = "cifar10-cnn";
    private static final int IMAGES = 10_000;
    private static final int SIDE = 104;
    private static final int WIDTH = 780;
    private static final int HEIGHT = 440;
    private static final int FC = Activations.LAYERS.size() - 1;
    private static final List<String> NAMES =
            Activations.LAYERS.stream().map(Layer::name).toList();

    private static final StudyCard CARD = new StudyCard(
            "fig20",
            "Fig. 20: mean activations of layers, noise and real images",
            "Mean activations of conv2, conv4, conv6 and fc for noise that the network calls by a class (left) and for test "
                    + "images of the class (right); below, how far the classes are apart in each layer, and how noise "
                    + "resembles real images.",
            List.of(NETWORK),
            List.of(DataSet.CIFAR10));

    /** The means of one network. */
    private record Means(LayerMeans white, LayerMeans smooth, Optional<LayerMeans> real) {}

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        Optional<LabelledImages> images =
                work.data().load(DataSet.CIFAR10, Split.TEST).map(all -> Activations.some(work, all, IMAGES));
        Map<StudyNetwork, Means> all = new LinkedHashMap<>();
        for (StudyNetwork network : work.networks(NETWORK)) {
            Network inside = Activations.inside(network);
            List<String> tensors = Activations.tensors();
            all.put(
                    network,
                    new Means(
                            Activations.ofWhite(work, network, inside, tensors),
                            Activations.ofSmooth(work, network, inside, tensors),
                            images.map(some -> LayerMeans.ofImages(inside, tensors, some, network.classes()))));
        }
        find(work, all);
        StudyNetwork shown = all.keySet().iterator().next();
        work.remark(
                "Activations are those behind the activation function; fc is the last layer before the scores. A mean is "
                        + "taken of the first " + Activations.most(work)
                        + " images of noise of a class. White noise reaches "
                        + all.get(shown).white().reached().size() + " of " + shown.classes() + " classes, smooth noise "
                        + all.get(shown).smooth().reached().size() + "; the runs are those of fig3 and smooth.");
        work.draw("figure", CARD.shows(), sheet(shown, all.get(shown)).image());
        return work.result();
    }

    private static void find(Work work, Map<StudyNetwork, Means> all) {
        for (int layer = 0; layer <= FC; layer++) {
            int at = layer;
            String name = Activations.LAYERS.get(layer).name();
            work.find(
                    Claim.open(
                            "similarity-" + name,
                            name + ", correlation of white noise and real images",
                            Unit.NUMBER,
                            "shown"),
                    each(all, means -> similarity(means, means.white(), at)),
                    "Mean activations of a class; mean over the classes that noise reaches.");
            work.find(
                    Claim.open(
                            "similarity-smooth-" + name,
                            name + ", correlation of smooth noise and real images",
                            Unit.NUMBER,
                            "not tried"),
                    each(all, means -> similarity(means, means.smooth(), at)));
        }
        work.find(
                new Claim(
                        "similarity-highest",
                        "correlation of white noise and real images, fc less the best other layer",
                        Unit.NUMBER,
                        "high in fc, less in the other layers",
                        "above 0",
                        value -> value > 0),
                each(all, means -> lead(layer -> similarity(means, means.white(), layer))));
        work.find(
                new Claim(
                        "similarity-smooth-highest",
                        "the same for smooth noise",
                        Unit.NUMBER,
                        "not tried",
                        "above 0",
                        value -> value > 0),
                each(all, means -> lead(layer -> similarity(means, means.smooth(), layer))));
        distances(work, all, "white noise", means -> Optional.of(means.white()));
        distances(work, all, "smooth noise", means -> Optional.of(means.smooth()));
        distances(work, all, "real images", Means::real);
    }

    private static void distances(
            Work work, Map<StudyNetwork, Means> all, String name, Function<Means, Optional<LayerMeans>> which) {
        String key = name.replaceFirst(" .*", "");
        work.find(
                new Claim(
                        "distance-" + key,
                        name + ", mean L2 distance of the classes, fc less the largest other layer",
                        Unit.NUMBER,
                        name.equals("smooth noise") ? "not tried" : "higher in fc than in the other layers",
                        "above 0",
                        value -> value > 0),
                each(all, means -> which.apply(means).flatMap(some -> lead(some::distance))));
        work.find(
                new Claim(
                        "unit-distance-" + key,
                        name + ", the same as a root mean square over the units of a layer",
                        Unit.NUMBER,
                        "not said",
                        "above 0",
                        value -> value > 0),
                each(all, means -> which.apply(means).flatMap(some -> lead(layer -> perUnit(some, layer)))),
                "The plain distance grows with the number of units, of which fc has the fewest.");
        work.find(
                new Claim(
                        "relative-distance-" + key,
                        name + ", the same in parts of the activations' own length",
                        Unit.NUMBER,
                        "not said",
                        "above 0",
                        value -> value > 0),
                each(all, means -> which.apply(means).flatMap(some -> lead(layer -> relative(some, layer)))),
                "Layers differ in size and scale, which the plain distance takes over.");
    }

    private static Optional<Double> similarity(Means means, LayerMeans noise, int layer) {
        return means.real().flatMap(real -> noise.similarity(real, layer));
    }

    private static Optional<Double> perUnit(LayerMeans means, int layer) {
        return means.distance(layer)
                .map(distance -> distance / Math.sqrt(means.layers().get(layer).size()));
    }

    private static Optional<Double> relative(LayerMeans means, int layer) {
        return means.distance(layer)
                .flatMap(distance ->
                        means.length(layer).filter(length -> length > 0).map(length -> distance / length));
    }

    /** How far fc lies before the best of the other layers. */
    private static Optional<Double> lead(Function<Integer, Optional<Double>> number) {
        if (number.apply(FC).isEmpty()) {
            return Optional.empty();
        }
        double others = Double.NEGATIVE_INFINITY;
        for (int layer = 0; layer < FC; layer++) {
            others = Math.max(others, number.apply(layer).orElse(others));
        }
        return Optional.of(number.apply(FC).get() - others);
    }

    /** Networks of which there is no number are left out. */
    private static List<Measured> each(Map<StudyNetwork, Means> all, Function<Means, Optional<Double>> number) {
        List<Measured> measured = new ArrayList<>();
        all.forEach((network, means) ->
                number.apply(means).ifPresent(value -> measured.add(Measured.of(network.title(), value))));
        return measured;
    }

    private static Sheet sheet(StudyNetwork network, Means means) {
        List<Sheet.Row> rows = new ArrayList<>();
        for (int c = 0; c < network.classes(); c++) {
            List<Tile> tiles = new ArrayList<>(tiles(means.white(), c));
            tiles.addAll(tiles(means.smooth(), c));
            int label = c;
            means.real().ifPresent(real -> tiles.addAll(tiles(real, label)));
            String heading = c == 0
                    ? "A  Mean activations for white noise (left), smooth noise (middle) and real images (right)"
                    : "";
            rows.add(new Sheet.Row(heading, network.classNames().get(c), tiles));
        }
        rows.add(Sheet.Row.of("B  How far the classes are apart in each layer", distances(means)));
        means.real()
                .ifPresent(real -> rows.add(Sheet.Row.of(
                        "C  How noise resembles real images in each layer", List.of(similarities(means)))));
        return new Sheet(
                "What the layers do for noise and for real images of a class",
                "CNN for CIFAR-10, training seed " + network.trainingSeed(),
                rows,
                List.of(
                        "A: means over the maps of a layer, and the units of fc in lines, each panel from its least (black) to "
                                + "its largest activation (white).",
                        "White noise never reaches " + Activations.missing(means.white(), network.classNames())
                                + "; smooth noise never " + Activations.missing(means.smooth(), network.classNames())
                                + ".",
                        "B: distance of the mean activations of two classes, mean over all pairs; on the right divided by the "
                                + "root of the number of units. C: correlation of mean activations, mean over classes. Classes "
                                + "of which there are fewer than " + LayerMeans.ENOUGH
                                + " images are left out of B and C."));
    }

    private static List<Tile> tiles(LayerMeans means, int label) {
        List<Tile> tiles = new ArrayList<>();
        for (int layer = 0; layer <= FC; layer++) {
            String title = label == 0 ? Activations.LAYERS.get(layer).name() : "";
            int at = layer;
            tiles.add(means.means()
                    .get(label)
                    .map(some -> ActivationTiles.of(title, means.layers().get(at), some[at], SIDE))
                    .orElseGet(() -> ActivationTiles.none(title, SIDE)));
        }
        return tiles;
    }

    private static List<Tile> distances(Means means) {
        return List.of(
                distances("mean L2 distance", means, LayerMeans::distance),
                distances("root mean square a unit", means, Figure20::perUnit));
    }

    private static BarChart distances(
            String name, Means means, BiFunction<LayerMeans, Integer, Optional<Double>> distance) {
        List<BarChart.Series> series = new ArrayList<>();
        series.add(series("white noise", layer -> distance.apply(means.white(), layer)));
        series.add(series("smooth noise", layer -> distance.apply(means.smooth(), layer)));
        means.real().ifPresent(real -> series.add(series("real images", layer -> distance.apply(real, layer))));
        double most = series.stream()
                .flatMap(one -> one.values().stream())
                .mapToDouble(value -> value)
                .max()
                .orElse(0);
        return new BarChart("", Axis.linear(name, 0, roundedUp(most), 5), NAMES, series, WIDTH, HEIGHT);
    }

    /** To a number that five grid lines divide well. */
    private static double roundedUp(double most) {
        if (most <= 0) {
            return 1;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(most)));
        return Math.ceil(2 * most / unit) / 2 * unit;
    }

    private static BarChart similarities(Means means) {
        List<BarChart.Series> series = List.of(
                series("white noise", layer -> similarity(means, means.white(), layer)),
                series("smooth noise", layer -> similarity(means, means.smooth(), layer)));
        return new BarChart("", Axis.linear("correlation", 0, 1, 5), NAMES, series, WIDTH, HEIGHT);
    }

    private static BarChart.Series series(String name, Function<Integer, Optional<Double>> number) {
        List<Double> values = new ArrayList<>();
        for (int layer = 0; layer <= FC; layer++) {
            values.add(number.apply(layer).orElse(0.0));
        }
        return new BarChart.Series(name, values);
    }
}
