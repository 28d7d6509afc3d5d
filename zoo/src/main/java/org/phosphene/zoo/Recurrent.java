package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.rnn_tanh;
import static org.bytedeco.pytorch.global.torch.zeros;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Recurrent layers with tanh that read a grey image row by row, from the top; the state of the last layer after the last
 * row comes out. Parameters have ONNX's form: a direction of one before matrices, input biases before recurrent ones.
 *
 * @param inputs values of a row
 * @param units of each layer
 * @param layers one on the other
 */
record Recurrent(String name, int inputs, int units, int layers) implements Layer {
    private static final int KINDS = 3;

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        for (int layer = 1; layer <= layers; layer++) {
            int feeding = layer == 1 ? inputs : units;
            all.add(Parameter.uniform(name + layer + ".weight", units, 1, units, feeding));
            all.add(Parameter.uniform(name + layer + ".recurrence", units, 1, units, units));
            all.add(Parameter.uniform(name + layer + ".bias", units, 1, 2 * units));
        }
        return List.copyOf(all);
    }

    @Override
    public Tensor forward(List<Tensor> weights, Tensor in, Pass pass) {
        TensorVector given = new TensorVector();
        for (int layer = 0; layer < layers; layer++) {
            given.push_back(pass.cast(weights.get(KINDS * layer)).squeeze(0));
            given.push_back(pass.cast(weights.get(KINDS * layer + 1)).squeeze(0));
            Tensor biases = pass.cast(weights.get(KINDS * layer + 2)).squeeze(0);
            given.push_back(biases.narrow(0, 0, units));
            given.push_back(biases.narrow(0, units, units));
        }
        Tensor rows = in.squeeze(1);
        Tensor silent = pass.cast(zeros(layers, in.size(0), units));
        Tensor states = rnn_tanh(rows, silent, given, true, layers, 0, pass.isTraining(), false, true)
                .get0();
        return states.select(1, in.size(2) - 1);
    }

    @Override
    public void write(OnnxGraph graph) {
        graph.reshape(name + ".rows", 0L, -1L, (long) inputs).transpose(name + ".sequence", 1L, 0L, 2L);
        for (int layer = 1; layer <= layers; layer++) {
            graph.recurrent(name + layer, units).squeeze(name + layer + ".states", 1);
        }
        graph.gather(name, 0, -1);
    }
}
