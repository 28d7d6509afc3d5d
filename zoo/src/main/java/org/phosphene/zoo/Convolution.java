package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.conv2d;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.ScalarType;

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
        // With one input libtorch cannot see that channels are to come last, and then reorders weights of 16 bits
        // wrongly if maps are no multiple of 16 (oneDNN 3.7.1, AVX-512): taps become zero or whatever lay in memory.
        return inputs == 1
                ? pass.cast(convolved(in.to(ScalarType.Float), weights.get(0), weights.get(1)))
                : convolved(in, pass.cast(weights.get(0)), pass.cast(weights.get(1)));
    }

    private Tensor convolved(Tensor in, Tensor weight, Tensor bias) {
        long[] one = {1, 1};
        long[] pad = {padding, padding};
        return conv2d(in, weight, new TensorOptional(bias), one, pad, one, 1);
    }

    @Override
    public void write(OnnxGraph graph) {
        graph.convolution(name, padding);
    }
}
