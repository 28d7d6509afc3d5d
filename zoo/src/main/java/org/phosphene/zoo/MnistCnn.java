package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.flatten;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.relu;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.phosphene.stimulus.Shape;

/**
 * The paper's network for MNIST (Fig. 10): two 5 x 5 convolutions of 20 and 50 maps, each rectified and pooled 2 x 2, then
 * 800 to 500 rectified and 500 to 10. 431 080 parameters.
 */
final class MnistCnn implements Network {
    private static final List<Parameter> PARAMETERS = Stream.of(
                    Parameter.convolution("conv1", 20, 1, 5),
                    Parameter.convolution("conv2", 50, 20, 5),
                    Parameter.linear("fc1", 500, 800),
                    Parameter.linear("fc2", 10, 500))
            .flatMap(List::stream)
            .toList();

    @Override
    public String id() {
        return "mnist-cnn";
    }

    @Override
    public Shape input() {
        return Shape.of(1, 28, 28);
    }

    @Override
    public int classes() {
        return 10;
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public Tensor scores(List<Tensor> w, Tensor images) {
        Tensor maps1 = pooled(conv2d(images, w.get(0), new TensorOptional(w.get(1)), ONE, NONE, ONE, 1));
        Tensor maps2 = pooled(conv2d(maps1, w.get(2), new TensorOptional(w.get(3)), ONE, NONE, ONE, 1));
        Tensor code = relu(linear(flatten(maps2, 1, -1), w.get(4), new TensorOptional(w.get(5))));
        return linear(code, w.get(6), new TensorOptional(w.get(7)));
    }

    private static final long[] ONE = {1, 1};
    private static final long[] TWO = {2, 2};
    private static final long[] NONE = {0, 0};

    /** Pools before it rectifies: the same values, as both only ever take a larger one, and a quarter of the work. */
    private static Tensor pooled(Tensor maps) {
        return relu(max_pool2d(maps, TWO, TWO, NONE, ONE, false));
    }

    @Override
    public GraphProto graph(Weights weights) {
        return OnnxGraph.of(id(), input(), classes(), weights)
                .convolution("conv1")
                .relu("relu1")
                .pool("pool1")
                .convolution("conv2")
                .relu("relu2")
                .pool("pool2")
                .flatten("flatten")
                .linear("fc1")
                .relu("relu3")
                .linear("fc2")
                .graph();
    }
}
