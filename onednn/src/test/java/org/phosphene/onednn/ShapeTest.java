package org.phosphene.onednn;

import static org.phosphene.onednn.Compared.assertSameScores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What moves values and computes nothing. */
class ShapeTest {
    private static final int ROW = 6 * 8 * 7;

    private static Sketch maps() {
        return Sketch.colour().conv(6, 3, 3, 3).relu();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, -1, -3})
    void concatenation(int axis) {
        Sketch sketch = Sketch.colour();
        String one = sketch.conv(6, 3, 3, 3).relu().last();
        String two = sketch.from("image").conv(6, 3, 3, 3).node("Tanh").last();
        assertSameScores(
                sketch.nodeOf("Concat", one, two, one).with("axis", axis).head(3 * ROW));
    }

    @Test
    void concatenationWithTheImage() {
        Sketch sketch =
                Sketch.colour().conv(10, 3, 3, 3).with("pads", 1, 1, 1, 1).relu();
        assertSameScores(
                sketch.node("Concat", "image").with("axis", 1).conv(6, 13, 3, 3).head(ROW));
    }

    @Test
    void concatenationOfRows() {
        Sketch sketch = maps();
        String maps = sketch.last();
        String flat = sketch.flatten().last();
        assertSameScores(sketch.from(maps)
                .maxPool(2)
                .flatten()
                .node("Concat", flat)
                .with("axis", 1)
                .dense(ROW + 6 * 4 * 3, 20)
                .node("Tanh")
                .dense(20, Sketch.CLASSES)
                .open());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -3})
    void flatten(int axis) {
        assertSameScores(maps().node("Flatten")
                .with("axis", axis)
                .dense(ROW, Sketch.CLASSES)
                .open());
    }

    @ParameterizedTest
    @CsvSource({"0, -1", "-1, 336"})
    void reshapeToRows(int first, int second) {
        Sketch sketch = maps();
        assertSameScores(sketch.node("Reshape", sketch.longs(first, second))
                .dense(ROW, Sketch.CLASSES)
                .open());
    }

    @Test
    void reshapeToOtherMaps() {
        Sketch sketch = maps();
        assertSameScores(sketch.node("Reshape", sketch.longs(0, 12, -1, 7))
                .conv(8, 12, 3, 3)
                .head(8 * 2 * 5));
    }

    @Test
    void reshapeThereAndBack() {
        Sketch sketch = maps();
        assertSameScores(sketch.node("Reshape", sketch.longs(0, 2, -1))
                .node("Tanh")
                .node("Reshape", sketch.longs(-1, 6, 8, 7))
                .conv(8, 6, 3, 3)
                .head(8 * 6 * 5));
    }

    @Test
    void rowsToAnImage() {
        Sketch sketch = Sketch.of(13, 784);
        assertSameScores(sketch.node("Reshape", sketch.longs(-1, 1, 28, 28))
                .conv(4, 1, 3, 3)
                .relu()
                .maxPool(2)
                .head(4 * 13 * 13));
        Sketch plain = Sketch.of(13, 784);
        assertSameScores(plain.node("Reshape", plain.longs(0, 1, 28, 28))
                .conv(4, 1, 5, 5)
                .relu()
                .head(4 * 24 * 24));
    }

    @Test
    void squeezeAndUnsqueeze() {
        Sketch sketch = maps().node("GlobalAveragePool");
        assertSameScores(sketch.node("Squeeze", sketch.longs(2, 3))
                .node("Unsqueeze", sketch.longs(-1, 1))
                .node("Squeeze", sketch.longs(-1, 1))
                .dense(6, Sketch.CLASSES)
                .open());
        assertSameScores(Sketch.of(11, 3, 10, 9)
                .conv(6, 3, 3, 3)
                .relu()
                .node("GlobalAveragePool")
                .node("Squeeze")
                .with("axes", 2, 3)
                .node("Unsqueeze")
                .with("axes", 2, 3)
                .node("Squeeze")
                .dense(6, Sketch.CLASSES)
                .open());
    }

    @Test
    void imageWithoutChannel() {
        Sketch sketch = Sketch.of(13, 12, 11);
        assertSameScores(
                sketch.node("Unsqueeze", sketch.longs(1)).conv(4, 1, 3, 3).head(4 * 10 * 9));
    }

    @Test
    void channelsLast() {
        assertSameScores(Sketch.of(13, 10, 9, 3)
                .node("Transpose")
                .with("perm", 0, 3, 1, 2)
                .conv(6, 3, 3, 3)
                .relu()
                .maxPool(2)
                .node("Transpose")
                .with("perm", 0, 2, 3, 1)
                .head(6 * 4 * 3));
    }

    @Test
    void turnedBeforeTheHead() {
        Sketch reshaped = maps().maxPool(2).node("Transpose").with("perm", 0, 2, 3, 1);
        assertSameScores(reshaped.node("Reshape", reshaped.longs(-1, 6 * 4 * 3))
                .dense(6 * 4 * 3, Sketch.CLASSES)
                .open());
        assertSameScores(maps().node("Transpose").with("perm", 0, 3, 2, 1).head(ROW));
    }

    @Test
    void turnedBetweenConvolutions() {
        Sketch sketch = Sketch.colour().conv(16, 3, 3, 3).relu();
        assertSameScores(sketch.node("Transpose")
                .with("perm", 0, 1, 3, 2)
                .conv(6, 16, 2, 3)
                .relu()
                .node("Transpose")
                .with("perm", 0, 3, 2, 1)
                .conv(4, 6, 1, 3)
                .head(4 * 6 * 4));
    }

    @Test
    void turnedImageToADenseLayer() {
        assertSameScores(
                Sketch.colour().node("Transpose").with("perm", 0, 2, 3, 1).head(270));
    }

    @Test
    void turnedTensorInASum() {
        Sketch sketch = Sketch.of(13, 3, 9, 9).conv(6, 3, 3, 3).relu();
        String maps = sketch.last();
        assertSameScores(sketch.node("Transpose")
                .with("perm", 0, 1, 3, 2)
                .node("Add", maps)
                .head(6 * 7 * 7));
    }

    @Test
    void whatDoesNothing() {
        assertSameScores(maps().node("Identity").node("Dropout").head(ROW));
    }
}
