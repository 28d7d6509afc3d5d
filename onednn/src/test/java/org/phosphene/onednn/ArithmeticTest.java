package org.phosphene.onednn;

import static org.phosphene.onednn.Compared.assertSameScores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Constants, normalisation and sums. */
class ArithmeticTest {
    private static final String[] OPERATORS = {"Add", "Sub", "Mul", "Div"};

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Sub", "Mul", "Div"})
    void constantOnTheImage(String operator) {
        Sketch one = Sketch.colour();
        assertSameScores(
                one.node(operator, one.positives()).conv(6, 3, 3, 3).relu().head(6 * 8 * 7));
        Sketch channels = Sketch.colour();
        assertSameScores(channels.node(operator, channels.factors(3, 1, 1))
                .conv(6, 3, 3, 3)
                .relu()
                .head(6 * 8 * 7));
        Sketch whole = Sketch.colour();
        assertSameScores(whole.node(operator, whole.factors(1, 3, 10, 9))
                .conv(6, 3, 3, 3)
                .relu()
                .head(6 * 8 * 7));
    }

    /** 10 channels are no whole number of the blocks that kernels like. */
    @ParameterizedTest
    @ValueSource(strings = {"Add", "Sub", "Mul", "Div"})
    void constantAfterAPool(String operator) {
        Sketch sketch = Sketch.colour().conv(10, 3, 3, 3).relu().maxPool(2);
        assertSameScores(sketch.node(operator, sketch.factors(10, 1, 1))
                .node(operator, sketch.positives(1))
                .node(operator, sketch.factors(10, 4, 3))
                .node(operator, sketch.factors(3))
                .conv(7, 10, 3, 3)
                .head(7 * 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Sub", "Mul", "Div"})
    void constantOnRowsAndScores(String operator) {
        Sketch sketch = Sketch.colour().flatten().dense(270, 20).node("Tanh");
        assertSameScores(sketch.node(operator, sketch.factors(20))
                .dense(20, Sketch.CLASSES)
                .node("Tanh")
                .node(operator, sketch.factors(1, Sketch.CLASSES))
                .open());
    }

    @Test
    void constantFirst() {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3).relu().maxPool(2);
        sketch.nodeOf("Mul", sketch.factors(6, 1, 1), sketch.last());
        sketch.nodeOf("Add", sketch.factors(), sketch.last());
        assertSameScores(sketch.head(6 * 4 * 3));
    }

    private static Sketch normalised(Sketch sketch, int channels) {
        return sketch.node(
                        "BatchNormalization",
                        sketch.factors(channels),
                        sketch.factors(channels),
                        sketch.factors(channels),
                        sketch.positives(channels))
                .withNumber("epsilon", 1e-3);
    }

    @Test
    void normalisedImage() {
        assertSameScores(normalised(Sketch.colour(), 3).conv(6, 3, 3, 3).relu().head(6 * 8 * 7));
    }

    @Test
    void normalisedAfterAPool() {
        assertSameScores(normalised(Sketch.colour().conv(10, 3, 3, 3).relu().maxPool(2), 10)
                .relu()
                .conv(7, 10, 3, 3)
                .head(7 * 2));
    }

    @Test
    void normalisedAfterAConvolution() {
        assertSameScores(
                normalised(Sketch.colour().conv(10, 3, 3, 3), 10).relu().head(10 * 8 * 7));
    }

    @Test
    void normalisedBeforeAConvolution() {
        assertSameScores(normalised(Sketch.colour().conv(10, 3, 3, 3).relu(), 10)
                .conv(8, 10, 3, 3)
                .head(8 * 6 * 5));
    }

    @Test
    void normalisedRow() {
        assertSameScores(normalised(Sketch.colour().flatten().dense(270, 20).node("Tanh"), 20)
                .dense(20, Sketch.CLASSES)
                .open());
    }

    /** As residual networks do: what comes in is added to what two convolutions make of it. */
    @Test
    void residual() {
        Sketch sketch = Sketch.colour().conv(12, 3, 3, 3).relu();
        for (int block = 0; block < 2; block++) {
            String in = sketch.last();
            sketch.conv(12, 12, 3, 3)
                    .with("pads", 1, 1, 1, 1)
                    .relu()
                    .conv(12, 12, 3, 3)
                    .with("pads", 1, 1, 1, 1)
                    .node("Add", in)
                    .relu();
        }
        assertSameScores(sketch.node("GlobalAveragePool").head(12));
    }

    @Test
    void ofTwoConvolutions() {
        Sketch sketch = Sketch.colour();
        String one = sketch.conv(6, 3, 3, 3).last();
        assertSameScores(
                sketch.from("image").conv(6, 3, 3, 3).node("Add", one).relu().head(6 * 8 * 7));
    }

    @Test
    void withTheImage() {
        Sketch sketch = Sketch.colour().conv(3, 3, 3, 3).with("pads", 1, 1, 1, 1);
        assertSameScores(sketch.node("Add", "image").relu().head(270));
        Sketch first = Sketch.colour().conv(3, 3, 3, 3).with("pads", 1, 1, 1, 1);
        assertSameScores(first.nodeOf("Add", "image", first.last()).head(270));
    }

    @Test
    void ofATensorWithItself() {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3);
        assertSameScores(sketch.node("Add", sketch.last()).relu().head(6 * 8 * 7));
        Sketch image = Sketch.colour();
        assertSameScores(image.node("Add", "image").conv(6, 3, 3, 3).head(6 * 8 * 7));
    }

    /** The convolution is also read by another. */
    @Test
    void ofAConvolutionUsedTwice() {
        Sketch sketch = Sketch.colour();
        String one = sketch.conv(6, 3, 3, 3).last();
        assertSameScores(sketch.conv(6, 6, 3, 3)
                .with("pads", 1, 1, 1, 1)
                .node("Add", one)
                .relu()
                .node("Add", one)
                .head(6 * 8 * 7));
    }

    @Test
    void ofPoolsAndOfRows() {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3);
        String maps = sketch.last();
        String largest = sketch.maxPool(2).last();
        String mean = sketch.from(maps)
                .node("AveragePool")
                .with("kernel_shape", 2, 2)
                .with("strides", 2, 2)
                .node("Add", largest)
                .relu()
                .flatten()
                .dense(6 * 4 * 3, 20)
                .last();
        assertSameScores(
                sketch.node("Tanh").node("Add", mean).dense(20, Sketch.CLASSES).open());
    }

    @Test
    void everyOperatorInARow() {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3).node("Tanh");
        for (String operator : OPERATORS) {
            sketch.node(operator, sketch.positives(6, 1, 1));
        }
        assertSameScores(sketch.head(6 * 8 * 7));
    }
}
