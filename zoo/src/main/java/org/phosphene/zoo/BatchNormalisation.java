package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.batch_norm;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * Batch normalisation of maps: by the statistics of the batch in training, which move the running ones by a tenth, and by
 * the running ones afterwards. Always computed from 32-bit parameters. Source: Ioffe and Szegedy 2015.
 */
record BatchNormalisation(String name, int maps) implements Layer {
    static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.constant(name + ".scale", 1, true, maps),
                Parameter.constant(name + ".bias", 0, true, maps),
                Parameter.constant(name + ".mean", 0, false, maps),
                Parameter.constant(name + ".variance", 1, false, maps));
    }

    @Override
    public Tensor forward(List<Tensor> weights, Tensor in, Pass pass) {
        List<TensorOptional> given = weights.stream().map(TensorOptional::new).toList();
        return batch_norm(
                in,
                given.get(0),
                given.get(1),
                given.get(2),
                given.get(3),
                pass.isTraining(),
                MOMENTUM,
                EPSILON,
                false);
    }

    @Override
    public void write(OnnxGraph graph) {
        graph.batchNormalisation(name, EPSILON);
    }
}
