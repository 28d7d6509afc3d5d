package org.phosphene.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import java.util.List;
import org.phosphene.stimulus.Shape;

/** Linear classifiers whose scores come out in unusual forms or company. */
final class OutputCases {
    private static final LinearClassifier TRUTH = LinearClassifier.of(Shape.of(3, 5, 6), 10);

    private OutputCases() {}

    static List<ModelCase> all() {
        return List.of(
                beside("inner", "inner tensor after the scores", innerToo(true)).freed(),
                beside("inner", "inner tensor before the scores", innerToo(false))
                        .freed(),
                beside("scores", "scores chosen by name", probabilitiesToo())
                        .chosen(null, "linear")
                        .output("linear"),
                beside("linear", "probabilities beside scores", probabilitiesToo())
                        .probabilities(),
                beside("label", "label beside probabilities", labelled()).probabilities(),
                beside("maps", "maps beside scores", OtherGraphs.mapsToo(TRUTH)).freed(),
                new ModelCase("scores as a tall image", tall(), TRUTH).freed(),
                new ModelCase("extents of the output not declared", silent(), TRUTH).freed());
    }

    private static ModelCase beside(String other, String name, OnnxGraph graph) {
        return new ModelCase(name, graph, TRUTH).others(other);
    }

    /** With an inner tensor as an output whose declared extents are wrong. */
    private static OnnxGraph innerToo(boolean after) {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", 1, 3, 5, 6)
                .node("Flatten", "row", "image")
                .node("Relu", "inner", "row");
        TRUTH.addTo(graph, Layout.NCHW, "row", "scores");
        return after
                ? graph.output("scores", 1, 10).output("inner", 64, 90)
                : graph.output("inner", 64, 90).output("scores", 1, 10);
    }

    private static OnnxGraph probabilitiesToo() {
        return ModelCases.bare(TRUTH, "N")
                .node("Softmax", "scores", "linear")
                .output("scores", "N", 10)
                .output("linear", "N", 10);
    }

    private static OnnxGraph labelled() {
        return ModelCases.bare(TRUTH, "N")
                .node("ArgMax", "label", "linear")
                .with("axis", 1)
                .with("keepdims", 0)
                .node("Softmax", "scores", "linear")
                .output("label", TensorProto.DataType.INT64, "N")
                .output("scores", "N", 10);
    }

    private static OnnxGraph tall() {
        return ModelCases.bare(TRUTH, 1)
                .longs("tall", 0, 10, 1, 1)
                .node("Reshape", "scores", "linear", "tall")
                .output("scores", 1, 10, 1, 1);
    }

    private static OnnxGraph silent() {
        TypeProto.Tensor noExtents = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                .build();
        return ModelCases.bare(TRUTH, 1)
                .node("Identity", "scores", "linear")
                .output(
                        "scores",
                        TypeProto.newBuilder().setTensorType(noExtents).build());
    }
}
