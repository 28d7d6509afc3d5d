package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a network take images less a constant for each value, by putting what the first layer would have made of the constant
 * into its bias. Values around zero keep more of their digits in 16 bits: noise of 256 levels less its mean keeps all, and the
 * rounding of the input would otherwise be most of the error of the scores.
 */
final class Centring {
    private Centring() {}

    /**
     * The network for centred images; empty where its first layer is none that can take the constant over: one with padding,
     * which is 0 in images that are not centred.
     *
     * @param centre the constant, for each value of an image
     */
    static Optional<Graph> of(Graph graph, float[] centre) {
        String reached = graph.input();
        List<Step> steps = new ArrayList<>();
        boolean found = false;
        for (Step step : graph.steps()) {
            if (!found && step.inputs().contains(reached)) {
                if (graph.uses().get(reached) != 1) {
                    return Optional.empty();
                }
                if (step instanceof Step.Reshape) {
                    reached = step.output();
                    steps.add(step);
                    continue;
                }
                Optional<Step> layer = centred(step, centre);
                if (layer.isEmpty()) {
                    return Optional.empty();
                }
                steps.add(layer.get());
                found = true;
            } else {
                steps.add(step);
            }
        }
        return found ? Optional.of(graph.withSteps(steps)) : Optional.empty();
    }

    private static Optional<Step> centred(Step step, float[] centre) {
        if (step instanceof Step.Dense d) {
            int outputs = (int) d.weights().extents()[0];
            int width = centre.length;
            float[] bias =
                    biased(d.bias(), outputs, (o, i) -> d.weights().data()[o * width + i] * (double) centre[i], width);
            return Optional.of(new Step.Dense(d.input(), d.output(), d.weights(), bias, d.activation()));
        }
        if (step instanceof Step.PatchConvolution p) {
            int columns = p.bias().length;
            int rows = (int) p.weights().extents()[0];
            float[] each = byChannel(centre, p.weights().extents()[0] / ((long) p.side() * p.side()));
            if (each == null) {
                return Optional.empty();
            }
            int area = p.side() * p.side();
            float[] bias = biased(
                    p.bias(), columns, (o, i) -> p.weights().data()[i * columns + o] * (double) each[i / area], rows);
            return Optional.of(new Step.PatchConvolution(
                    p.input(), p.output(), p.weights(), bias, p.outputs(), p.side(), p.pool(), p.activation()));
        }
        if (step instanceof Step.Convolution c && c.groups() == 1 && !c.window().isPadded()) {
            long[] extents = c.weights().extents();
            float[] each = byChannel(centre, extents[1]);
            if (each == null) {
                return Optional.empty();
            }
            int area = (int) (extents[2] * extents[3]);
            int width = (int) extents[1] * area;
            float[] bias = biased(
                    c.bias(),
                    (int) extents[0],
                    (o, i) -> c.weights().data()[o * width + i] * (double) each[i / area],
                    width);
            return Optional.of(new Step.Convolution(
                    c.input(), c.output(), c.weights(), bias, c.window(), c.groups(), c.added(), c.activation()));
        }
        return Optional.empty();
    }

    /** What input {@code i} at the centre adds to output {@code o}. */
    private interface Contribution {
        double of(int o, int i);
    }

    private static float[] biased(float[] bias, int outputs, Contribution contribution, int width) {
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

    /** The constant of each channel, null where it is not the same all over a channel. */
    private static float[] byChannel(float[] centre, long channels) {
        int area = (int) (centre.length / channels);
        float[] each = new float[(int) channels];
        for (int i = 0; i < centre.length; i++) {
            if (i % area == 0) {
                each[i / area] = centre[i];
            } else if (each[i / area] != centre[i]) {
                return null;
            }
        }
        return each;
    }
}
