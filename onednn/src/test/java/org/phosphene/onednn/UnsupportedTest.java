package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.phosphene.onnx.ModelException;
import org.phosphene.onnx.OnnxGraph;
import org.phosphene.onnx.OnnxModel;

/** What is not compiled is refused by name, and ONNX Runtime takes it over. */
class UnsupportedTest {
    private static void refused(OnnxModel model, String... named) {
        assertThatThrownBy(() -> OnednnModel.compile(model, Compared.UNIT).close())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContainingAll(named)
                .message()
                .matches("\\P{Cntrl}+");
        EngineChoice auto = choice(model, EngineChoice.Kind.AUTO);
        assertThat(auto.engine()).isInstanceOf(OnnxRuntimeEngine.class);
        assertThat(auto.agreement()).isEmpty();
        assertThat(auto.notes()).singleElement().satisfies(note -> assertThat(note)
                .startsWith("engine ONNX Runtime: ")
                .contains(named)
                .matches("\\P{Cntrl}+"));
        assertThatThrownBy(() -> choice(model, EngineChoice.Kind.ONEDNN))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("model.onnx: not compiled, ")
                .hasMessageContainingAll(named)
                .hasMessageEndingWith("; use --engine onnx")
                .message()
                .matches("\\P{Cntrl}+");
    }

    private static EngineChoice choice(OnnxModel model, EngineChoice.Kind kind) {
        EngineChoice.Wish wish = new EngineChoice.Wish(kind, Optional.empty(), false, false);
        return EngineChoice.of(model, Compared.UNIT, Compared.noise(model), wish, 100_000);
    }

    @Test
    void operators() {
        refused(Sketch.colour().node("Elu").conv(6, 3, 3, 3).head(6 * 56), "Elu 'elu0_node'");
        Sketch resized = Sketch.colour();
        refused(
                resized.node("Resize", "", resized.floats(new float[] {1, 1, 2, 2}, 4))
                        .head(3 * 20 * 18),
                "Resize");
    }

    /** Rows of the image as time: the operator is named, not the transpose before it. */
    @Test
    void recurrent() {
        for (String operator : new String[] {"RNN", "LSTM", "GRU"}) {
            long gates = operator.equals("RNN") ? 1 : operator.equals("LSTM") ? 4 : 3;
            Sketch sketch = Sketch.of(13, 10, 9).node("Transpose").with("perm", 1, 0, 2);
            sketch.node(operator, sketch.weights(1, 8 * gates, 9), sketch.weights(1, 8 * gates, 8))
                    .with("hidden_size", 8);
            sketch.node("Squeeze", sketch.longs(1)).node("Transpose").with("perm", 1, 0, 2);
            refused(sketch.head(80), operator + " '");
        }
    }

    @Test
    void operatorOfAnotherDomain() {
        OnnxGraph graph = OnnxGraph.create().importing("com.microsoft", 1).input("image", "N", 3, 10, 9);
        Sketch sketch = Sketch.of(graph).node("Gelu");
        graph.inDomain("com.microsoft");
        refused(sketch.head(270), "com.microsoft.Gelu", "not an operator of the ONNX standard");
    }

    @Test
    void softmaxInside() {
        refused(
                Sketch.colour()
                        .flatten()
                        .dense(270, 20)
                        .node("Softmax")
                        .dense(20, Sketch.CLASSES)
                        .open(),
                "Softmax 'softmax",
                "inside");
    }

    /** Every score is 1 then: the largest is the first class, whatever goes in. */
    @Test
    void softmaxOverOneValue() {
        Sketch sketch = Sketch.colour().flatten().dense(270, Sketch.CLASSES);
        sketch.node("Unsqueeze", sketch.longs(1)).node("Softmax").with("axis", 1);
        OnnxModel model =
                sketch.graph().output(sketch.last(), "N", 1, Sketch.CLASSES).open();
        refused(model, "Softmax");
    }

    @Test
    void convolutionInOneDimension() {
        Sketch sketch = Sketch.of(13, 784);
        refused(
                sketch.node("Reshape", sketch.longs(-1, 1, 784))
                        .node("Conv", sketch.weights(4, 1, 5))
                        .head(4 * 780),
                "Conv 'conv",
                "1 dimension");
        Sketch pooled = Sketch.of(13, 10, 9);
        refused(pooled.node("MaxPool").withList("kernel_shape", 3).head(70), "MaxPool", "1 dimension");
    }

