package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.conv2d;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * Convolution with a square kernel, stride 1.
 *
 * @param maps how many come out
 * @param inputs how many go in
 * @param size of the kernel
 * @param padding zeros on each side
 */
record Convolution(String name, int maps, int inputs, int size, int padding) implements Layer {
    @Override
    public List<Parameter> parameters() {
        int fan = inputs * size * size;
        return List.of(
                Parameter.uniform(name + ".weight", fan, maps, inputs, size, size),
                Parameter.uniform(name + ".bias", fan, maps));
    }

    @Override
    public Tensor forward(List<Tensor> weights, Tensor in, Pass pass) {
        long[] one = {1, 1};
        long[] pad = {padding, padding};
        return conv2d(in, pass.cast(weights.get(0)), new TensorOptional(pass.cast(weights.get(1))), one, pad, one, 1);
    }

    @Override
    public void write(OnnxGraph graph) {
        graph.convolution(name, padding);
    }
}
