package org.phosphene.zoo;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.phosphene.stimulus.Shape;

/** A row of values as an image. */
record Unflatten(String name, Shape shape) implements Layer {
    @Override
    public Tensor forward(List<Tensor> weights, Tensor in, Pass pass) {
        return in.reshape(-1, shape.channels(), shape.height(), shape.width());
    }

    @Override
    public void write(OnnxGraph graph) {
        graph.reshape(name, -1L, (long) shape.channels(), (long) shape.height(), (long) shape.width());
    }
}
