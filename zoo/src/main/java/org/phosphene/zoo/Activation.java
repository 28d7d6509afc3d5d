package org.phosphene.zoo;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A function of every value by itself; all of them rise with it. */
record Activation(String name, Function function) implements Layer {
    /** Which. */
    enum Function {
        RELU("Relu"),
        TANH("Tanh"),
        SIGMOID("Sigmoid");

        private final String operator;

        Function(String operator) {
            this.operator = operator;
        }

        private Tensor of(Tensor in) {
            return switch (this) {
                case RELU -> torch.relu(in);
                case TANH -> torch.tanh(in);
                case SIGMOID -> torch.sigmoid(in);
            };
        }
    }

    static Activation relu(String name) {
        return new Activation(name, Function.RELU);
    }

    @Override
    public Tensor forward(List<Tensor> weights, Tensor in, Pass pass) {
        return function.of(in);
    }

    @Override
    public void write(OnnxGraph graph) {
        graph.elementwise(function.operator, name);
    }
}
