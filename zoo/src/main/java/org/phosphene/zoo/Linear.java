package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.linear;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** Every unit is a weighted sum of all inputs, and a bias. */
record Linear(String name, int units, int inputs) implements Layer {
    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.uniform(name + ".weight", inputs, units, inputs),
                Parameter.uniform(name + ".bias", inputs, units));
    }

    @Override
    public Tensor forward(List<Tensor> weights, Tensor in, Pass pass) {
        return linear(in, pass.cast(weights.get(0)), new TensorOptional(pass.cast(weights.get(1))));
    }

    @Override
    public void write(OnnxGraph graph) {
        graph.linear(name);
    }
}
