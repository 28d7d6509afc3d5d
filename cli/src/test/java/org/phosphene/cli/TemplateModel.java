package org.phosphene.cli;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** ONNX files of one matrix: a classifier of two classes that looks for a template, and a decoder of rows of numbers. */
final class TemplateModel {
    private TemplateModel() {}

    /** Answers 1 where the image's product with the template, whose mean is 0, is positive. */
    static Path classifier(Path file, float[] template, int side) throws IOException {
        float[] weights = new float[2 * template.length];
        for (int i = 0; i < template.length; i++) {
            weights[2 * i + 1] = template[i];
        }
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("graph")
                .addInput(value("image", "N", 1, side, side))
                .addOutput(value("scores", "N", 2))
                .addNode(node("Flatten", "row", "image"))
                .addInitializer(floats("weights", weights, template.length, 2))
                .addNode(node("MatMul", "scores", "row", "weights"));
        return write(file, graph);
    }

    /** Image = code times weights; with {@code factor} infinite the values are not numbers. */
    static Path decoder(Path file, float[] weights, int codes, float factor) throws IOException {
        int size = weights.length / codes;
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("graph")
                .addInput(value("code", "N", codes))
                .addOutput(value("image", "N", size))
                .addInitializer(floats("weights", weights, codes, size))
                .addInitializer(floats("factor", new float[] {factor}, 1))
                .addNode(node("MatMul", "product", "code", "weights"))
                .addNode(node("Mul", "scaled", "product", "factor"))
                .addNode(node("Sigmoid", "smooth", "product"))
                .addNode(node("Sub", "less", "scaled", "scaled"))
                .addNode(node("Add", "image", "smooth", "less"));
        return write(file, graph);
    }

    private static Path write(Path file, GraphProto.Builder graph) throws IOException {
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(7)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
                .setGraph(graph)
                .build();
        return Files.write(file, model.toByteArray());
    }

    private static NodeProto node(String operator, String output, String... inputs) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addOutput(output);
        for (String input : inputs) {
            node.addInput(input);
        }
        if (operator.equals("Flatten")) {
            node.addAttribute(AttributeProto.newBuilder()
                    .setName("axis")
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(1));
        }
        return node.build();
    }

    private static TensorProto floats(String name, float[] values, long... extents) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
        for (long extent : extents) {
            tensor.addDims(extent);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }

    private static ValueInfoProto value(String name, Object... extents) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object extent : extents) {
            if (extent instanceof Integer number) {
                shape.addDimBuilder().setDimValue(number);
            } else {
                shape.addDimBuilder().setDimParam(extent.toString());
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }
}
