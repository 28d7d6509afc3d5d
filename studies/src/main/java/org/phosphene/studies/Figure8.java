package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.phosphene.onnx.network.LayerUnits;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.triggered.TriggeredAverage;

/** Fig. 8: filters of units in several layers, from white noise. */
final class Figure8 implements Study {
    private static final long TRIALS = 1_000_000;
    private static final long DEEP_TRIALS = 50_000;
    private static final int SIDE = 98;
    private static final int ACROSS = 10;
    private static final int MOST = 20;

    private static final StudyCard CARD = new StudyCard(
            "fig8",
            "Fig. 8: filters by spike-triggered averaging",
            "Filters of units at row 5, column 5 of each map, from a million images of white noise: the two convolutional "
                    + "layers of the CNN for digits, and four layers of a CNN for CIFAR-10.",
            List.of(Layers.MNIST, Layers.CIFAR),
            List.of());

    /**
     * A layer of the figure.
     *
     * @param tensor its units, after the activation
     * @param name as the paper counts it
     * @param field what they see, rows and columns, according to the paper
     */
    private record Layer(String network, String tensor, String name, int field, long trials) {}

    private static final List<Layer> LAYERS = List.of(
            new Layer(Layers.MNIST, "relu1", "conv1", 5, TRIALS),
            new Layer(Layers.MNIST, "relu2", "conv2", 14, TRIALS),
            new Layer(Layers.CIFAR, "tanh1", "conv1", 3, TRIALS),
            new Layer(Layers.CIFAR, "tanh2", "conv2", 5, TRIALS),
            new Layer(Layers.CIFAR, "tanh4", "conv4", 14, TRIALS),
            new Layer(Layers.CIFAR, "tanh6", "conv6", 32, DEEP_TRIALS));

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        List<Sheet.Row> rows = new ArrayList<>();
        for (String name : CARD.networks()) {
            List<StudyNetwork> networks = Layers.networks(work, name);
            for (Layer layer : LAYERS) {
                if (layer.network().equals(name) && !networks.isEmpty()) {
                    rows.addAll(layer(work, networks, layer));
                }
            }
            if (name.equals(Layers.MNIST)) {
                Outside.find(work, networks, "relu2", "conv2");
            } else if (!networks.isEmpty()) {
                work.remark("conv6 of the CNN for CIFAR-10 sees nearly the whole image, so the whole network must be "
                        + "computed: it has " + Wording.count(setting.trials(DEEP_TRIALS)) + " trials.");
            }
        }
        Sheet sheet = new Sheet(
                "Filters of units, by spike-triggered averaging",
                Wording.count(setting.trials(TRIALS))
                        + " images of uniform noise; units at row 5, column 5 of their maps; those that never respond are left out",
                rows,
                Layers.notes(work));
        work.draw("figure", CARD.shows(), sheet.image());
        return work.result();
    }

    private static List<Sheet.Row> layer(Work work, List<StudyNetwork> networks, Layer layer) {
        List<Measured> fields = new ArrayList<>();
        List<Measured> shown = new ArrayList<>();
        List<MapTile> tiles = new ArrayList<>();
        for (StudyNetwork network : networks) {
            LayerUnits units = Layers.units(network, layer.tensor());
            List<TriggeredAverage> averages = work.filters().of(network, units, units.units(), layer.trials());
            fields.add(
                    Measured.of(network.title(), units.tensor().field().rows().size()));
            shown.add(Measured.of(network.title(), Layers.shown(averages)));
            if (tiles.isEmpty()) {
                tiles.addAll(Layers.tiles(averages, MOST, SIDE));
            }
        }
        String title = layer.network() + ", " + layer.name();
        String key = layer.network() + "-" + layer.name();
        work.find(
                new Claim(
                        key + "-field",
                        title + ", rows and columns that a unit sees",
                        Unit.COUNT,
                        Integer.toString(layer.field()),
                        Integer.toString(layer.field()),
                        value -> value == layer.field()),
                fields,
                "According to the graph.");
        work.find(
                new Claim(
                        key + "-filters",
                        title + ", units with a filter beyond chance",
                        Unit.PERCENT,
                        "filters are shown",
                        "more than half",
                        value -> value > 50),
                shown,
                "Chi-square of the filter's z, p below 0.001; the other units never or hardly ever respond, or in a way "
                        + "that no pixel moves by itself.");
        if (tiles.isEmpty()) {
            return List.of();
        }
        return Sheet.wrapped(title + ", fields of " + layer.field() + "x" + layer.field(), tiles, ACROSS);
    }
}
