package org.phosphene.zoo;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * One layer of a network. It states its forward pass twice, to libtorch and as nodes of an ONNX graph; a test holds the
 * two against each other for every network.
 */
sealed interface Layer
        permits Activation,
                BatchNormalisation,
                Convolution,
                Dropout,
                Flatten,
                GaussianCode,
                Linear,
                MaxPool,
                Recurrent,
                Unflatten {

    /** What it keeps, in the order in which {@link #forward} takes it. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * The forward pass in libtorch.
     *
     * @param weights values of the parameters, 32-bit
     * @param in output of the layer before, of the type of the pass
     * @return of the type of the pass
     */
    Tensor forward(List<Tensor> weights, Tensor in, Pass pass);

    /** Appends the same, as it is after training, to the graph. */
    void write(OnnxGraph graph);
}
