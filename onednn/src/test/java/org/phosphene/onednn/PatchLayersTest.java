package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phosphene.onednn.Compared.assertSameScores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.stimulus.Shape;

/** Where a convolution and its pool become a product of patches, and that the scores are right whether or not. */
class PatchLayersTest {
    private static void assertRight(OnnxModel model, boolean patches) {
        assertThat(Fusion.of(GraphReader.read(model.folded(8))).steps())
                .as("a step of patches")
                .satisfies(steps -> assertThat(steps.stream().anyMatch(step -> step instanceof Step.PatchConvolution))
                        .isEqualTo(patches));
        assertSameScores(model);
    }

    private static OnnxModel model(int channels, int height, int width, int kernel, int pool, int outputs) {
        int rows = (height - kernel + 1) / pool;
        int columns = (width - kernel + 1) / pool;
        Sketch sketch = Sketch.of(13, channels, height, width)
                .conv(outputs, channels, kernel, kernel)
                .relu()
                .maxPool(pool)
                .flatten()
                .dense((long) outputs * rows * columns, Sketch.CLASSES);
        Shape shape = Shape.of(channels, height, width);
        return sketch.graph().output(sketch.last(), "N", Sketch.CLASSES).open(new OnnxModel.Choices(shape, null));
    }

    @ParameterizedTest
    @CsvSource({
        // channels, height, width, kernel, pool, outputs
        "1, 12, 16, 3, 2, 8",
        "2, 12, 16, 3, 2, 5",
        "3, 14, 10, 3, 2, 33",
        "4, 12, 12, 3, 2, 8",
        "1, 28, 28, 5, 2, 32",
        "3, 16, 12, 5, 2, 8",
        "4, 12, 14, 5, 2, 8",
        "1, 16, 12, 7, 2, 16",
        "3, 14, 16, 7, 2, 6",
        "1, 15, 12, 4, 3, 8",
        "3, 15, 21, 7, 3, 6",
        "1, 12, 10, 1, 2, 8",
        "1, 12, 16, 3, 1, 8",
        // patches of 5, 7 and 3 values a side are no whole number of pools
        "1, 14, 11, 3, 3, 8",
        "2, 16, 13, 5, 3, 8",
        "1, 13, 17, 2, 2, 8",
        // fewer patches than lie over each other
        "1, 8, 10, 7, 2, 8",
    })
    void asPatches(int channels, int height, int width, int kernel, int pool, int outputs) {
        assertRight(model(channels, height, width, kernel, pool, outputs), true);
    }

    @Test
    void paddedInAFrame() {
        assertRight(image().conv(6, 3, 3, 3).with("pads", 1, 1, 1, 1).maxPool(2).head(6 * 36), true);
        assertRight(image().conv(6, 3, 3, 3).with("pads", 0, 2, 2, 0).maxPool(2).head(6 * 36), true);
        assertRight(image().conv(6, 3, 5, 5).with("pads", 3, 0, 1, 4).maxPool(2).head(6 * 36), true);
    }

    @ParameterizedTest
    @CsvSource({
        // rows or columns that the pool leaves out
        "1, 13, 16, 3, 2, 8",
        "1, 12, 17, 3, 2, 8",
        // more channels
        "5, 12, 16, 3, 2, 8",
        "16, 12, 16, 3, 2, 8",
    })
    void asAConvolution(int channels, int height, int width, int kernel, int pool, int outputs) {
        assertRight(model(channels, height, width, kernel, pool, outputs), false);
    }

    private static Sketch image() {
        return Sketch.of(13, 3, 12, 12);
    }

    @Test
    void withoutBiasOrActivation() {
        Sketch sketch = image();
        assertRight(sketch.node("Conv", sketch.weights(6, 3, 3, 3)).maxPool(2).head(6 * 25), true);
    }

    @Test
    void activationAfterThePool() {
        assertRight(image().conv(6, 3, 3, 3).maxPool(2).relu().head(6 * 25), true);
        assertRight(
                image().conv(6, 3, 3, 3)
                        .maxPool(2)
                        .node("LeakyRelu")
                        .withNumber("alpha", -1)
                        .head(6 * 25),
                true);
    }

    @Test
    void activationsThatRise() {
        for (String function : new String[] {"Tanh", "Sigmoid", "LeakyRelu"}) {
            assertRight(image().conv(6, 3, 3, 3).node(function).maxPool(2).head(6 * 25), true);
        }
    }

    /** max(f(a), f(b)) is not f(max(a, b)). */
    @Test
    void notWithAnActivationThatFalls() {
        assertRight(
                image().conv(6, 3, 3, 3)
                        .node("LeakyRelu")
                        .withNumber("alpha", -0.7)
                        .maxPool(2)
                        .head(6 * 25),
                false);
    }

    @Test
    void notWithStridesHolesOrGroups() {
        assertRight(
                image().conv(6, 3, 2, 2).with("strides", 2, 2).relu().maxPool(2).head(6 * 9), false);
        assertRight(image().conv(6, 3, 3, 3).with("dilations", 2, 2).maxPool(2).head(6 * 16), false);
        assertRight(image().conv(6, 1, 3, 3).with("group", 3).maxPool(2).head(6 * 25), false);
        assertRight(image().conv(6, 3, 3, 5).maxPool(2).head(6 * 20), false);
    }

    @Test
    void notWithAnotherPool() {
        assertRight(
                image().conv(6, 3, 3, 3)
                        .node("AveragePool")
                        .with("kernel_shape", 2, 2)
                        .with("strides", 2, 2)
                        .head(6 * 25),
                false);
        assertRight(
                image().conv(6, 3, 3, 3)
                        .node("MaxPool")
                        .with("kernel_shape", 2, 2)
                        .head(6 * 81),
                false);
        assertRight(
                image().conv(6, 3, 3, 3)
                        .node("MaxPool")
                        .with("kernel_shape", 2, 2)
                        .with("strides", 2, 2)
                        .with("pads", 1, 1, 1, 1)
                        .head(6 * 36),
                false);
        assertRight(
                image().conv(6, 3, 3, 3)
                        .node("MaxPool")
                        .with("kernel_shape", 2, 1)
                        .with("strides", 2, 1)
                        .head(6 * 50),
                false);
    }

    @Test
    void notWhereTheConvolutionIsReadTwice() {
        Sketch sketch = image().conv(6, 3, 3, 3).relu();
        String maps = sketch.last();
        String pooled = sketch.maxPool(2).flatten().last();
        assertRight(
                sketch.from(maps)
                        .flatten()
                        .node("Concat", pooled)
                        .with("axis", 1)
                        .dense(6 * 125, Sketch.CLASSES)
                        .open(),
                false);
    }

    @Test
    void notBehindALayer() {
        assertRight(image().conv(3, 3, 3, 3).conv(6, 3, 3, 3).relu().maxPool(2).head(6 * 16), false);
    }
}
