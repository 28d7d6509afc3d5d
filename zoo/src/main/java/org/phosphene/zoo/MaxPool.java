package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.max_pool2d;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The largest of every 2 x 2. */
record MaxPool(String name) implements Layer {
    @Override
    public Tensor forward(List<Tensor> weights, Tensor in, Pass pass) {
        long[] two = {2, 2};
        return max_pool2d(in, two, two, new long[] {0, 0}, new long[] {1, 1}, false);
    }

    @Override
    public void write(OnnxGraph graph) {
        graph.pool(name);
    }
}
