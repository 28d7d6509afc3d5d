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
import java.util.List;
import java.util.Random;

/**
 * A linear classifier of grey images of 4 x 4, 5 classes, that is sound until the first two pixels of an image are nearly as
 * bright as uniform noise gets: one image in 4096. A model is tried on few images when it is opened, so it goes wrong in the
 * middle of a run.
 */
final class FaultyModel {
    private static final int SIZE = 16;
    private static final int CLASSES = 5;
    /** A 64th of uniform noise is brighter. */
    private static final float BRIGHT = 63f / 64;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("graph");

    private FaultyModel() {
        graph.addInput(value("image", TensorProto.DataType.FLOAT, "N", 1, 4, 4));
        Random random = new Random(1);
        float[] weights = new float[SIZE * CLASSES];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        floats("weights", weights, SIZE, CLASSES);
        node("Flatten", "row", "image");
        node("MatMul", "linear", "row", "weights");
        // the centred sums, so that all classes occur
        float[] centre = new float[CLASSES];
        for (int i = 0; i < weights.length; i++) {
            centre[i % CLASSES] += weights[i] / 2;
        }
        floats("centre", centre, CLASSES);
        node("Sub", "sound", "linear", "centre");
        longs("places", 0, 1);
        floats("limit", new float[] {BRIGHT}, 1);
        node("Gather", "pixels", "row", "places").addAttribute(number("axis", 1));
        AttributeProto columns = AttributeProto.newBuilder()
                .setName("axes")
                .setType(AttributeProto.AttributeType.INTS)
                .addInts(1)
                .build();
        node("ReduceMin", "darker", "pixels").addAttribute(columns);
        node("Greater", "bright", "darker", "limit");
        node("Cast", "fault", "bright").addAttribute(number("to", TensorProto.DataType.FLOAT_VALUE));
    }

    /** Sound for ever. */
    static FaultyModel none() {
        return new FaultyModel().scores("Identity", "sound");
    }

    /** The scores become 0 / 0. */
    static FaultyModel notANumber() {
        FaultyModel model = new FaultyModel();
        model.floats("one", new float[] {1}, 1);
        model.node("Sub", "whole", "one", "fault");
        model.node("Div", "factor", "whole", "whole");
        return model.scores("Mul", "sound", "factor");
    }

    /** A table is looked up beyond its end. */
    static FaultyModel outOfBounds() {
        FaultyModel model = new FaultyModel();
        model.floats("table", new float[] {1}, 1);
        model.node("Cast", "index", "fault").addAttribute(number("to", TensorProto.DataType.INT64_VALUE));
        model.node("Gather", "factor", "table", "index");
        return model.scores("Mul", "sound", "factor");
    }

    /** The faulty rows are left out, so that there are fewer answers than images. */
    static FaultyModel rowsLeftOut() {
        FaultyModel model = new FaultyModel();
        model.node("Not", "kept", "bright");
        model.longs("flat", -1);
        model.node("Reshape", "chosen", "kept", "flat");
        model.graph.addNode(NodeProto.newBuilder()
                .setOpType("Compress")
                .addInput("sound")
                .addInput("chosen")
                .addOutput("scores")
                .addAttribute(number("axis", 0)));
        return model.output();
    }

    /** The tensor of scores is turned over in every batch of more than eight: as many numbers, other rows. */
    static FaultyModel turnedOver() {
        FaultyModel model = new FaultyModel();
        // min(size, 8) rows of 5 are asked for, and -1 takes the rest: 8 x 40 for a batch of 64
        model.longs("eight", 8);
        model.longs("rest", -1);
        model.longs("first", 0);
        model.node("Shape", "extents", "sound");
        model.node("Gather", "size", "extents", "first");
        model.node("Min", "rows", "size", "eight");
        model.node("Concat", "shape", "rows", "rest").addAttribute(number("axis", 0));
        return model.scores("Reshape", "sound", "shape");
    }

    /**
     * A batch that has an image with the fault is thought about for some rounds, each of about a microsecond. The largest
     * number stands for ever.
     */
    static FaultyModel slow(long rounds) {
        FaultyModel model = new FaultyModel();
        model.longs("often", rounds);
        model.node("Cast", "whole", "fault").addAttribute(number("to", TensorProto.DataType.INT64_VALUE));
        model.node("ReduceMax", "any", "whole").addAttribute(number("keepdims", 0));
        model.node("Mul", "product", "any", "often");
        model.node("Squeeze", "count", "product");
        TensorProto yes = TensorProto.newBuilder()
                .setName("yes")
                .setDataType(TensorProto.DataType.BOOL_VALUE)
                .addInt32Data(1)
                .build();
        model.graph.addInitializer(yes);
        GraphProto body = GraphProto.newBuilder()
                .setName("body")
                .addInput(value("round", TensorProto.DataType.INT64))
                .addInput(value("going", TensorProto.DataType.BOOL))
                .addInput(value("before", TensorProto.DataType.FLOAT, "N", CLASSES))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput("going")
                        .addOutput("goes"))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput("before")
                        .addOutput("after"))
                .addOutput(value("goes", TensorProto.DataType.BOOL))
                .addOutput(value("after", TensorProto.DataType.FLOAT, "N", CLASSES))
                .build();
        model.graph.addNode(NodeProto.newBuilder()
                .setOpType("Loop")
                .addInput("count")
                .addInput("yes")
                .addInput("sound")
                .addOutput("scores")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("body")
                        .setType(AttributeProto.AttributeType.GRAPH)
                        .setG(body)));
        return model.output();
    }

    private FaultyModel scores(String operator, String... inputs) {
        node(operator, "scores", inputs);
        return output();
    }

    private FaultyModel output() {
        graph.addOutput(value("scores", TensorProto.DataType.FLOAT, "M", "K"));
        return this;
    }

    private NodeProto.Builder node(String operator, String output, String... inputs) {
        return graph.addNodeBuilder().setOpType(operator).addOutput(output).addAllInput(List.of(inputs));
    }

    private static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private void floats(String name, float[] values, long... extents) {
        TensorProto.Builder tensor =
                graph.addInitializerBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
        for (long extent : extents) {
            tensor.addDims(extent);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
    }

    private void longs(String name, long... values) {
        TensorProto.Builder tensor =
                graph.addInitializerBuilder().setName(name).setDataType(TensorProto.DataType.INT64_VALUE);
        tensor.addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
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
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }

    Path write(Path file) throws IOException {
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(7)
                .setProducerName("phosphene-tests")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build();
        return Files.write(file, model.toByteArray());
    }
}
