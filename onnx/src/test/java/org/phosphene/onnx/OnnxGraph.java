package org.phosphene.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An ONNX model under construction. Extents are numbers, or names where they are free. */
public final class OnnxGraph {
    public static final int OPSET = 13;

    private final ModelProto.Builder model =
            ModelProto.newBuilder().setProducerName("phosphene-tests").setProducerVersion("1");
    private final GraphProto.Builder graph = model.getGraphBuilder().setName("graph");

    /** A graph of the usual operator set. */
    public static OnnxGraph create() {
        return ofOpset(OPSET);
    }

    public static OnnxGraph ofOpset(int version) {
        return new OnnxGraph().importing("", version).ir(irVersion(version));
    }

    /** The file format that came out with an operator set; see the table of versions in the ONNX specification. */
    private static int irVersion(int opset) {
        int[] opsets = {8, 9, 10, 11, 14, 18, 20, 22};
        int ir = 3;
        while (opset > opsets[ir - 3]) {
            ir++;
        }
        return ir;
    }

    public OnnxGraph ir(int version) {
        model.setIrVersion(version);
        return this;
    }

    public OnnxGraph importing(String domain, int version) {
        model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version));
        return this;
    }

    public OnnxGraph input(String name, Object... extents) {
        return input(name, TensorProto.DataType.FLOAT, extents);
    }

    public OnnxGraph input(String name, TensorProto.DataType type, Object... extents) {
        graph.addInput(value(name, type, extents));
        return this;
    }

    public OnnxGraph output(String name, Object... extents) {
        return output(name, TensorProto.DataType.FLOAT, extents);
    }

    public OnnxGraph output(String name, TensorProto.DataType type, Object... extents) {
        graph.addOutput(value(name, type, extents));
        return this;
    }

    /** Declares the extents of a tensor inside the graph, as exporters do after inferring them. */
    public OnnxGraph inner(String name, Object... extents) {
        graph.addValueInfo(value(name, TensorProto.DataType.FLOAT, extents));
        return this;
    }

    /** An output that is not a tensor, or says no extents. */
    public OnnxGraph output(String name, TypeProto type) {
        graph.addOutput(ValueInfoProto.newBuilder().setName(name).setType(type));
        return this;
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, Object... extents) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object extent : extents) {
            if (extent instanceof Number number) {
                shape.addDimBuilder().setDimValue(number.longValue());
            } else {
                shape.addDimBuilder().setDimParam((String) extent);
            }
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.getNumber())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    public OnnxGraph node(String operator, String output, String... inputs) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output + "_node")
                .addOutput(output)
                .addAllInput(List.of(inputs)));
        return this;
    }

    /** The last node is of a domain of operators. */
    public OnnxGraph inDomain(String domain) {
        last().setDomain(domain);
        return this;
    }

    /** Gives the last node whole numbers as an attribute. */
    public OnnxGraph with(String attribute, long... values) {
        AttributeProto.Builder builder = last().addAttributeBuilder().setName(attribute);
        if (values.length == 1) {
            builder.setType(AttributeProto.AttributeType.INT).setI(values[0]);
        } else {
            builder.setType(AttributeProto.AttributeType.INTS);
            for (long value : values) {
                builder.addInts(value);
            }
        }
        return this;
    }

    /** Gives the last node a list of one whole number as an attribute. */
    public OnnxGraph withList(String attribute, long value) {
        last().addAttributeBuilder()
                .setName(attribute)
                .setType(AttributeProto.AttributeType.INTS)
                .addInts(value);
        return this;
    }

    /** Gives the last node a number as an attribute. */
    public OnnxGraph withNumber(String attribute, float value) {
        last().addAttributeBuilder()
                .setName(attribute)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value);
        return this;
    }

    /** Gives the last node a text as an attribute. */
    public OnnxGraph withText(String attribute, String value) {
        last().addAttributeBuilder()
                .setName(attribute)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(com.google.protobuf.ByteString.copyFromUtf8(value));
        return this;
    }

    public OnnxGraph with(String attribute, TensorProto tensor) {
        last().addAttributeBuilder()
                .setName(attribute)
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(tensor);
        return this;
    }

    /** Gives the last node a subgraph. */
    public OnnxGraph withGraph(String attribute, GraphProto inner) {
        last().addAttributeBuilder()
                .setName(attribute)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(inner);
        return this;
    }

    private NodeProto.Builder last() {
        return graph.getNodeBuilder(graph.getNodeCount() - 1);
    }

    public OnnxGraph floats(String name, float[] values, long... extents) {
        TensorProto.Builder tensor = tensor(name, TensorProto.DataType.FLOAT, extents);
        graph.addInitializer(tensor.setRawData(com.google.protobuf.ByteString.copyFrom(bytes(values))));
        return this;
    }

    public OnnxGraph longs(String name, long... values) {
        TensorProto.Builder tensor = tensor(name, TensorProto.DataType.INT64, values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
        return this;
    }

    public OnnxGraph weights(TensorProto tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    /** Also lists the weights as inputs, as the oldest files do. */
    public OnnxGraph weightsAsInputs() {
        for (TensorProto tensor : graph.getInitializerList()) {
            Object[] extents = tensor.getDimsList().toArray();
            graph.addInput(value(tensor.getName(), TensorProto.DataType.forNumber(tensor.getDataType()), extents));
        }
        return this;
    }

    /** A tensor whose values lie in another file, from its beginning. */
    public static TensorProto external(String name, String location, long... extents) {
        return tensor(name, TensorProto.DataType.FLOAT, extents)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue(location))
                .build();
    }

    private static TensorProto.Builder tensor(String name, TensorProto.DataType type, long... extents) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
        for (long extent : extents) {
            tensor.addDims(extent);
        }
        return tensor;
    }

    /** Numbers as ONNX stores them. */
    public static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    public ModelProto proto() {
        return model.build();
    }

    public byte[] bytes() {
        return proto().toByteArray();
    }

    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public OnnxModel open() {
        return open(OnnxModel.Choices.none());
    }

    public OnnxModel open(OnnxModel.Choices choices) {
        return OnnxModel.of("model.onnx", bytes(), choices);
    }
}
