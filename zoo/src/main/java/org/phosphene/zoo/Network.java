package org.phosphene.zoo;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.phosphene.stimulus.Shape;

/**
 * A chain of layers.
 *
 * @param id the name for files and commands, as in {@code mnist-cnn}
 * @param input extents of one input, without the batch
 * @param inputName of the tensor in the graph
 * @param output extents of one output
 * @param outputName of the tensor in the graph
 * @param layers at least one
 */
record Network(
        String id, List<Integer> input, String inputName, List<Integer> output, String outputName, List<Layer> layers) {
    Network {
        layers = List.copyOf(layers);
    }

    /** A classifier: {@code image} in, {@code scores} out, which are not yet softmaxed. */
    static Network classifier(String id, Shape shape, int classes, List<Layer> layers) {
        return new Network(id, extents(shape), "image", List.of(classes), "scores", layers);
    }

    /** Images in, images out. */
    static Network autoencoder(String id, Shape shape, List<Layer> layers) {
        return new Network(id, extents(shape), "image", extents(shape), "reconstruction", layers);
    }

    private static List<Integer> extents(Shape shape) {
        return List.of(shape.channels(), shape.height(), shape.width());
    }

    /** The part from a layer on, which takes {@code code}, a row of values. */
    Network from(int layer, String newId, int values) {
        return new Network(newId, List.of(values), "code", output, "image", layers.subList(layer, layers.size()));
    }

    /** What training changes and what it keeps count of, layer by layer. */
    List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /** How many numbers come out for one input. */
    int outputs() {
        return output.stream().reduce(1, Math::multiplyExact);
    }

    /** The forward pass in libtorch; {@code weights} in the order of {@link #parameters}. */
    Tensor forward(List<Tensor> weights, Tensor images, Pass pass) {
        Tensor now = images;
        int used = 0;
        for (Layer layer : poolingFirst()) {
            int next = used + layer.parameters().size();
            now = layer.forward(weights.subList(used, next), now, pass);
            used = next;
        }
        return now;
    }

    /**
     * The layers with pooling before the activation that it follows: the same values, as activations rise, for a quarter
     * of the work.
     */
    private List<Layer> poolingFirst() {
        List<Layer> order = new ArrayList<>(layers);
        for (int i = 1; i < order.size(); i++) {
            if (order.get(i) instanceof MaxPool && order.get(i - 1) instanceof Activation) {
                order.add(i - 1, order.remove(i));
            }
        }
        return order;
    }

    /** The same as a graph, the batch left open. */
    GraphProto graph(Weights weights, Storage storage) {
        OnnxGraph graph = OnnxGraph.of(this, weights, storage);
        layers.forEach(layer -> layer.write(graph));
        return graph.build();
    }
}
