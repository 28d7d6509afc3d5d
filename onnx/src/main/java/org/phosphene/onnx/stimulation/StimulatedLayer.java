package org.phosphene.onnx.stimulation;

import java.util.List;
import java.util.Set;
import org.phosphene.onnx.network.InnerTensor;
import org.phosphene.onnx.network.Network;

/**
 * A layer that gets current.
 *
 * @param name what it is called
 * @param tensor the layer's output before its activation function, to which a bias adds
 * @param activation the output of that function; the same tensor where none follows
 * @param step lambda of Eq. 6
 * @param normalised whether the activation is divided by that of the most active map
 */
public record StimulatedLayer(
        String name, InnerTensor tensor, InnerTensor activation, double step, boolean normalised) {
    private static final Set<String> FUNCTIONS = Set.of(
            "Relu",
            "LeakyRelu",
            "PRelu",
            "Elu",
            "Selu",
            "Celu",
            "Sigmoid",
            "HardSigmoid",
            "HardSwish",
            "Tanh",
            "Softplus",
            "Gelu",
            "Mish",
            "Clip",
            "ThresholdedRelu");
    private static final Set<String> NEXT_LAYER = Set.of("Conv", "ConvTranspose", "Gemm", "MatMul");

    /**
     * @throws IllegalArgumentException if the step is not above 0
     */
    public StimulatedLayer {
        if (!(step > 0 && Double.isFinite(step))) {
            throw new IllegalArgumentException("step " + step + ": must be above 0");
        }
    }

    /**
     * Finds a layer. The paper's steps hold for the layers that it has: 0.1 for {@code conv1}, 1 for {@code conv2}, and for
     * {@code fc1} 0.01 of the activation as it is; for all others it is 1 of the normalised activation.
     *
     * @param name as {@link Network#tensor} takes it
     * @throws IllegalArgumentException if there is no such tensor, or it has no maps and is no row of neurons
     */
    public static StimulatedLayer of(Network network, String name) {
        InnerTensor tensor = network.tensor(name);
        if (tensor.maps() == 0) {
            throw new IllegalArgumentException("layer '" + name + "': its tensor of " + tensor.shape()
                    + " has no maps and is no row of neurons; name a convolution or a fully connected layer");
        }
        InnerTensor activation = activation(network.tensors(), tensor);
        return switch (name) {
            case "conv1" -> new StimulatedLayer(name, tensor, activation, 0.1, true);
            case "fc1" -> new StimulatedLayer(name, tensor, activation, 0.01, false);
            default -> new StimulatedLayer(name, tensor, activation, 1, true);
        };
    }

    /** With another step. */
    public StimulatedLayer withStep(double other) {
        return new StimulatedLayer(name, tensor, activation, other, normalised);
    }

    /** The first activation function behind a tensor and before the next layer, in the order of the graph. */
    private static InnerTensor activation(List<InnerTensor> all, InnerTensor tensor) {
        for (int i = all.indexOf(tensor) + 1; i < all.size(); i++) {
            InnerTensor next = all.get(i);
            if (NEXT_LAYER.contains(next.operator())) {
                break;
            }
            if (FUNCTIONS.contains(next.operator()) && next.extents().equals(tensor.extents())) {
                return next;
            }
        }
        return tensor;
    }
}
