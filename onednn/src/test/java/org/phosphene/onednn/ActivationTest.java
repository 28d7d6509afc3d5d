package org.phosphene.onednn;

import static org.phosphene.onednn.Compared.assertSameScores;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions of each value: after a convolution, after a dense layer, by themselves, and at the end. */
class ActivationTest {
    // each is a function without state
    @SuppressWarnings("ImmutableEnumChecker")
    enum Function {
        RELU(s -> s.node("Relu")),
        LEAKY(s -> s.node("LeakyRelu")),
        VERY_LEAKY(s -> s.node("LeakyRelu").withNumber("alpha", 0.4)),
        FALLING(s -> s.node("LeakyRelu").withNumber("alpha", -0.5)),
        TANH(s -> s.node("Tanh")),
        SIGMOID(s -> s.node("Sigmoid")),
        CLIP(s -> s.node("Clip", s.floats(new float[] {-0.2f}), s.floats(new float[] {0.6f}))),
        CLIP_BELOW(s -> s.node("Clip", s.floats(new float[] {0.1f}))),
        CLIP_ABOVE(s -> s.node("Clip", "", s.floats(new float[] {0.6f})));

        final UnaryOperator<Sketch> applied;

        Function(UnaryOperator<Sketch> applied) {
            this.applied = applied;
        }

        Sketch on(Sketch sketch) {
            return applied.apply(sketch);
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterLayers(Function f) {
        assertSameScores(f.on(f.on(Sketch.colour().conv(6, 3, 3, 3)).flatten().dense(6 * 8 * 7, 20))
                .dense(20, Sketch.CLASSES)
                .open());
    }

    @ParameterizedTest
    @EnumSource
    void ofTheImage(Function f) {
        Sketch sketch = Sketch.colour();
        sketch.node("Sub", sketch.floats(new float[] {0.5f}));
        assertSameScores(f.on(sketch).conv(6, 3, 3, 3).relu().head(6 * 8 * 7));
    }

    @ParameterizedTest
    @EnumSource
    void afterAPoolAndAtTheEnd(Function f) {
        Sketch sketch = Sketch.colour().conv(6, 3, 3, 3).maxPool(2);
        assertSameScores(
                f.on(f.on(sketch).flatten().dense(6 * 4 * 3, Sketch.CLASSES)).open());
    }

    /** Two functions in a row: only the first goes into the layer. */
    @ParameterizedTest
    @EnumSource
    void afterAnother(Function f) {
        assertSameScores(
                f.on(Sketch.colour().conv(6, 3, 3, 3).node("Tanh")).relu().head(6 * 8 * 7));
    }

    @Test
    void limitsAsAttributes() {
        assertSameScores(Sketch.of(10, 3, 10, 9)
                .conv(6, 3, 3, 3)
                .node("Clip")
                .withNumber("min", -0.1)
                .withNumber("max", 0.5)
                .conv(4, 6, 3, 3)
                .node("Clip")
                .withNumber("max", 0.5)
                .head(4 * 6 * 5));
    }
}
