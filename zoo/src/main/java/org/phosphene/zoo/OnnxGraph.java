package org.phosphene.zoo;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.phosphene.stimulus.Shape;

/**
 * An ONNX graph that is one chain, built layer by layer. Each node and its output bear the name of the layer, so that a
 * tensor is addressed by what it is; the last output is {@code scores}. Layers with parameters take
 * {@code <layer>.weight} and {@code <layer>.bias}.
 */
final class OnnxGraph {
    private static final String INPUT = "image";
    private static final String OUTPUT = "scores";
    private static final String BATCH = "batch";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final int classes;
    private String last = INPUT;

    private OnnxGraph(int classes) {
        this.classes = classes;
    }

    /** An empty chain with its input and its parameters. */
    static OnnxGraph of(String name, Shape shape, int classes, Weights weights) {
        OnnxGraph chain = new OnnxGraph(classes);
        chain.graph.setName(name);
        chain.graph.addInput(tensor(INPUT, shape.channels(), shape.height(), shape.width()));
        for (int i = 0; i < weights.parameters().size(); i++) {
            chain.graph.addInitializer(initializer(weights.parameters().get(i), weights.values(i)));
        }
        return chain;
    }

    /** Stride 1, no padding; the size of the kernel is that of the weight. */
    OnnxGraph convolution(String layer) {
        return add(node("Conv", layer).addInput(layer + ".weight").addInput(layer + ".bias"));
    }

    OnnxGraph relu(String layer) {
        return add(node("Relu", layer));
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

    /** x W' + b. */
    OnnxGraph linear(String layer) {
        return add(node("Gemm", layer)
                .addInput(layer + ".weight")
                .addInput(layer + ".bias")
                .addAttribute(integer("transB", 1)));
    }

    /** Ends the chain: the last layer's output becomes {@code scores}. */
    GraphProto graph() {
        int end = graph.getNodeCount() - 1;
        graph.setNode(end, graph.getNode(end).toBuilder().setOutput(0, OUTPUT));
        return graph.addOutput(tensor(OUTPUT, classes)).build();
    }

    private NodeProto.Builder node(String operator, String layer) {
        return NodeProto.newBuilder()
                .setName(layer)
                .setOpType(operator)
                .addInput(last)
                .addOutput(layer);
    }

    private OnnxGraph add(NodeProto.Builder node) {
        graph.addNode(node);
        last = node.getOutput(0);
        return this;
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

    private static ValueInfoProto tensor(String name, int... extents) {
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

    private static TensorProto initializer(Parameter parameter, float[] values) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(parameter.name())
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(raw));
        parameter.extents().forEach(tensor::addDims);
        return tensor.build();
    }
}
