package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.stimulus.Shape;

/** Weights that are known, read off scores, and what is not linear. */
class LinearWeightsTest {
    private static final Preprocessing UNIT = Preprocessing.of(0, 1);

    private final LinearClassifier truth = LinearClassifier.of(Shape.of(3, 5, 6), 10);

    @ParameterizedTest
    @ValueSource(strings = {"N", "1", "7"})
    void weightsOfAnyBatch(String batch) {
        OnnxModel model = ModelCases.bare(truth, batch.equals("N") ? batch : Integer.valueOf(batch))
                .node("Identity", "scores", "linear")
                .output("scores", batch.equals("N") ? batch : Integer.valueOf(batch), 10)
                .open();
        LinearWeights read = LinearWeights.of(model, UNIT);
        float[] expected = truth.matrix(Layout.NCHW);
        for (int c = 0; c < 10; c++) {
            int label = c;
            assertThat(read.weights()[c])
                    .containsExactly(IntStream.range(0, 90)
                            .mapToDouble(i -> expected[i * 10 + label])
                            .toArray());
        }
        assertThat(read.templates().of(3).orElseThrow()).containsExactly(read.weights()[3]);
    }

    /** A step from black to white is 2 / 0.5 for the model. */
    @Test
    void preprocessingIsPartOfThem() {
        OnnxModel model = ModelCases.bare(truth, "N")
                .node("Identity", "scores", "linear")
                .output("scores", "N", 10)
                .open();
        Preprocessing wider = Preprocessing.of(-1, 1).normalised(java.util.List.of(0.25), java.util.List.of(0.5));
        LinearWeights plain = LinearWeights.of(model, UNIT);
        LinearWeights read = LinearWeights.of(model, wider);
        for (int i = 0; i < 90; i++) {
            assertThat(read.weights()[5][i]).isCloseTo(4 * plain.weights()[5][i], within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Relu", "Softmax", "Sigmoid", "Tanh", "Abs"})
    void whatBendsIsRefused(String operator) {
        OnnxModel model = ModelCases.bare(truth, "N")
                .node(operator, "scores", "linear")
                .output("scores", "N", 10)
                .open();
        assertThatThrownBy(() -> LinearWeights.of(model, UNIT))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("its scores are not a linear function of the image (class ")
                .hasMessageContaining("name a model of one linear layer, without softmax");
    }
}
