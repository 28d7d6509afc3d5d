package org.phosphene.zoo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.global.torch.ScalarType;

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

    /** The values before training. Drawn here and not by libtorch, so that a seed means the same values everywhere. */
    static Weights initial(List<Parameter> parameters, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> values = new ArrayList<>();
        for (Parameter parameter : parameters) {
            float[] first = new float[parameter.size()];
            if (parameter.start() instanceof Parameter.Start.Constant constant) {
                Arrays.fill(first, constant.value());
            } else if (parameter.start() instanceof Parameter.Start.Uniform uniform) {
                draw(random, 1 / Math.sqrt(uniform.inputs()), first);
            }
            values.add(first);
        }
        return new Weights(parameters, values);
    }

    private static void draw(SplittableRandom random, double bound, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) random.nextDouble(-bound, bound);
        }
    }

    /** What a file keeps of them: matrices and kernels rounded to 16 bits where it stores halves. */
    Weights stored(Storage storage) {
        if (storage == Storage.SINGLE) {
            return this;
        }
        Conversion half = Conversion.of(ScalarType.Half);
        List<float[]> rounded = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            boolean vector = parameters.get(i).extents().size() < 2;
            rounded.add(vector ? values.get(i) : half.rounded(values.get(i)));
        }
        return new Weights(parameters, rounded);
    }

    /** The last parameters, as many as the part of a network takes that begins at a layer. */
    Weights last(int count) {
        int from = parameters.size() - count;
        return new Weights(parameters.subList(from, parameters.size()), values.subList(from, values.size()));
    }

    /** What the values belong to. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** A copy of the values of one parameter, in row-major order. */
    public float[] values(int parameter) {
        return values.get(parameter).clone();
    }

    /** How many values the optimiser changes: what is called the number of parameters of a network. */
    public int learnt() {
        return parameters.stream()
                .filter(Parameter::learnt)
                .mapToInt(Parameter::size)
                .sum();
    }
}
