package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.phosphene.onnx.network.LayerUnits;
import org.phosphene.report.FilterPixels;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.Shape;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.triggered.TriggeredAverage;

/** Fig. 22: the first layer's kernels as they were learnt, beside its spike-triggered averages. */
final class Figure22 implements Study {
    private static final long TRIALS = 1_000_000;
    private static final int SIDE = 110;
    private static final int ACROSS = 10;
    private static final int MOST = 20;

    private static final StudyCard CARD = new StudyCard(
            "fig22",
            "Fig. 22: learnt kernels and spike-triggered averages",
            "The kernels of the first layer as they were learnt, and the averages of a million images of white noise by "
                    + "the responses of its units.",
            List.of(Layers.MNIST, Layers.CIFAR),
            List.of());

    /** Kernels and averages of one network's first layer. */
    private record Compared(Shape shape, List<double[]> kernels, List<TriggeredAverage> averages) {
        Optional<Double> correlation(int map) {
            return averages.get(map).filter().map(filter -> Pearson.of(kernels.get(map), filter.value()));
        }

        double[] correlations() {
            double[] all = new double[kernels.size()];
            int count = 0;
            for (int map = 0; map < all.length; map++) {
                Optional<Double> one = correlation(map);
                if (one.isPresent()) {
                    all[count++] = one.get();
                }
            }
            double[] some = Arrays.copyOf(all, count);
            Arrays.sort(some);
            return some;
        }
    }

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        List<Sheet.Row> rows = new ArrayList<>();
        rows.addAll(network(work, Layers.MNIST, "conv1", "relu1", 0.999));
        rows.addAll(network(work, Layers.CIFAR, "bn1", "tanh1", 0.99));
        Sheet sheet = new Sheet(
                "Kernels as they were learnt, and found again in noise",
                Wording.count(setting.trials(TRIALS))
                        + " images of uniform noise; over each map from noise its correlation with the kernel",
                rows,
                Layers.notes(work));
        work.draw("figure", CARD.shows(), sheet.image());
        return work.result();
    }

    private static List<Sheet.Row> network(Work work, String name, String linear, String tensor, double least)
            throws IOException {
        List<StudyNetwork> networks = Layers.networks(work, name);
        List<Measured> medians = new ArrayList<>();
        List<Measured> silent = new ArrayList<>();
        List<Compared> all = new ArrayList<>();
        for (StudyNetwork network : networks) {
            Compared compared = compared(work, network, linear, tensor);
            double[] found = compared.correlations();
            silent.add(Measured.of(network.title(), compared.kernels().size() - found.length));
            if (found.length > 0) {
                medians.add(Measured.of(network.title(), median(found), found[0], found[found.length - 1]));
                all.add(compared);
            }
        }
        if (all.isEmpty()) {
            return List.of();
        }
        work.find(
                new Claim(
                        name + "-correlation",
                        name + ", conv1: correlation of learnt kernel and average, median over maps",
                        Unit.NUMBER,
                        "the averages are the learnt kernels",
                        "at least " + least,
                        value -> value >= least),
                medians,
                "Interval: from the least map to the best. Kernels are read off what goes into the activation for single pixels, with the normalisation that is there in the CNN for CIFAR-10.");
        work.find(
                Claim.open(name + "-silent", name + ", conv1: maps that never respond", Unit.COUNT, "not said"),
                silent);
        return rows(name + ", conv1", all.get(0));
    }

    private static Compared compared(Work work, StudyNetwork network, String linear, String tensor) {
        LayerUnits units = Layers.units(network, tensor);
        Shape image = network.open().contract().shape();
        List<TriggeredAverage> averages = work.filters().of(network, units, units.units(), TRIALS);
        return new Compared(averages.get(0).shape(), LearntKernels.of(Layers.units(network, linear), image), averages);
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static List<Sheet.Row> rows(String heading, Compared compared) {
        List<Sheet.Row> rows = new ArrayList<>();
        int shown = Math.min(MOST, compared.kernels().size());
        for (int from = 0; from < shown; from += ACROSS) {
            List<Tile> learnt = new ArrayList<>();
            List<Tile> found = new ArrayList<>();
            for (int map = from; map < Math.min(shown, from + ACROSS); map++) {
                String r = compared.correlation(map)
                        .map(value -> String.format(Locale.ROOT, "%.4f", value))
                        .orElse("");
                learnt.add(
                        MapTile.of("", SIDE, FilterPixels.of(compared.kernels().get(map), compared.shape(), SIDE)));
                found.add(Layers.tile(compared.averages().get(map), SIDE).withAside(r));
            }
            rows.add(new Sheet.Row(from == 0 ? heading : "", "learnt", learnt));
            rows.add(new Sheet.Row("", "from noise", found));
        }
        return rows;
    }
}
