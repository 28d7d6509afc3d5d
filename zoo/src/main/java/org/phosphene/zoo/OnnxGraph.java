package org.phosphene.zoo;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.List;

/**
 * An ONNX graph that is one chain, built layer by layer. Each node and its output bear the name of the layer, so that a
 * tensor is addressed by what it is; the last output bears the network's name for it. Layers with parameters take those
 * that begin with their name.
 */
final class OnnxGraph {
    private static final String BATCH = "batch";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Network network;
    private String last;

    private OnnxGraph(Network network) {
        this.network = network;
        last = network.inputName();
    }

    /** An empty chain with its input and its parameters. */
    static OnnxGraph of(Network network, Weights weights, Storage storage) {
        OnnxGraph chain = new OnnxGraph(network);
        chain.graph.setName(network.id());
        chain.graph.addInput(tensor(network.inputName(), network.input()));
        for (int i = 0; i < weights.parameters().size(); i++) {
            chain.keep(weights.parameters().get(i), weights.values(i), storage);
        }
        return chain;
    }

    /** Vectors (biases, statistics) are small and stay as they are. */
    private void keep(Parameter parameter, float[] values, Storage storage) {
        if (storage == Storage.SINGLE || parameter.extents().size() < 2) {
            graph.addInitializer(Initializers.single(parameter, values));
            return;
        }
        TensorProto half = Initializers.half(parameter, values);
        graph.addInitializer(half);
        graph.addNode(NodeProto.newBuilder()
                .setName(parameter.name())
                .setOpType("Cast")
                .addInput(half.getName())
                .addOutput(parameter.name())
                .addAttribute(integer("to", TensorProto.DataType.FLOAT_VALUE)));
    }

    /** Stride 1; the size of the kernel is that of the weight. */
    OnnxGraph convolution(String layer, int padding) {
        NodeProto.Builder node = withParameters(node("Conv", layer), "weight", "bias");
        long pad = padding;
        return add(padding == 0 ? node : node.addAttribute(integers("pads", pad, pad, pad, pad)));
    }

    OnnxGraph batchNormalisation(String layer, double epsilon) {
        return add(withParameters(node("BatchNormalization", layer), "scale", "bias", "mean", "variance")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("epsilon")
                        .setType(AttributeProto.AttributeType.FLOAT)
                        .setF((float) epsilon)));
    }

    /** An operator of one input and no parameters. */
    OnnxGraph elementwise(String operator, String layer) {
        return add(node(operator, layer));
    }

    /** The largest of 2 x 2, stride 2. */
    OnnxGraph pool(String layer) {
        return add(node("MaxPool", layer)
                .addAttribute(integers("kernel_shape", 2L, 2L))
                .addAttribute(integers("strides", 2L, 2L)));
    }

    /** All values of an image in a row: channel by channel, row by row. */
    OnnxGraph flatten(String layer) {
        return add(node("Flatten", layer).addAttribute(integer("axis", 1)));
    }

    /** Other extents: 0 keeps one, -1 is what is left. */
    OnnxGraph reshape(String layer, Long... extents) {
        return add(node("Reshape", layer).addInput(constant(layer + ".shape", List.of(extents), true)));
    }

    OnnxGraph transpose(String layer, Long... order) {
        return add(node("Transpose", layer).addAttribute(integers("perm", order)));
    }

    /** Drops an extent of 1. */
    OnnxGraph squeeze(String layer, long axis) {
        return add(node("Squeeze", layer).addInput(constant(layer + ".axes", List.of(axis), true)));
    }

    /** One slice of an axis, counted from its end if negative; the axis goes. */
    OnnxGraph gather(String layer, long axis, long index) {
        return add(node("Gather", layer)
                .addInput(constant(layer + ".index", List.of(index), false))
                .addAttribute(integer("axis", axis)));
    }

    /** tanh(W x + R h + b) along a sequence: all states, sequence x 1 x batch x units. */
    OnnxGraph recurrent(String layer, int units) {
        return add(withParameters(node("RNN", layer), "weight", "recurrence", "bias")
                .addAttribute(integer("hidden_size", units)));
    }

    /** x W' + b. */
    OnnxGraph linear(String layer) {
        return add(withParameters(node("Gemm", layer), "weight", "bias").addAttribute(integer("transB", 1)));
    }

    /** A further output of so many values: {@code branch} is built from here, and the chain goes on from here too. */
    OnnxGraph beside(int values, Runnable branch) {
        String here = last;
        branch.run();
        graph.addOutput(tensor(last, List.of(values)));
        last = here;
        return this;
    }

    /** Ends the chain: the last layer's output becomes the network's, which comes before further ones. */
    GraphProto build() {
        int end = graph.getNodeCount() - 1;
        graph.setNode(end, graph.getNode(end).toBuilder().setOutput(0, network.outputName()));
        return graph.addOutput(0, tensor(network.outputName(), network.output()))
                .build();
    }

    private NodeProto.Builder node(String operator, String layer) {
        return NodeProto.newBuilder()
                .setName(layer)
                .setOpType(operator)
                .addInput(last)
                .addOutput(layer);
    }

    /** Parameters are inputs after the first one, named after the layer. */
    private static NodeProto.Builder withParameters(NodeProto.Builder node, String... names) {
        for (String name : names) {
            node.addInput(node.getName() + "." + name);
        }
        return node;
    }

    private OnnxGraph add(NodeProto.Builder node) {
        graph.addNode(node);
        last = node.getOutput(0);
        return this;
    }

    private String constant(String name, List<Long> values, boolean vector) {
        graph.addInitializer(Initializers.integers(name, values, vector));
        return name;
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto integers(String name, Long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(Arrays.asList(values))
                .build();
    }

    private static ValueInfoProto tensor(String name, List<Integer> extents) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam(BATCH);
        for (int extent : extents) {
            shape.addDimBuilder().setDimValue(extent);
        }
        TypeProto.Tensor.Builder type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }
}
