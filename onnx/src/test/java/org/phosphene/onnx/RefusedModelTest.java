package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.Shape;

/** Whole models that are no classifiers of images: refused, with one line that says why. */
class RefusedModelTest {
    private final LinearClassifier truth = LinearClassifier.of(Shape.of(3, 5, 6), 10);

    @Test
    void twoInputs() {
        OnnxGraph graph = ModelCases.imageGraph(OnnxGraph.create(), truth, 1).input("mask", 1, 3, 5, 6);
        refused(graph, "it has 2 inputs [image, mask], an image classifier has one");
    }

    @Test
    void imageToImage() {
        refused(
                OnnxGraph.create()
                        .input("image", "N", 3, 5, 6)
                        .node("Relu", "other", "image")
                        .output("other", "N", 3, 5, 6),
                "its output is not one score for each class: other 1x3x5x6 for 1 image");
    }

    @Test
    void imageToImageInBatches() {
        refused(
                OnnxGraph.create()
                        .input("image", 8, 3, 5, 6)
                        .node("Relu", "other", "image")
                        .output("other", 8, 3, 5, 6),
                "other 8x3x5x6 for 8 images");
    }

    @Test
    void oneScore() {
        refused(
                ModelCases.imageGraph(OnnxGraph.create(), LinearClassifier.of(truth.shape(), 1), 8),
                "scores 8x1 for 8 images; at least 2 classes are needed");
    }

    @Test
    void mapsOnly() {
        refused(OtherGraphs.mapsOnly(truth), "no output of numbers for 1 image");
    }

    /** One row of scores, however many images there are. */
    @Test
    void oneAnswerForAll() {
        OnnxGraph graph = ModelCases.bare(truth, 8)
                .node("ReduceMean", "mean", "linear")
                .withList("axes", 0)
                .output("mean", 1, 10);
        refused(graph, "mean 1x10 for 8 images");
    }

    @Test
    void inputOfText() {
        refused(
                OnnxGraph.create()
                        .input("words", TensorProto.DataType.STRING, "N", 10)
                        .node("Identity", "same", "words")
                        .output("same", TensorProto.DataType.STRING, "N", 10),
                "its input 'words' is not a tensor of numbers that an image can fill");
    }

    @Test
    void inputOfWholeNumbers() {
        refused(
                OnnxGraph.create()
                        .input("tokens", TensorProto.DataType.INT64, "N", 10)
                        .node("Identity", "same", "tokens")
                        .output("same", TensorProto.DataType.INT64, "N", 10),
                "its input 'tokens' is not a tensor of numbers that an image can fill");
    }

    @Test
    void video() {
        refused(copying(1, 3, 16, 32, 32), "an input of extents 1x3x16x32x32 is not one of images");
    }

    @Test
    void noExtents() {
        refused(copying(), "an input of extents  is not one of images");
    }

    @Test
    void rowsOfAnyLength() {
        refused(copying("N", "values"), "the model takes rows of any length: say how long with --shape");
    }

    @Test
    void hugeExtent() {
        refused(copying("N", 1L << 40), "an extent of 1099511627776 is larger than an image can have");
        refused(copying("N", 3, 1L << 32, 5), "an extent of 4294967296 is larger than an image can have");
        refused(copying("N", 3, 1 << 20, 1 << 20), "the product at most 67108864");
    }

    @Test
    void hugeBatch() {
        refused(copying(1L << 32, 3, 5, 6), "it takes 4294967296 images of 3x5x6 at a time, at most 1024 images");
        refused(copying(1000, 3, 1000, 1000), "it takes 1000 images of 3x1000x1000 at a time");
    }

    @Test
    void otherShapeThanChosen() {
        OnnxModel.Choices choices = new OnnxModel.Choices(Shape.of(3, 6, 6), null);
        assertThatThrownBy(() ->
                        ModelCases.imageGraph(OnnxGraph.create(), truth, 1).open(choices))
                .isInstanceOf(ModelException.class)
                .hasMessage("model.onnx: the model takes 3x5x6 (declared 1x3x5x6), not 3x6x6");
    }

    @Test
    void otherOutputThanChosen() {
        OnnxGraph graph = ModelCases.imageGraph(OnnxGraph.create(), truth, 2).output("row", 2, 90);
        assertThatThrownBy(() -> graph.open(new OnnxModel.Choices(null, "logits")))
                .isInstanceOf(ModelException.class)
                .hasMessage("model.onnx: it has no output 'logits' of numbers, only [scores, row]");
        assertThat(graph.open(new OnnxModel.Choices(null, "row")).contract().classes())
                .isEqualTo(90);
    }

    @Test
    void chosenOutputIsNoRow() {
        OnnxGraph graph = ModelCases.imageGraph(OnnxGraph.create(), truth, 1)
                .node("Relu", "inner", "image")
                .output("inner", 1, 3, 5, 6);
        assertThatThrownBy(() -> graph.open(new OnnxModel.Choices(null, "inner")))
                .isInstanceOf(ModelException.class)
                .hasMessage("model.onnx: its output 'inner' is not one score for each class: 1x3x5x6");
    }

    @Test
    void unknownOperator() {
        refused(
                OnnxGraph.create()
                        .input("image", 1, 90)
                        .node("Dream", "scores", "image")
                        .output("scores", 1, 90),
                "ONNX Runtime refuses the model (");
    }

    @Test
    void laterOperatorSet() {
        refused(
                ModelCases.imageGraph(OnnxGraph.create().importing("", 99), truth, 1),
                "ONNX Runtime refuses the model (");
    }

    /** Its declarations are right, but it fails when it is run. */
    @Test
    void failsOnEveryImage() {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", "N", "C", "H", "W")
                .longs("rows", -1, 91)
                .node("Reshape", "scores", "image", "rows")
                .output("scores", "N", 91);
        refused(graph, "Reshape");
    }

    private static OnnxGraph copying(Object... extents) {
        return OnnxGraph.create()
                .input("image", extents)
                .node("Identity", "same", "image")
                .output("same", extents);
    }

    private static void refused(OnnxGraph graph, String why) {
        assertThatThrownBy(graph::open)
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("model.onnx: ")
                .hasMessageContaining(why)
                .message()
                .matches("\\P{Cntrl}+");
    }
}
