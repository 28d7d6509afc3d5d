package org.phosphene.zoo;

import java.util.List;

/**
 * One tensor of weights that training changes.
 *
 * @param name as in the ONNX file, {@code conv1.weight}
 * @param extents at least one, each at least 1
 * @param inputs how many values feed one unit of the layer; sets the spread of the first values
 */
public record Parameter(String name, List<Integer> extents, int inputs) {

    public Parameter {
        extents = List.copyOf(extents);
    }

    /** The kernels of a convolution, out x in x size x size, and its biases. */
    static List<Parameter> convolution(String layer, int out, int in, int size) {
        int inputs = in * size * size;
        return List.of(
                new Parameter(layer + ".weight", List.of(out, in, size, size), inputs),
                new Parameter(layer + ".bias", List.of(out), inputs));
    }

    /** The matrix of a fully connected layer, out x in, and its biases. */
    static List<Parameter> linear(String layer, int out, int in) {
        return List.of(
                new Parameter(layer + ".weight", List.of(out, in), in),
                new Parameter(layer + ".bias", List.of(out), in));
    }

    /** How many values it has. */
    public int size() {
        return extents.stream().reduce(1, Math::multiplyExact);
    }
}
