package org.phosphene.onednn;

import static org.phosphene.onednn.Compared.assertSameScores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools and means. Convolutions before them give 4 maps of 9 x 8 values. */
class PoolTest {
    private static Sketch maps() {
        return Sketch.of(13, 3, 11, 10).conv(4, 3, 3, 3);
    }

    @ParameterizedTest
    @CsvSource({
        // kernel, stride, padding above and below, ceil; rows and columns of the result
        "2, 2, 0, 0, 0, 4, 4",
        "2, 2, 0, 0, 1, 5, 4",
        "3, 3, 0, 0, 1, 3, 3",
        "3, 1, 0, 0, 0, 7, 6",
        "3, 2, 0, 0, 0, 4, 3",
        "3, 2, 0, 0, 1, 4, 4",
        "3, 2, 1, 1, 0, 5, 4",
        "3, 2, 1, 1, 1, 5, 5",
        "3, 2, 1, 0, 0, 4, 4",
        "3, 2, 0, 1, 1, 5, 4",
    })
    void largest(int kernel, int stride, int before, int after, int ceil, int rows, int columns) {
        assertSameScores(maps().node("MaxPool")
                .with("kernel_shape", kernel, kernel)
                .with("strides", stride, stride)
                .with("pads", before, before, after, after)
                .with("ceil_mode", ceil)
                .head(4L * rows * columns));
    }

    /** Columns are 8 with 1 of padding on either side: a last window would begin in the padding, and is left out. */
    @Test
    void lastWindowOutsideOfTheImage() {
        assertSameScores(maps().node("MaxPool")
                .with("kernel_shape", 2, 2)
                .with("strides", 3, 3)
                .with("pads", 1, 1, 1, 1)
                .with("ceil_mode", 1)
                .node("GlobalAveragePool")
                .head(4));
    }

    @Test
    void largestWithHoles() {
        assertSameScores(maps().node("MaxPool")
                .with("kernel_shape", 2, 3)
                .with("dilations", 3, 2)
                .head(4 * 6 * 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAME_UPPER", "SAME_LOWER"})
    void largestWithAutomaticPadding(String how) {
        assertSameScores(maps().node("MaxPool")
                .with("kernel_shape", 2, 3)
                .with("strides", 2, 2)
                .withText("auto_pad", how)
                .head(4 * 5 * 4));
    }

    @ParameterizedTest
    @CsvSource({
        // kernel, stride, padding, whether it counts, ceil; rows and columns of the result
        "2, 2, 0, 0, 0, 4, 4",
        "3, 2, 1, 0, 0, 5, 4",
        "3, 2, 1, 1, 0, 5, 4",
        "3, 1, 1, 0, 0, 9, 8",
        "3, 1, 1, 1, 0, 9, 8",
        "2, 2, 0, 0, 1, 5, 4",
        "3, 2, 1, 0, 1, 5, 5",
        "3, 3, 0, 1, 0, 3, 2",
    })
    void mean(int kernel, int stride, int padding, int counts, int ceil, int rows, int columns) {
        assertSameScores(maps().node("AveragePool")
                .with("kernel_shape", kernel, kernel)
                .with("strides", stride, stride)
                .with("pads", padding, padding, padding, padding)
                .with("count_include_pad", counts)
                .with("ceil_mode", ceil)
                .head(4L * rows * columns));
    }

    @Test
    void ofTheImage() {
        assertSameScores(Sketch.colour()
                .node("AveragePool")
                .with("kernel_shape", 2, 2)
                .with("strides", 2, 1)
                .conv(6, 3, 3, 3)
                .head(6 * 3 * 6));
        assertSameScores(Sketch.colour().maxPool(2).conv(6, 3, 3, 3).head(6 * 3 * 2));
    }

    @Test
    void globalMean() {
        assertSameScores(maps().relu().node("GlobalAveragePool").head(4));
    }

    /** As SqueezeNet ends. */
    @Test
    void globalMeanAtTheEnd() {
        assertSameScores(maps().relu()
                .conv(Sketch.CLASSES, 4, 1, 1)
                .node("GlobalAveragePool")
                .flatten()
                .open());
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "-2, -1", "3, 2", "-1, -2"})
    void meanOverRowsAndColumns(int first, int second) {
        assertSameScores(
                maps().relu().node("ReduceMean").with("axes", first, second).head(4));
        assertSameScores(maps().relu()
                .node("ReduceMean")
                .with("axes", first, second)
                .with("keepdims", 0)
                .dense(4, Sketch.CLASSES)
                .open());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void axesAsAnInput(int kept) {
        Sketch sketch = Sketch.of(18, 3, 11, 10).conv(4, 3, 3, 3).relu();
        assertSameScores(sketch.node("ReduceMean", sketch.longs(2, 3))
                .with("keepdims", kept)
                .head(4));
    }
}
