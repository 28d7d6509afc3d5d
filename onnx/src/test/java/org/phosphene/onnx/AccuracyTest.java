package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

class AccuracyTest {
    private static final Preprocessing UNIT = Preprocessing.of(0, 1);
    private static final int COUNT = 150;

    private final LinearClassifier truth = LinearClassifier.of(Shape.of(3, 5, 6), 10);

    /** Images of black and white, labelled by the classifier itself but for every fifth. */
    private LabelledImages images(Shape shape) {
        byte[] levels = new byte[COUNT * shape.size()];
        float[] values = new float[COUNT * truth.shape().size()];
        Random random = new Random(6);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (random.nextBoolean() ? 255 : 0);
        }
        for (int i = 0; i < values.length; i++) {
            int size = truth.shape().size();
            values[i] = (levels[i / size * shape.size() + i % size % shape.size()] & 0xff) / 255f;
        }
        int[] labels = truth.labels(values, COUNT);
        for (int t = 0; t < COUNT; t += 5) {
            labels[t] = (labels[t] + 1) % 10;
        }
        return LabelledImages.of("made", shape, levels, labels);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void countsRightAnswers(int workers) {
        OnnxModel model = ModelCases.imageGraph(OnnxGraph.create(), truth, 1).open();
        Accuracy accuracy = Accuracy.of(model, UNIT, images(truth.shape()), workers);
        assertThat(accuracy).isEqualTo(new Accuracy("made", COUNT, 120));
        assertThat(accuracy.value()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void greyImagesForAColourModel() {
        OnnxModel model = ModelCases.imageGraph(OnnxGraph.create(), truth, 1).open();
        assertThat(Accuracy.of(model, UNIT, images(Shape.of(1, 5, 6)), 2).right())
                .isEqualTo(120);
    }

    /** 150 images are no whole number of batches of eight. */
    @Test
    void fixedBatch() {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", 8, 3, 5, 6)
                .longs("rows", 8, -1)
                .node("Reshape", "row", "image", "rows");
        OnnxModel model = truth.addTo(graph, Layout.NCHW, "row", "scores")
                .output("scores", 8, 10)
                .open();
        assertThat(model.contract().batch()).isEqualTo(8);
        assertThat(Accuracy.of(model, UNIT, images(truth.shape()), 2).right()).isEqualTo(120);
    }

    @Test
    void modelThatFails() {
        OnnxModel model = ModelCases.bare(truth.times(1000), "N")
                .node("Sqrt", "scores", "linear")
                .output("scores", "N", 10)
                .open();
        assertThatThrownBy(() -> Accuracy.of(model, UNIT, images(truth.shape()), 2))
                .isInstanceOf(ObserverException.class)
                .hasMessageContaining("is not a number");
    }

    @Test
    void moreClassesThanTheModelHas() {
        LinearClassifier three = LinearClassifier.of(truth.shape(), 3);
        OnnxModel model = ModelCases.imageGraph(OnnxGraph.create(), three, 1).open();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Accuracy.of(model, UNIT, images(truth.shape()), 2))
                .withMessage("made has 10 classes, the model 3");
    }

    @Test
    void otherChannels() {
        OnnxModel model = ModelCases.imageGraph(OnnxGraph.create(), truth, 1).open();
        LabelledImages two = LabelledImages.of("two", Shape.of(2, 5, 6), new byte[60], new int[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Accuracy.of(model, UNIT, two, 2))
                .withMessageContaining("2x5x6")
                .withMessageContaining("3x5x6");
    }
}
