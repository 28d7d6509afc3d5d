package org.phosphene.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.stream.Stream;
import org.phosphene.stimulus.Shape;

/** Linear classifiers in all the forms in which a stranger's file may hold them. */
final class ModelCases {
    private static final LinearClassifier DIGITS = LinearClassifier.of(Shape.of(1, 28, 28), 10);
    private static final LinearClassifier GREY = LinearClassifier.of(Shape.of(1, 4, 4), 7);
    private static final LinearClassifier COLOUR = LinearClassifier.of(Shape.of(3, 5, 6), 10);
    private static final LinearClassifier SQUARE = LinearClassifier.of(Shape.of(3, 4, 4), 10);

    private ModelCases() {}

    static List<ModelCase> all() {
        return Stream.of(images(), rows(), unbatched(), stuck(), OutputCases.all(), types(), shapes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ModelCase> images() {
        return List.of(
                image("grey, any batch", DIGITS, "N"),
                image("grey, batch declared 1", DIGITS, 1).freed(),
                image("grey, batch declared 8", DIGITS, 8).freed(),
                image("colour, any batch", COLOUR, "N"),
                image("colour, batch declared 1", COLOUR, 1).freed(),
                new ModelCase(
                                "weights listed as inputs, file format 3",
                                imageGraph(OnnxGraph.create(), COLOUR, 1).ir(3).weightsAsInputs(),
                                COLOUR)
                        .freed(),
                channelsLast("channels last, any batch", COLOUR, "N"),
                channelsLast("channels last, batch declared 1", COLOUR, 1).freed(),
                channelsLast("channels last, grey", DIGITS, "N"),
                new ModelCase(
                                "inner extents declared",
                                imageGraph(OnnxGraph.create(), COLOUR, 1).inner("row", 1, 90),
                                COLOUR)
                        .freed(),
                linear("no channel, any batch", DIGITS, "N", 28, 28),
                linear("no channel, batch declared 1", DIGITS, 1, 28, 28).freed());
    }

    private static List<ModelCase> rows() {
        return List.of(
                linear("row of 784", DIGITS, "N", 784).flat(),
                linear("row of 784, batch declared 1", DIGITS, 1, 784).flat().freed(),
                linear("784 by 1", DIGITS, 1, 784, 1).flat().freed(),
                linear("1 by 784", DIGITS, "N", 1, 784).flat(),
                linear("row of a colour image", SQUARE, "N", 48).flat(),
                linear("row that is no image", LinearClassifier.of(Shape.of(1, 1, 10), 3), "N", 10)
                        .flat(),
                linear("row of chosen shape", COLOUR, "N", 90).flat().chosen(COLOUR.shape(), null),
                linear("1 by open length", COLOUR, "N", 1, "values").flat().chosen(COLOUR.shape(), null),
                linear("row of open length", COLOUR, "N", "values").flat().chosen(COLOUR.shape(), null));
    }

    private static List<ModelCase> unbatched() {
        OnnxGraph image = OnnxGraph.create()
                .input("image", 3, 5, 6)
                .longs("one_row", 1, -1)
                .node("Reshape", "row", "image", "one_row");
        OnnxGraph row = OnnxGraph.create()
                .input("image", 784)
                .floats("weights", DIGITS.matrix(Layout.FLAT), 784, 10)
                .node("MatMul", "matched", "image", "weights")
                .node("Add", "scores", "matched", "biases")
                .output("scores", 10);
        return List.of(
                new ModelCase(
                                "one image",
                                COLOUR.addTo(image, Layout.NCHW, "row", "scores")
                                        .output("scores", 1, 10),
                                COLOUR)
                        .unbatched(),
                new ModelCase("one row", DIGITS.addBiases(row), DIGITS).flat().unbatched());
    }

    /** Models that take no other batch than the declared one, or would answer otherwise in one. */
    private static List<ModelCase> stuck() {
        return List.of(
                reshaped("reshaped to one row", 1).fixed(1),
                reshaped("reshaped to eight rows", 8).fixed(8),
                new ModelCase("images of a batch affect each other", coupled(1), COLOUR)
                        .fixed(1)
                        .times(2),
                new ModelCase("images of an open batch affect each other", coupled("N"), COLOUR)
                        .fixed(1)
                        .times(2));
    }

    private static ModelCase reshaped(String name, int batch) {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", batch, 3, 5, 6)
                .longs("rows", batch, -1)
                .node("Reshape", "row", "image", "rows");
        return new ModelCase(
                name, COLOUR.addTo(graph, Layout.NCHW, "row", "scores").output("scores", batch, 10), COLOUR);
    }

    /** The mean over the batch is added to the scores: alone, an image's scores are doubled. */
    private static OnnxGraph coupled(Object batch) {
        OnnxGraph graph = OnnxGraph.create().input("image", batch, 3, 5, 6).node("Flatten", "row", "image");
        return COLOUR.addTo(graph, Layout.NCHW, "row", "linear")
                .node("ReduceMean", "mean", "linear")
                .withList("axes", 0)
                .node("Add", "scores", "linear", "mean")
                .output("scores", batch, 10);
    }

    private static List<ModelCase> types() {
        ModelCase bytes = new ModelCase("bytes", bytes(), COLOUR).type("UINT8").layout(Layout.NHWC);
        return List.of(
                new ModelCase("double precision", cast(TensorProto.DataType.DOUBLE, "N"), COLOUR).type("DOUBLE"),
                new ModelCase("half precision", cast(TensorProto.DataType.FLOAT16, 1), COLOUR)
                        .type("FLOAT16")
                        .freed(),
                bytes.freed().shown(Preprocessing.of(0, 8)));
    }

    /** Takes and gives a type, and is single precision inside. */
    private static OnnxGraph cast(TensorProto.DataType type, Object batch) {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", type, batch, 3, 5, 6)
                .node("Cast", "single", "image")
                .with("to", TensorProto.DataType.FLOAT_VALUE)
                .node("Flatten", "row", "single");
        return COLOUR.addTo(graph, Layout.NCHW, "row", "linear")
                .node("Cast", "scores", "linear")
                .with("to", type.getNumber())
                .output("scores", type, batch, 10);
    }

    private static OnnxGraph bytes() {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", TensorProto.DataType.UINT8, 1, 5, 6, 3)
                .node("Cast", "single", "image")
                .with("to", TensorProto.DataType.FLOAT_VALUE)
                .floats("eighth", new float[] {0.125f}, 1)
                .node("Mul", "scaled", "single", "eighth")
                .node("Flatten", "row", "scaled");
        return COLOUR.addTo(graph, Layout.NHWC, "row", "scores").output("scores", 1, 10);
    }

    private static List<ModelCase> shapes() {
        LinearClassifier means = LinearClassifier.of(Shape.of(3, 1, 1), 10);
        LinearClassifier small = LinearClassifier.ofChannelMeans(Shape.of(3, 4, 8), means);
        LinearClassifier grey = LinearClassifier.of(Shape.of(1, 1, 16), 7);
        return List.of(
                pooled("open height and width", means, small, "N", 3, "H", "W"),
                pooled("open height and width, batch declared 1", means, small, 1, 3, "H", "W")
                        .freed(),
                pooled("everything open", means, small, "N", "C", "H", "W"),
                linear("grey image of one row", grey, "N", 1, 1, 16),
                image("thousand classes", LinearClassifier.of(Shape.of(3, 8, 8), 1000), 1)
                        .freed(),
                image("seven classes in small images", GREY, 7).freed());
    }

    private static ModelCase pooled(String name, LinearClassifier ofMeans, LinearClassifier truth, Object... extents) {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", extents)
                .node("GlobalAveragePool", "means", "image")
                .node("Flatten", "row", "means");
        ofMeans.addTo(graph, Layout.NCHW, "row", "scores").output("scores", extents[0], 10);
        return new ModelCase(name, graph, truth).chosen(truth.shape(), null);
    }

    private static ModelCase channelsLast(String name, LinearClassifier truth, Object batch) {
        Shape shape = truth.shape();
        OnnxGraph graph = OnnxGraph.create()
                .input("image", batch, shape.height(), shape.width(), shape.channels())
                .node("Flatten", "row", "image");
        truth.addTo(graph, Layout.NHWC, "row", "scores").output("scores", batch, truth.classes());
        return new ModelCase(name, graph, truth).layout(Layout.NHWC);
    }

    private static ModelCase linear(String name, LinearClassifier truth, Object... extents) {
        OnnxGraph graph = OnnxGraph.create().input("image", extents).node("Flatten", "row", "image");
        truth.addTo(graph, Layout.NCHW, "row", "scores").output("scores", extents[0], truth.classes());
        return new ModelCase(name, graph, truth);
    }

    private static ModelCase image(String name, LinearClassifier truth, Object batch) {
        return new ModelCase(name, imageGraph(OnnxGraph.create(), truth, batch), truth);
    }

    /** Images as NCHW, flattened and matched. */
    static OnnxGraph imageGraph(OnnxGraph graph, LinearClassifier truth, Object batch) {
        Shape shape = truth.shape();
        graph.input("image", batch, shape.channels(), shape.height(), shape.width())
                .node("Flatten", "row", "image");
        return truth.addTo(graph, Layout.NCHW, "row", "scores").output("scores", batch, truth.classes());
    }

    /** The same up to a tensor 'linear', without an output. */
    static OnnxGraph bare(LinearClassifier truth, Object batch) {
        Shape shape = truth.shape();
        OnnxGraph graph = OnnxGraph.create()
                .input("image", batch, shape.channels(), shape.height(), shape.width())
                .node("Flatten", "row", "image");
        return truth.addTo(graph, Layout.NCHW, "row", "linear");
    }
}
