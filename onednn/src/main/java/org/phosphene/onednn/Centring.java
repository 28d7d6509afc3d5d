package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a network take images less a constant for each value, by putting what the first layer would have made of the constant
 * into its bias. Values around zero keep more of their digits in 16 bits: noise of 256 levels less its mean keeps all, and the
 * rounding of the input would otherwise be most of the error of the scores.
 *
 * <p>Padding is 0 in images that are not centred, so centred ones get a frame of another value.
 */
final class Centring {
    private final Graph graph;
    private final float[] centre;

    private Centring(Graph graph, float[] centre) {
        this.graph = graph;
        this.centre = centre;
    }

    /**
     * The network for centred images; empty where the images first meet a step that cannot take the constant over.
     *
     * @param centre the constant, for each value of an image
     */
    static Optional<Graph> of(Graph graph, float[] centre) {
        return new Centring(graph, centre).centred();
    }

    private Optional<Graph> centred() {
        String reached = graph.input();
        List<Step> steps = new ArrayList<>();
        for (Step step : graph.steps()) {
            if (reached == null || !step.inputs().contains(reached)) {
                steps.add(step);
            } else if (graph.uses().get(reached) != 1) {
                return Optional.empty();
            } else if (step instanceof Step.Reshape) {
                steps.add(step);
                reached = step.output();
            } else if (step instanceof Step.Frame frame) {
                Optional<float[]> each = byChannel(frame.border().length);
                if (each.isEmpty()) {
                    return Optional.empty();
                }
                steps.add(moved(frame, each.get()));
                reached = step.output();
            } else {
                List<Step> layer = layer(step);
                if (layer.isEmpty()) {
                    return Optional.empty();
                }
                steps.addAll(layer);
                reached = null;
            }
        }
        return reached == null ? Optional.of(graph.withSteps(steps)) : Optional.empty();
    }

    private static Step moved(Step.Frame frame, float[] each) {
        float[] border = frame.border().clone();
        for (int c = 0; c < border.length; c++) {
            border[c] -= each[c];
        }
        return new Step.Frame(frame.input(), frame.output(), frame.before(), frame.after(), border);
    }

    /** The first layer for centred images, empty if it is none that can be changed. */
    private List<Step> layer(Step step) {
        if (step instanceof Step.Dense dense) {
            return List.of(dense(dense));
        }
        if (step instanceof Step.PatchConvolution patches) {
            long channels = patches.weights().extents()[0] / ((long) patches.side() * patches.side());
            return byChannel((int) channels)
                    .<List<Step>>map(each -> List.of(patches(patches, each)))
                    .orElse(List.of());
        }
        if (step instanceof Step.Convolution conv && conv.groups() == 1) {
            return byChannel((int) conv.weights().extents()[1])
                    .map(each -> convolution(conv, each))
                    .orElse(List.of());
        }
        return List.of();
    }

    private Step dense(Step.Dense d) {
        int width = centre.length;
        float[] bias = biased(
                d.bias(),
                (int) d.weights().extents()[0],
                width,
                (o, i) -> d.weights().data()[o * width + i] * (double) centre[i]);
        return new Step.Dense(d.input(), d.output(), d.weights(), bias, d.activation());
    }

    private static Step patches(Step.PatchConvolution p, float[] each) {
        int columns = p.bias().length;
        int area = p.side() * p.side();
        float[] bias = biased(
                p.bias(),
                columns,
                each.length * area,
                (o, i) -> p.weights().data()[i * columns + o] * (double) each[i / area]);
        return new Step.PatchConvolution(
                p.input(), p.output(), p.weights(), bias, p.outputs(), p.side(), p.pool(), p.activation());
    }

    private static List<Step> convolution(Step.Convolution c, float[] each) {
        int area = (int) (c.weights().extents()[2] * c.weights().extents()[3]);
        int width = each.length * area;
        float[] bias = biased(
                c.bias(),
                (int) c.weights().extents()[0],
                width,
                (o, i) -> c.weights().data()[o * width + i] * (double) each[i / area]);
        boolean padded = c.window().isPadded();
        String framed = c.input() + " framed";
        Step conv = new Step.Convolution(
                padded ? framed : c.input(),
                c.output(),
                c.weights(),
                bias,
                c.window().withoutPadding(),
                c.groups(),
                c.added(),
                c.activation());
        Step.Frame frame = new Step.Frame(
                c.input(), framed, c.window().before(), c.window().after(), new float[each.length]);
        return padded ? List.of(moved(frame, each), conv) : List.of(conv);
    }

    /** What input {@code i} at the centre adds to output {@code o}. */
    private interface Contribution {
        double of(int o, int i);
    }

    private static float[] biased(float[] bias, int outputs, int width, Contribution contribution) {
        float[] moved = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            double sum = bias == null ? 0 : bias[o];
            for (int i = 0; i < width; i++) {
                sum += contribution.of(o, i);
            }
            moved[o] = (float) sum;
        }
        return moved;
    }

    /** The constant of each channel, empty where it is not the same all over a channel. */
    private Optional<float[]> byChannel(int channels) {
        int area = centre.length / channels;
        float[] each = new float[channels];
        for (int i = 0; i < centre.length; i++) {
            if (i % area == 0) {
                each[i / area] = centre[i];
            } else if (each[i / area] != centre[i]) {
                return Optional.empty();
            }
        }
        return Optional.of(each);
    }
}
