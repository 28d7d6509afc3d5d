package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.stimulus.Shape;

/** Every operator set that exporters have written for years, each in its own file format. */
class OpsetTest {
    private final LinearClassifier truth = LinearClassifier.of(Shape.of(1, 6, 6), 10);

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void opens(int opset) {
        OnnxGraph graph = OnnxGraph.ofOpset(opset)
                .input("image", 1, 1, 6, 6)
                .node("Flatten", "row", "image")
                .with("axis", 1);
        OnnxModel model = truth.addTo(graph, Layout.NCHW, "row", "linear")
                .node("Softmax", "scores", "linear")
                .with("axis", 1)
                .output("scores", 1, 10)
                .open();
        assertThat(model.contract().opsets()).containsExactly(Integer.toString(opset));
        assertThat(model.contract().freed()).isTrue();
        float[] stimuli = truth.stimuli(64);
        int[] labels = new int[64];
        try (OnnxObserver observer = model.observer(Preprocessing.of(0, 1))) {
            observer.label(stimuli, 64, labels);
        }
        assertThat(labels).isEqualTo(truth.labels(stimuli, 64));
    }

    /** The format's version must match the set, or the test above would try one format only. */
    @ParameterizedTest
    @CsvSource({"9, 4", "10, 5", "11, 6", "12, 7", "14, 7", "15, 8", "18, 8", "19, 9", "20, 9"})
    void fileFormat(int opset, long version) {
        assertThat(OnnxGraph.ofOpset(opset).proto().getIrVersion()).isEqualTo(version);
    }
}
