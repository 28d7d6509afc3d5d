package org.phosphene.zoo;

import java.util.List;

/**
 * One tensor of numbers that a network keeps.
 *
 * @param name as in the ONNX file, {@code conv1.weight}
 * @param extents at least one, each at least 1
 * @param start what it is before training
 */
public record Parameter(String name, List<Integer> extents, Start start) {

    /** What the values of a parameter are before training, and whether the optimiser changes them. */
    public sealed interface Start {
        /**
         * Uniform within 1 / sqrt(inputs) of zero, PyTorch's own rule.
         *
         * @param inputs how many values feed one unit of the layer
         */
        record Uniform(int inputs) implements Start {}

        /**
         * All the same.
         *
         * @param value of each
         * @param learnt false for running statistics, which the forward pass changes and the optimiser does not
         */
        record Constant(float value, boolean learnt) implements Start {}
    }

    public Parameter {
        extents = List.copyOf(extents);
    }

    static Parameter uniform(String name, int inputs, Integer... extents) {
        return new Parameter(name, List.of(extents), new Start.Uniform(inputs));
    }

    static Parameter constant(String name, float value, boolean learnt, int extent) {
        return new Parameter(name, List.of(extent), new Start.Constant(value, learnt));
    }

    /** Whether the optimiser changes it. */
    public boolean learnt() {
        return !(start instanceof Start.Constant constant) || constant.learnt();
    }

    /** How many values it has. */
    public int size() {
        return extents.stream().reduce(1, Math::multiplyExact);
    }
}
