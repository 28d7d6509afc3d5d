package org.phosphene.onednn;

import static org.phosphene.onednn.Compared.assertSameScores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conv in all its forms. */
class ConvolutionTest {
    @Test
    void withoutBias() {
        Sketch sketch = Sketch.colour();
        assertSameScores(sketch.node("Conv", sketch.weights(6, 3, 3, 3)).relu().head(6 * 8 * 7));
    }

    @Test
    void inARow() {
        assertSameScores(Sketch.colour()
                .conv(17, 3, 3, 3)
                .relu()
                .conv(6, 17, 1, 1)
                .relu()
                .conv(8, 6, 3, 3)
                .head(8 * 6 * 5));
    }

    @Test
    void kernelThatIsNoSquare() {
        assertSameScores(Sketch.colour().conv(4, 3, 2, 5).relu().head(4 * 9 * 5));
    }

    /** 1 above, 0 left, 2 below, 3 right. */
    @Test
    void paddingOnSomeSides() {
        assertSameScores(
                Sketch.colour().conv(6, 3, 3, 3).with("pads", 1, 0, 2, 3).relu().head(6 * 11 * 10));
    }

    @ParameterizedTest
    @CsvSource({
        "SAME_UPPER, 1, 1",
        "SAME_LOWER, 1, 1",
        "SAME_UPPER, 2, 3",
        "SAME_LOWER, 2, 3",
        "SAME_LOWER, 3, 2",
    })
    void automaticPadding(String how, int down, int right) {
        // kernels of even size need more padding on one side
        int rows = (10 + down - 1) / down;
        int columns = (9 + right - 1) / right;
        assertSameScores(Sketch.colour()
                .conv(5, 3, 4, 2)
                .withText("auto_pad", how)
                .with("strides", down, right)
                .relu()
                .head(5L * rows * columns));
    }

    @Test
    void valid() {
        assertSameScores(Sketch.colour()
                .conv(5, 3, 3, 3)
                .withText("auto_pad", "VALID")
                .relu()
                .head(5 * 8 * 7));
    }

    @Test
    void strides() {
        assertSameScores(Sketch.colour()
                .conv(6, 3, 3, 3)
                .with("strides", 2, 3)
                .with("pads", 1, 1, 1, 1)
                .relu()
                .head(6 * 5 * 3));
    }

    @Test
    void dilation() {
        assertSameScores(Sketch.colour()
                .conv(6, 3, 3, 3)
                .with("dilations", 2, 3)
                .with("pads", 2, 0, 2, 0)
                .relu()
                .head(6 * 10 * 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void groups(int groups) {
        assertSameScores(Sketch.colour()
                .conv(8, 3, 3, 3)
                .relu()
                .conv(16, 8 / groups, 3, 3)
                .with("group", groups)
                .relu()
                .head(16 * 6 * 5));
    }

    @Test
    void oneKernelForEachChannel() {
        assertSameScores(Sketch.colour()
                .conv(3, 1, 3, 3)
                .with("group", 3)
                .relu()
                .conv(20, 3, 1, 1)
                .relu()
                .conv(20, 1, 3, 3)
                .with("group", 20)
                .with("pads", 1, 1, 1, 1)
                .head(20 * 8 * 7));
    }

    @Test
    void groupsWithoutBias() {
        Sketch sketch = Sketch.colour().conv(6, 3, 1, 1);
        assertSameScores(sketch.node("Conv", sketch.weights(6, 3, 3, 3))
                .with("group", 2)
                .relu()
                .head(6 * 8 * 7));
    }

    /** An image so large that the model takes few at a time. */
    @Test
    void largeImage() {
        assertSameScores(Sketch.of(13, 1, 200, 200)
                .conv(8, 1, 5, 5)
                .with("strides", 2, 2)
                .relu()
                .node("GlobalAveragePool")
                .head(8));
    }
}
