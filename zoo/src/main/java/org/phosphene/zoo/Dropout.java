package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.dropout;
import static org.bytedeco.pytorch.global.torch.feature_dropout;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Sets values to zero at random in training and does nothing afterwards, so that the graph lacks it.
 *
 * @param share of the values, 0 to 1
 * @param wholeMaps drops maps instead of single values
 */
record Dropout(double share, boolean wholeMaps) implements Layer {
    @Override
    public Tensor forward(List<Tensor> weights, Tensor in, Pass pass) {
        if (!pass.isTraining()) {
            return in;
        }
        return wholeMaps ? feature_dropout(in, share, true) : dropout(in, share, true);
    }

    @Override
    public void write(OnnxGraph graph) {
        // nothing is left of it after training
    }
}
