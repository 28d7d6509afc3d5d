package org.phosphene.onednn;

import static org.phosphene.onednn.Compared.assertSameScores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gemm and MatMul. */
class DenseTest {
    private static final int VALUES = 3 * 10 * 9;

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 1, 1", "0, 0.5, -2", "1, 3, 0.25", "1, 1, 0"})
    void gemm(int turned, double alpha, double beta) {
        Sketch sketch = Sketch.colour().flatten();
        String weights = turned == 1 ? sketch.weights(12, VALUES) : sketch.weights(VALUES, 12);
        assertSameScores(sketch.node("Gemm", weights, sketch.factors(12))
                .with("transB", turned)
                .withNumber("alpha", turned == 1 ? alpha : alpha / 10)
                .withNumber("beta", beta)
                .relu()
                .dense(12, Sketch.CLASSES)
                .open());
    }

    @Test
    void gemmWithoutBias() {
        Sketch sketch = Sketch.colour().flatten();
        assertSameScores(sketch.node("Gemm", sketch.weights(Sketch.CLASSES, VALUES))
                .with("transB", 1)
                .open());
    }

    @Test
    void biasOfOneNumber() {
        Sketch sketch = Sketch.colour().flatten();
        String none = sketch.floats(new float[] {0.7f});
        String one = sketch.floats(new float[] {-0.3f}, 1);
        assertSameScores(sketch.node("Gemm", sketch.weights(12, VALUES), none)
                .with("transB", 1)
                .relu()
                .node("Gemm", sketch.weights(Sketch.CLASSES, 12), one)
                .with("transB", 1)
                .open());
    }

    @Test
    void biasAsARow() {
        Sketch sketch = Sketch.colour().flatten();
        assertSameScores(sketch.node("Gemm", sketch.weights(Sketch.CLASSES, VALUES), sketch.factors(1, Sketch.CLASSES))
                .with("transB", 1)
                .open());
    }

    @Test
    void matMulAndAdd() {
        Sketch sketch = Sketch.colour().flatten();
        assertSameScores(sketch.node("MatMul", sketch.weights(VALUES, 30))
                .node("Add", sketch.factors(30))
                .node("Tanh")
                .node("MatMul", sketch.weights(30, Sketch.CLASSES))
                .node("Add", sketch.factors(Sketch.CLASSES))
                .open());
    }

    /** Turned and turned back, which is nothing. */
    @Test
    void turnedTwice() {
        Sketch sketch = Sketch.colour().flatten().node("Transpose").with("perm", 1, 0);
        assertSameScores(sketch.node("Gemm", sketch.weights(VALUES, Sketch.CLASSES))
                .with("transA", 1)
                .open());
    }

    @Test
    void matMulAlone() {
        Sketch sketch = Sketch.colour().flatten();
        assertSameScores(
                sketch.node("MatMul", sketch.weights(VALUES, Sketch.CLASSES)).open());
    }

    /** The constant first. */
    @Test
    void biasPlusProduct() {
        Sketch sketch = Sketch.colour().flatten().node("MatMul", "w0");
        sketch.graph().floats("w0", sketch.numbers(VALUES * 5, 0.1), VALUES, 5);
        assertSameScores(sketch.nodeOf("Add", sketch.factors(5), sketch.last()).open());
    }

    @Test
    void afterAnImageOfManyChannels() {
        assertSameScores(Sketch.colour()
                .conv(33, 3, 3, 3)
                .relu()
                .maxPool(2)
                .flatten()
                .dense(33 * 4 * 3, 40)
                .relu()
                .dense(40, 5)
                .open());
    }
}
