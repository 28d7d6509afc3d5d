package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phosphene.onednn.Compared.assertSameScores;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phosphene.onnx.OnnxModel;

/** Which steps are joined, and that nothing is joined which another step reads. */
class FusionTest {
    private static List<String> steps(OnnxModel model) {
        return Fusion.of(GraphReader.read(model.folded(8))).steps().stream()
                .map(step -> step.getClass().getSimpleName())
                .toList();
    }

    @Test
    void activationAndSumInTheConvolution() {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3).relu();
        String in = sketch.last();
        OnnxModel model = sketch.conv(6, 6, 3, 3)
                .with("pads", 1, 1, 1, 1)
                .node("Add", in)
                .relu()
                .head(6 * 8 * 7);
        assertThat(steps(model)).containsExactly("Convolution", "Convolution", "Reshape", "Dense");
        assertSameScores(model);
    }

    @Test
    void activationInTheDenseLayer() {
        OnnxModel model = Sketch.colour()
                .flatten()
                .dense(270, 20)
                .relu()
                .dense(20, Sketch.CLASSES)
                .open();
        assertThat(steps(model)).containsExactly("Reshape", "Dense", "Dense");
    }

    /** The sum of pools keeps its activation. */
    @Test
    void activationInTheSum() {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3).node("Tanh");
        String maps = sketch.last();
        String mean = sketch.node("AveragePool")
                .with("kernel_shape", 2, 2)
                .with("strides", 2, 2)
                .last();
        OnnxModel model = sketch.from(maps).maxPool(2).node("Add", mean).relu().head(6 * 4 * 3);
        assertThat(steps(model)).containsExactly("Convolution", "Pool", "Pool", "Sum", "Reshape", "Dense");
        assertSameScores(model);
    }

    /** What comes before the activation is read again, by a pool and by a sum. */
    @Test
    void notWhereTheTensorBeforeIsReadToo() {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3);
        String before = sketch.last();
        String after = sketch.relu().maxPool(2).last();
        OnnxModel model =
                sketch.from(before).maxPool(2).node("Add", after).node("Tanh").head(6 * 4 * 3);
        assertThat(steps(model)).contains("Activate");
        assertSameScores(model);
    }

    @Test
    void notWhereADenseLayerIsReadTwice() {
        Sketch sketch = Sketch.colour().flatten().dense(270, 20);
        String before = sketch.last();
        OnnxModel model = sketch.relu()
                .node("Concat", before)
                .with("axis", 1)
                .dense(40, Sketch.CLASSES)
                .open();
        assertThat(steps(model)).containsExactly("Reshape", "Dense", "Activate", "Concatenation", "Dense");
        assertSameScores(model);
    }

    /** Sum and activation of one convolution, where the sum is read before the activation, too. */
    @Test
    void notWhereTheSumIsReadTwice() {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3).relu();
        String in = sketch.last();
        String sum =
                sketch.conv(6, 6, 3, 3).with("pads", 1, 1, 1, 1).node("Add", in).last();
        OnnxModel model = sketch.relu()
                .conv(6, 6, 3, 3)
                .with("pads", 1, 1, 1, 1)
                .node("Add", sum)
                .head(6 * 8 * 7);
        assertThat(steps(model)).contains("Activate").doesNotContain("Sum");
        assertSameScores(model);
    }

    /** A convolution whose output is in two sums may go into neither. */
    @Test
    void notWhereTheConvolutionIsInTwoSums() {
        Sketch sketch = Sketch.colour();
        String one = sketch.conv(6, 3, 3, 3).last();
        String two = sketch.from("image").conv(6, 3, 3, 3).last();
        String sum = sketch.node("Add", one).relu().last();
        OnnxModel model = sketch.from(two).node("Tanh").node("Add", sum).head(6 * 8 * 7);
        assertSameScores(model);
    }

    /** The other summand is made after the convolution. */
    @Test
    void sumWithSomethingLater() {
        Sketch sketch = Sketch.colour();
        String one = sketch.conv(6, 3, 3, 3).last();
        String pooled = sketch.from("image")
                .node("MaxPool")
                .with("kernel_shape", 3, 3)
                .node("Concat", "image2")
                .with("axis", 1)
                .last();
        Sketch copy = sketch.from("image").node("AveragePool").with("kernel_shape", 3, 3);
        String mean = copy.last();
        // the tensor that was named ahead of its node
        sketch.graph().node("Identity", "image2", mean);
        OnnxModel model = sketch.from(pooled).node("Add", one).relu().head(6 * 8 * 7);
        assertSameScores(model);
    }

    /** The scores themselves are read by an activation that leads nowhere else. */
    @Test
    void severalActivationsOfOneConvolution() {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3);
        String before = sketch.last();
        String one = sketch.relu().last();
        String two = sketch.from(before).node("Tanh").last();
        String three =
                sketch.from(before).node("LeakyRelu").withNumber("alpha", -1).last();
        assertSameScores(
                sketch.nodeOf("Concat", one, two, three, before).with("axis", 1).head(4 * 6 * 8 * 7));
    }

    /** A tensor that is read by much later steps keeps its memory until then. */
    @Test
    void memoryIsNotGivenAwayTooEarly() {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3);
        String first = sketch.last();
        String flat = sketch.flatten().last();
        sketch.from(first);
        for (int i = 0; i < 6; i++) {
            sketch.conv(6, 6, 3, 3).with("pads", 1, 1, 1, 1).relu();
        }
        assertSameScores(sketch.flatten()
                .node("Concat", flat, flat)
                .with("axis", 1)
                .dense(3 * 6 * 8 * 7, Sketch.CLASSES)
                .open());
    }

    @Test
    void whatLeadsNowhereIsLeftOut() {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3);
        String maps = sketch.last();
        sketch.node("Tanh");
        OnnxModel model = sketch.from(maps).relu().head(6 * 8 * 7);
        assertThat(steps(model)).containsExactly("Convolution", "Reshape", "Dense");
        assertSameScores(model);
    }
}
