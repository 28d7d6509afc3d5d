package org.phosphene.zoo;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.phosphene.stimulus.Shape;

/** A network of the paper: its parameters, and its forward pass once for libtorch and once as an ONNX graph. */
interface Network {

    /** The name for files and commands, as in {@code mnist-cnn}. */
    String id();

    /** Of one image. */
    Shape input();

    /** How many scores it gives. */
    int classes();

    /** What training changes. */
    List<Parameter> parameters();

    /**
     * The forward pass in libtorch.
     *
     * @param weights in the order of {@link #parameters}
     * @param images batch x channels x height x width, values 0 to 1, of the type of the weights
     * @return batch x classes, before softmax
     */
    Tensor scores(List<Tensor> weights, Tensor images);

    /** The same as a graph: input {@code image}, output {@code scores}, the batch left open. */
    GraphProto graph(Weights weights);
}
