package org.phosphene.onnx;

import java.util.List;
import org.phosphene.stimulus.Shape;

/** A model with known scores and what its contract must say. Unless told otherwise: images as NCHW, any batch, one output. */
final class ModelCase {
    private final String name;
    final OnnxGraph graph;
    final LinearClassifier truth;
    Layout layout = Layout.NCHW;
    boolean batched = true;
    int batch;
    boolean freed;
    String type = "FLOAT";
    String output = "scores";
    List<String> others = List.of();
    boolean probabilities;
    float factor = 1;
    Preprocessing preprocessing = Preprocessing.of(0, 1);
    OnnxModel.Choices choices = OnnxModel.Choices.none();

    ModelCase(String name, OnnxGraph graph, LinearClassifier truth) {
        this.name = name;
        this.graph = graph;
        this.truth = truth;
    }

    ModelCase layout(Layout value) {
        layout = value;
        return this;
    }

    ModelCase flat() {
        return layout(Layout.FLAT);
    }

    /** Declares a batch that an edit makes free. */
    ModelCase freed() {
        freed = true;
        return this;
    }

    /** Takes no other batch. */
    ModelCase fixed(int value) {
        batch = value;
        return this;
    }

    /** Takes one image, without an extent for the batch. */
    ModelCase unbatched() {
        batched = false;
        return fixed(1);
    }

    ModelCase output(String value) {
        output = value;
        return this;
    }

    ModelCase others(String... values) {
        others = List.of(values);
        return this;
    }

    /** Its scores are the softmax of the classifier's. */
    ModelCase probabilities() {
        probabilities = true;
        return this;
    }

    /** Its scores are those of the classifier, multiplied. */
    ModelCase times(float value) {
        factor = value;
        return this;
    }

    ModelCase type(String value) {
        type = value;
        return this;
    }

    ModelCase shown(Preprocessing value) {
        preprocessing = value;
        return this;
    }

    ModelCase chosen(Shape shape, String wanted) {
        choices = new OnnxModel.Choices(shape, wanted);
        return this;
    }

    OnnxModel open() {
        return graph.open(choices);
    }

    float[] stimuli(int count) {
        return truth.stimuli(count);
    }

    float[] scores(float[] stimuli, int count) {
        return probabilities
                ? truth.softmax(stimuli, count)
                : truth.times(factor).scores(stimuli, count);
    }

    float[] confidences(float[] stimuli, int count) {
        float[] softmax = truth.times(factor).softmax(stimuli, count);
        int[] labels = truth.labels(stimuli, count);
        float[] confidences = new float[count];
        for (int t = 0; t < count; t++) {
            confidences[t] = softmax[t * truth.classes() + labels[t]];
        }
        return confidences;
    }

    @Override
    public String toString() {
        return name;
    }
}
