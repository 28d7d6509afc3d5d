package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.flatten;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** All values of an image in a row: channel by channel, row by row. */
record Flatten(String name) implements Layer {
    @Override
    public Tensor forward(List<Tensor> weights, Tensor in, Pass pass) {
        return flatten(in, 1, -1);
    }

    @Override
    public void write(OnnxGraph graph) {
        graph.flatten(name);
    }
}
