package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.onnx.network.Network;
import org.phosphene.report.Pixels;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.LineChart;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;
import org.phosphene.studies.Activations.Layer;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;

/** Figs. 21 and 7C: the activation of noise of a class, put into a layer, turns real images into the class. */
final class Figure21 implements Study {
    private static final String NETWORK = "cifar10-cnn";
    private static final int WHITE_IMAGES = 1000;
    private static final int SMOOTH_IMAGES = 250;
    private static final int SIDE = 128;
    private static final int HALF = Injection.STEPS / 2;

    /** As the paper orders them. */
    private static final List<Layer> LAYERS = List.of(
            new Layer("conv6", "relu6"),
            new Layer("conv4", "relu4"),
            new Layer("conv2", "relu2"),
            new Layer("input", "image"));

    private static final int CONV6 = 0;
    private static final int INPUT = LAYERS.size() - 1;

    private static final StudyCard CARD = new StudyCard(
            "fig21",
            "Fig. 21 and 7C: activations of noise put into a CNN",
            "A layer gets (1 - gamma) times the mean activation of noise of a class and gamma times that of a real image: the "
                    + "share of images of other classes that are then called by the class.",
            List.of(NETWORK),
            List.of(DataSet.CIFAR10));

    @Override
    public StudyCard card() {
        return CARD;
    }

    /**
     * One kind of noise in one network.
     *
     * @param layers what each layer's activations do; empty without images
     */
    private record Tried(StudyNetwork network, LayerMeans means, List<Injection> layers) {
        /** How easily images turn into a class, mean over layers and gamma. */
        double ease(int label) {
            return layers.stream().mapToDouble(one -> one.mean(label)).average().orElseThrow();
        }
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        Optional<LabelledImages> test = work.data().load(DataSet.CIFAR10, Split.TEST);
        Map<String, List<Tried>> kinds = new LinkedHashMap<>();
        for (StudyNetwork network : work.networks(NETWORK)) {
            Network inside = Activations.inside(network);
            List<String> tensors = LAYERS.stream().map(Layer::tensor).toList();
            LayerMeans white = Activations.ofWhite(work, network, inside, tensors);
            LayerMeans smooth = Activations.ofSmooth(work, network, inside, tensors);
            kinds.computeIfAbsent("white noise", name -> new ArrayList<>())
                    .add(tried(work, network, inside, white, test, WHITE_IMAGES));
            kinds.computeIfAbsent("smooth noise", name -> new ArrayList<>())
                    .add(tried(work, network, inside, smooth, test, SMOOTH_IMAGES));
        }
        kinds.forEach((name, all) -> find(work, name, all));
        work.remark("Activations are those behind the activation function. White noise: the first " + WHITE_IMAGES
                + " test images; smooth noise, which reaches more classes: the first " + SMOOTH_IMAGES
                + "; a fifth of them in a quick study. The runs are those of fig3 and smooth.");
        work.draw("figure", CARD.shows(), sheet(kinds).image());
        return work.result();
    }

    private static Tried tried(
            Work work,
            StudyNetwork network,
            Network inside,
            LayerMeans means,
            Optional<LabelledImages> test,
            int most) {
        List<Injection> layers = new ArrayList<>();
        for (int layer = 0; test.isPresent() && layer < LAYERS.size(); layer++) {
            LabelledImages images = Activations.some(work, test.get(), most);
            layers.add(Injection.into(inside, LAYERS.get(layer).tensor(), layer, means, images, work.setting()));
        }
        return new Tried(network, means, layers);
    }

    private static void find(Work work, String noise, List<Tried> all) {
        String key = noise.replaceFirst(" .*", "");
        boolean papers = key.equals("white");
        for (int layer = 0; layer < LAYERS.size(); layer++) {
            int at = layer;
            work.find(
                    Claim.open(
                            key + "-" + LAYERS.get(layer).name(),
                            noise + " put into " + LAYERS.get(layer).name() + ", images that turn",
                            Unit.PERCENT,
                            "shown as curves"),
                    each(all, one -> Optional.of(100 * meanOver(one, at))),
                    "Mean over the classes that noise reaches, and over gamma from 0.1 to 0.9.");
        }
        work.find(lead(key, noise, "cat", true, papers), each(all, one -> lead(one, "cat")));
        work.find(lead(key, noise, "bird", true, papers), each(all, one -> lead(one, "bird")));
        work.find(lead(key, noise, "horse", false, papers), each(all, one -> lead(one, "horse")));
        work.find(
                new Claim(
                        key + "-best-layers",
                        noise + ", layers that are the strongest for some class",
                        Unit.COUNT,
                        papers ? "different layers for different objects" : "not tried",
                        "2 at least",
                        value -> value >= 2),
                each(all, one -> Optional.of((double) bestLayers(one))));
        work.find(
                new Claim(
                        key + "-frog",
                        noise + ", frogs that are called automobile, conv6, gamma 0.5",
                        Unit.PERCENT,
                        papers ? "a frog turns into a car" : "not tried",
                        "above 10 %",
                        value -> value > 10),
                each(all, Figure21::frogs));
    }

