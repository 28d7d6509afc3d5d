package org.phosphene.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.phosphene.onnx.network.Network;
import org.phosphene.onnx.stimulation.StimulatedLayer;
import org.phosphene.onnx.stimulation.StimulationDesign;
import org.phosphene.psychometric.Asymptote;
import org.phosphene.psychometric.PsychometricModel;
import org.phosphene.psychometric.Sigmoid;
import picocli.CommandLine.Option;

/** Which layers get how much current, and which function is fitted. */
final class StimulationOptions {
    /** The word for all layers at once. */
    static final String ALL = "all";

    @Option(
            names = "--layer",
            required = true,
            paramLabel = "LAYER",
            split = ",",
            description =
                    "The layer that gets current, by the name of its output or as conv1, conv2 ... fc1 ... in the "
                            + "order of the network; several, each for itself; or 'all', for all convolutions and fully connected "
                            + "layers but the last, at once.")
    private List<String> layers;

    @Option(
            names = "--k",
            paramLabel = "FROM..TO",
            description =
                    "Strengths of current, k of Eq. 6; below 0 current is taken away, as in --k=-10..10. Strength 0 is "
                            + "always among them. Default: 0..10.")
    private String strengths = "0..10";

    @Option(
            names = "--step",
            paramLabel = "S",
            description = "What k = 1 adds to the bias of the map that is most active for the class; for fc1, what the "
                    + "activations are multiplied by. Default: the paper's, 0.1 for conv1, 1 for conv2, 0.01 for fc1; 1 for all "
                    + "other layers.")
    private Double step;

    @Option(
            names = "--function",
            paramLabel = "F",
            description = "Function that is fitted: logistic, gaussian or weibull. Default: logistic.")
    private String function = "logistic";

    @Option(
            names = "--guess",
            paramLabel = "G",
            description = "Share where there is no signal: a number, or limits such as 0..0.5. Default: 0.")
    private String guess = "0";

    @Option(
            names = "--lapse",
            paramLabel = "L",
            description = "What the share lacks at the strongest signal, likewise. Default: 0..0.06.")
    private String lapse = "0..0.06";

    /** The layers of each panel: one, or all at once. */
    List<List<StimulatedLayer>> layers(Network network) {
        List<List<StimulatedLayer>> all = new ArrayList<>();
        for (String name : layers) {
            all.add(name.equals(ALL) ? everyLayer(network) : List.of(layer(network, name)));
        }
        return all;
    }

    private StimulatedLayer layer(Network network, String name) {
        StimulatedLayer layer = StimulatedLayer.of(network, name);
        return step == null ? layer : layer.withStep(step);
    }

    private List<StimulatedLayer> everyLayer(Network network) {
        List<StimulatedLayer> found = new ArrayList<>();
        for (String kind : List.of("conv", "fc")) {
            for (int n = 1; has(network, kind + n); n++) {
                found.add(layer(network, kind + n));
            }
        }
        if (found.size() < 2) {
            throw new UsageException("--layer all: the network has no layers before its scores; name one");
        }
        // what the last fully connected layer gives are the scores
        return found.subList(0, found.size() - 1);
    }

    private static boolean has(Network network, String alias) {
        try {
            return network.tensor(alias).maps() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The names of the panels, in the order of {@link #layers(Network)}. */
    List<String> names() {
        return layers;
    }

    StimulationDesign design(long seed) {
        String[] ends = strengths.split("\\.\\.", -1);
        try {
            int from = Integer.parseInt(ends[0]);
            int to = Integer.parseInt(ends[ends.length - 1]);
            if (ends.length <= 2 && from <= to) {
                List<Integer> all = IntStream.rangeClosed(Math.min(0, from), Math.max(0, to))
                        .filter(k -> k == 0 || (k >= from && k <= to))
                        .boxed()
                        .toList();
                return new StimulationDesign(StimulationDesign.of(0, 0, seed).gammas(), all, seed);
            }
        } catch (NumberFormatException e) {
            throw new UsageException("--k '" + strengths + "': expected FROM..TO, as in 0..10 or --k=-10..10");
        }
        throw new UsageException("--k '" + strengths + "': expected FROM..TO with FROM not above TO, as in 0..10");
    }

    PsychometricModel model() {
        return new PsychometricModel(Sigmoid.of(function), limits("--guess", guess), limits("--lapse", lapse));
    }

    private static Asymptote limits(String option, String text) {
        try {
            return Asymptote.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }
}