    @Test
    void images() {
        refused(
                Sketch.colour()
                        .flatten()
                        .node("Transpose")
                        .with("perm", 1, 0)
                        .node("Tanh")
                        .node("Transpose")
                        .with("perm", 1, 0)
                        .dense(270, Sketch.CLASSES)
                        .open(),
                "Transpose");
        Sketch mixed = Sketch.colour();
        refused(
                mixed.node("Reshape", mixed.longs(-1, 9))
                        .relu()
                        .node("Reshape", mixed.longs(-1, 270))
                        .dense(270, 5)
                        .open(),
                "Reshape");
    }

    @Test
    void productsOfTensors() {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3);
        String maps = sketch.last();
        refused(sketch.node("Sigmoid").node("Mul", maps).head(6 * 56), "Mul 'mul", "two tensors");
        Sketch larger = Sketch.colour();
        refused(larger.node("GlobalAveragePool").node("Add", "image").head(270), "Add", "different extents");
        Sketch matrices = Sketch.colour().flatten().dense(270, 5);
        String row = matrices.last();
        matrices.node("Unsqueeze", matrices.longs(1)).last();
        String flat = matrices.last();
        String column = matrices.from(row).node("Unsqueeze", matrices.longs(2)).last();
        refused(matrices.nodeOf("MatMul", column, flat).flatten().dense(25, 5).open(), "MatMul");
    }

    @Test
    void otherWaysToUseAnOperator() {
        Sketch divided = Sketch.colour();
        refused(divided.nodeOf("Div", divided.positives(), "image").head(270), "Div", "constant first");
        refused(Sketch.colour().node("ReduceMean").with("axes", 1, 3).head(10), "ReduceMean", "rows and columns");
        refused(
                Sketch.of(13, 3, 11, 10)
                        .conv(4, 3, 3, 3)
                        .node("AveragePool")
                        .with("kernel_shape", 2, 2)
                        .with("strides", 2, 2)
                        .with("count_include_pad", 1)
                        .with("ceil_mode", 1)
                        .head(4 * 20),
                "AveragePool",
                "hangs over");
        Sketch grown = Sketch.of(13, 1, 10, 9);
        refused(grown.node("Add", grown.factors(3, 1, 1)).head(270), "Add", "larger");
    }

    /** ONNX Runtime joins it with a transpose before it, so a graph of it alone is read as it is. */
    @Test
    void turnedImagesTimesWeights() {
        Sketch sketch = Sketch.of(OnnxGraph.create().input("image", 8, 8));
        sketch.node("Gemm", sketch.weights(8, 5)).with("transA", 1);
        var proto = sketch.graph().output(sketch.last(), 8, 5).proto();
        assertThatThrownBy(() -> GraphReader.read(proto))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageStartingWith("Gemm 'gemm");
    }

    /** Folding the graph for a number of images makes such constants. */
    @Test
    void constantForEachImage() {
        Sketch sketch = Sketch.colour().flatten().dense(270, 20);
        String row = sketch.last();
        TensorProto one = TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(1)
                .addFloatData(0.25f)
                .build();
        sketch.node("Shape").node("ConstantOfShape");
        sketch.graph().with("value", one);
        refused(sketch.node("Add", row).node("Tanh").dense(20, Sketch.CLASSES).open(), "Add", "each image");
    }

    @Test
    void inputsThatAreNotFloats() {
        for (TensorProto.DataType type :
                new TensorProto.DataType[] {TensorProto.DataType.UINT8, TensorProto.DataType.FLOAT16}) {
            OnnxGraph graph = OnnxGraph.create().input("image", type, "N", 3, 10, 9);
            Sketch sketch = Sketch.of(graph).node("Cast").with("to", TensorProto.DataType.FLOAT.getNumber());
            refused(sketch.conv(6, 3, 3, 3).head(6 * 56), "an input of type " + type);
        }
    }

    @Test
    void fixedNumbersOfImages() {
        OnnxGraph graph = OnnxGraph.create().input("image", 4, 3, 10, 9);
        Sketch sketch = Sketch.of(graph);
        sketch.node("Reshape", sketch.longs(4, 270)).dense(270, Sketch.CLASSES);
        OnnxModel model = graph.output(sketch.last(), 4, Sketch.CLASSES).open();
        assertThat(model.contract().batch()).isEqualTo(4);
        refused(model, "in fixed numbers");
    }

    /** A name in the file may hold anything. */
    @Test
    void namesArePrintedWithoutControlCharacters() {
        OnnxGraph graph = OnnxGraph.create().input("image", "N", 3, 10, 9).node("Elu", "bad\u001b[31m\nname", "image");
        Sketch sketch = Sketch.of(graph).from("bad\u001b[31m\nname");
        refused(sketch.head(270), "Elu 'bad?[31m?name_node'");
    }
}