    private static Claim lead(String key, String noise, String name, boolean easy, boolean papers) {
        return new Claim(
                key + "-" + name,
                noise + ", images that turn into a " + name + ", less the mean of all classes",
                Unit.PERCENT,
                papers ? (easy ? "easy" : "harder") : "not tried",
                easy ? "above 0" : "below 0",
                value -> easy ? value > 0 : value < 0);
    }

    private static double meanOver(Tried one, int layer) {
        return one.means().reached().stream()
                .mapToDouble(c -> one.layers().get(layer).mean(c))
                .average()
                .orElse(0);
    }

    /** Empty for a class that noise does not reach. */
    private static Optional<Double> lead(Tried one, String name) {
        int label = one.network().classNames().indexOf(name);
        List<Integer> reached = one.means().reached();
        return reached.contains(label)
                ? Optional.of(100
                        * (one.ease(label)
                                - reached.stream()
                                        .mapToDouble(one::ease)
                                        .average()
                                        .orElseThrow()))
                : Optional.empty();
    }

    private static long bestLayers(Tried one) {
        return one.means().reached().stream()
                .map(c -> IntStream.range(0, LAYERS.size())
                        .boxed()
                        .max(java.util.Comparator.comparingDouble(
                                layer -> one.layers().get(layer).mean(c)))
                        .orElseThrow())
                .distinct()
                .count();
    }

    private static Optional<Double> frogs(Tried one) {
        int frog = one.network().classNames().indexOf("frog");
        int car = one.network().classNames().indexOf("automobile");
        return one.means().reached().contains(car)
                ? Optional.of(100 * one.layers().get(CONV6).ratio(car, HALF, frog))
                : Optional.empty();
    }

    /** Nothing is measured without images. */
    private static List<Measured> each(List<Tried> all, Function<Tried, Optional<Double>> number) {
        List<Measured> measured = new ArrayList<>();
        for (Tried one : all) {
            if (!one.layers().isEmpty()) {
                number.apply(one)
                        .ifPresent(
                                value -> measured.add(Measured.of(one.network().title(), value)));
            }
        }
        return measured;
    }

    private static Sheet sheet(Map<String, List<Tried>> kinds) {
        List<Sheet.Row> rows = new ArrayList<>();
        char letter = 'A';
        for (Map.Entry<String, List<Tried>> kind : kinds.entrySet()) {
            Tried shown = kind.getValue().get(0);
            String heading =
                    letter++ + "  Mean image of " + kind.getKey() + " of each class, and what its activation does";
            rows.add(Sheet.Row.of(heading, means(shown)));
            if (!shown.layers().isEmpty()) {
                rows.addAll(Sheet.wrapped("", charts(shown), 2));
            }
        }
        StudyNetwork network = kinds.values().iterator().next().get(0).network();
        return new Sheet(
                "Activations of noise turn real images into other classes",
                "CNN for CIFAR-10, training seed " + network.trainingSeed(),
                rows,
                List.of(
                        "A layer gets (1 - gamma) times the mean activation of noise that is called by a class, and gamma "
                                + "times that of a test image. Curves: share of the images of other classes that are called "
                                + "by the class.",
                        "At gamma 0 the image does not count, and all images are called the same."));
    }

    private static List<Tile> means(Tried shown) {
        List<Tile> tiles = new ArrayList<>();
        Shape shape = shown.network().open().contract().shape();
        for (int c = 0; c < shown.network().classes(); c++) {
            String name = shown.network().classNames().get(c);
            if (!shown.means().reached().contains(c)) {
                tiles.add(MapTile.none(name, SIDE, "no trials").withUnder("never answered"));
                continue;
            }
            Pixels picture =
                    Pixels.picture(stretched(shown.means().of(c, INPUT)), shape).scaled(SIDE, SIDE);
            tiles.add(MapTile.of(name, SIDE, picture)
                    .withUnder(shown.means().counts().get(c) + " images"));
        }
        return tiles;
    }

    /** A mean of noise is nearly grey. */
    private static float[] stretched(double[] values) {
        double least = java.util.Arrays.stream(values).min().orElseThrow();
        double most = java.util.Arrays.stream(values).max().orElseThrow();
        float[] stretched = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            stretched[i] = (float) (most > least ? (values[i] - least) / (most - least) : 0.5);
        }
        return stretched;
    }

    private static List<Tile> charts(Tried shown) {
        double[] gammas = IntStream.rangeClosed(0, Injection.STEPS)
                .mapToDouble(step -> (double) step / Injection.STEPS)
                .toArray();
        List<Tile> charts = new ArrayList<>();
        for (int layer = 0; layer < LAYERS.size(); layer++) {
            Injection injection = shown.layers().get(layer);
            List<LineChart.Curve> curves = new ArrayList<>();
            for (int c : shown.means().reached()) {
                double[] ratios = IntStream.rangeClosed(0, Injection.STEPS)
                        .mapToDouble(step -> injection.ratio(c, step))
                        .toArray();
                curves.add(LineChart.Curve.of(shown.network().classNames().get(c), gammas, ratios));
            }
            charts.add(new LineChart(
                    LAYERS.get(layer).name(),
                    Axis.linear("gamma", 0, 1, 5),
                    Axis.linear("share of images that turn", 0, 1, 5),
                    curves,
                    760,
                    460));
        }
        return charts;
    }
}
