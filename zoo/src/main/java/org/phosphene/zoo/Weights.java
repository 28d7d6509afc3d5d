package org.phosphene.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The values of all parameters of a network, in the network's order. Immutable. */
public final class Weights {
    private final List<Parameter> parameters;
    private final List<float[]> values;

    private Weights(List<Parameter> parameters, List<float[]> values) {
        this.parameters = List.copyOf(parameters);
        this.values = List.copyOf(values);
    }

    /**
     * Wraps arrays, which must not be changed afterwards.
     *
     * @param values of each parameter, in row-major order
     * @throws IllegalArgumentException if the numbers do not fit
     */
    static Weights of(List<Parameter> parameters, List<float[]> values) {
        if (parameters.size() != values.size()) {
            throw new IllegalArgumentException(parameters.size() + " parameters, but " + values.size() + " arrays");
        }
        for (int i = 0; i < values.size(); i++) {
            if (parameters.get(i).size() != values.get(i).length) {
                throw new IllegalArgumentException(parameters.get(i).name() + ": "
                        + parameters.get(i).size() + " values, but " + values.get(i).length + " given");
            }
        }
        return new Weights(parameters, values);
    }

    /**
     * The values before training: uniform within 1 / sqrt(inputs) of zero, PyTorch's own rule for these layers. Drawn here
     * and not by libtorch, so that a seed means the same values on every machine.
     */
    static Weights initial(List<Parameter> parameters, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> values = new ArrayList<>();
        for (Parameter parameter : parameters) {
            double bound = 1 / Math.sqrt(parameter.inputs());
            float[] drawn = new float[parameter.size()];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = (float) random.nextDouble(-bound, bound);
            }
            values.add(drawn);
        }
        return new Weights(parameters, values);
    }

    /** What the values belong to. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** A copy of the values of one parameter, in row-major order. */
    public float[] values(int parameter) {
        return values.get(parameter).clone();
    }

    /** How many values there are in all. */
    public int count() {
        return parameters.stream().mapToInt(Parameter::size).sum();
    }
}
