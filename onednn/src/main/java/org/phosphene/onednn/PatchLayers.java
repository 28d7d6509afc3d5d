package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds convolutions of few channels before a pool, which {@link Step.PatchConvolution} computes faster: a kernel for one
 * channel leaves most of a vector unit empty.
 */
final class PatchLayers {
    private static final int MOST_CHANNELS = 4;

    private PatchLayers() {}

    static Graph of(Graph graph) {
        Map<String, Integer> uses = graph.uses();
        List<Step> steps = new ArrayList<>();
        for (Step step : graph.steps()) {
            Step before = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            if (step instanceof Step.Pool pool
                    && before instanceof Step.Convolution conv
                    && conv.output().equals(pool.input())
                    && uses.get(conv.output()) == 1
                    && conv.input().equals(graph.input())
                    && fits(conv, pool, graph.extents().get(conv.output()))) {
                steps.remove(steps.size() - 1);
                steps.addAll(joined(conv, pool));
            } else {
                steps.add(step);
            }
        }
        return graph.withSteps(steps);
    }

    private static List<Step> joined(Step.Convolution conv, Step.Pool pool) {
        int places = (int) pool.window().size()[0];
        int outputs = (int) conv.weights().extents()[0];
        int channels = (int) conv.weights().extents()[1];
        int kernel = (int) conv.weights().extents()[2];
        int side = kernel + places - 1;
        int columns = places * places * outputs;
        float[] weights = new float[channels * side * side * columns];
        float[] bias = new float[columns];
        for (int column = 0; column < columns; column++) {
            int output = column % outputs;
            int dy = column / outputs / places;
            int dx = column / outputs % places;
            bias[column] = conv.bias() == null ? 0 : conv.bias()[output];
            for (int c = 0; c < channels; c++) {
                for (int y = 0; y < kernel; y++) {
                    for (int x = 0; x < kernel; x++) {
                        int row = (c * side + y + dy) * side + x + dx;
                        weights[row * columns + column] =
                                conv.weights().data()[((output * channels + c) * kernel + y) * kernel + x];
                    }
                }
            }
        }
        String framed = conv.input() + " framed";
        Step patches = new Step.PatchConvolution(
                conv.window().isPadded() ? framed : conv.input(),
                pool.output(),
                new Values(new long[] {(long) channels * side * side, columns}, weights),
                bias,
                outputs,
                side,
                places,
                conv.activation());
        if (!conv.window().isPadded()) {
            return List.of(patches);
        }
        Step frame = new Step.Frame(
                conv.input(), framed, conv.window().before(), conv.window().after(), new float[channels]);
        return List.of(frame, patches);
    }

    private static boolean fits(Step.Convolution conv, Step.Pool pool, long[] between) {
        long side = pool.window().size()[0];
        long[] weights = conv.weights().extents();
        return pool.kind() == Step.Pool.Kind.MAX
                && pool.window().isTiling(side)
                && conv.window().isDense()
                && conv.groups() == 1
                && conv.added().isEmpty()
                && conv.activation().map(Activation::rises).orElse(true)
                && weights[1] <= MOST_CHANNELS
                && weights[2] == weights[3]
                && between[2] % side == 0
                && between[3] % side == 0;
    }
}
