package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.Shape;

/** What an observer does where a model misbehaves. */
class OnnxObserverTest {
    private static final Preprocessing UNIT = Preprocessing.of(0, 1);

    private final LinearClassifier truth = LinearClassifier.of(Shape.of(3, 5, 6), 10);

    @Test
    void scoresThatAreNoNumbers() {
        OnnxModel model = after("Sqrt", -1000).open();
        assertThat(model.contract().classes()).isEqualTo(10);
        try (OnnxObserver observer = model.observer(UNIT)) {
            int batch = model.batch(4);
            assertThatThrownBy(() -> observer.label(truth.stimuli(batch), batch, new int[batch]))
                    .isInstanceOf(ObserverException.class)
                    .hasMessage("the model's score of class 0 for stimulus 1 of the batch is not a number: "
                            + "does it get the value range that it expects?");
        }
    }

    /** Sums above 88.7 overflow in the exponential. */
    @Test
    void infiniteScores() {
        OnnxModel model = after("Exp", 1000).open();
        int[] labels = new int[1];
        float[] confidence = new float[1];
        try (OnnxObserver observer = model.observer(UNIT)) {
            observer.label(truth.stimuli(1), 1, labels, confidence);
        }
        assertThat(labels[0]).as("the first of equal ones").isZero();
        assertThat(confidence[0]).isCloseTo(0.1f, within(1e-6f));
    }

    private OnnxGraph after(String operator, float added) {
        return ModelCases.bare(truth, "N")
                .floats("added", new float[] {added}, 1)
                .node("Add", "moved", "linear", "added")
                .node(operator, "scores", "moved")
                .output("scores", "N", 10);
    }

    @Test
    void fixedBatch() {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", 8, 3, 5, 6)
                .longs("rows", 8, -1)
                .node("Reshape", "row", "image", "rows");
        OnnxModel model = truth.addTo(graph, Layout.NCHW, "row", "scores")
                .output("scores", 8, 10)
                .open();
        assertThat(model.batch(64)).isEqualTo(8);
        try (OnnxObserver observer = model.observer(UNIT)) {
            assertThatThrownBy(() -> observer.label(truth.stimuli(9), 9, new int[9]))
                    .isInstanceOf(ObserverException.class)
                    .hasMessage("this model takes 8 stimuli at a time, not 9");
        }
    }

    @Test
    void preferredBatch() {
        assertThat(ModelCases.imageGraph(OnnxGraph.create(), truth, 1).open().batch(48))
                .isEqualTo(48);
    }

    /** The number of scores depends on the brightness: only whole images of ones have as many as the grey one. */
    @Test
    void otherNumberOfScores() {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", 90)
                .node("NonZero", "places", "image")
                .node("Cast", "numbers", "places")
                .with("to", 1)
                .output("numbers", 1, "found");
        try (OnnxObserver observer = graph.open().observer(UNIT)) {
            assertThatThrownBy(() -> observer.label(new float[90], 1, new int[1]))
                    .isInstanceOf(ObserverException.class)
                    .hasMessage(
                            "the model answered a batch of 1 stimuli with a tensor of extents 1x0, expected 90 scores for each");
        }
    }

    /** The engine's own complaint is passed on in one line. */
    @Test
    void modelThatFailsOnSomeStimuli() {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", 90)
                .floats("scores", new float[] {1, 2, 3}, 3)
                .node("Cast", "numbers", "image")
                .with("to", 7)
                .longs("only", 0)
                .node("Gather", "first", "numbers", "only")
                .node("Gather", "picked", "scores", "first")
                .node("Add", "all", "scores", "picked")
                .output("all", 3);
        try (OnnxObserver observer = graph.open().observer(Preprocessing.of(0, 255))) {
            float[] white = new float[90];
            white[0] = 1;
            assertThatThrownBy(() -> observer.label(white, 1, new int[1]))
                    .isInstanceOf(ObserverException.class)
                    .hasMessageStartingWith("the model failed on a batch of 1 stimuli (")
                    .message()
                    .matches("\\P{Cntrl}+");
            // and it still works afterwards
            assertThat(observer.scores(new float[90], 1)).containsExactly(2, 3, 4);
        }
    }

    @Test
    void moreThanTwoGigabytes() {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", "N", "C", "H", "W")
                .node("GlobalAveragePool", "scores", "image")
                .output("scores", "N", "C", 1, 1);
        OnnxModel model = graph.open(new OnnxModel.Choices(Shape.of(4, 64, 64), null));
        try (OnnxObserver observer = model.observer(UNIT)) {
            assertThatThrownBy(() -> observer.label(new float[0], 1 << 17, new int[0]))
                    .isInstanceOf(ObserverException.class)
                    .hasMessage("131072 stimuli of 4x64x64 at once take more than 2 GB: choose a smaller batch");
        }
    }

    @Test
    @SuppressWarnings("resource")
    void closingTwiceDoesNoHarm() {
        OnnxObserver observer =
                ModelCases.imageGraph(OnnxGraph.create(), truth, 1).open().observer(UNIT);
        observer.label(truth.stimuli(1), 1, new int[1]);
        observer.close();
        observer.close();
        assertThatThrownBy(() -> observer.label(truth.stimuli(1), 1, new int[1]))
                .isInstanceOf(RuntimeException.class);
    }

    /** Two sessions of a model share nothing that one of them could change. */
    @Test
    void sessionsAreApart() {
        OnnxModel model = ModelCases.imageGraph(OnnxGraph.create(), truth, 1).open();
        float[] a = truth.stimuli(5);
        float[] b = truth.stimuli(7);
        try (OnnxObserver first = model.observer(UNIT);
                OnnxObserver second = model.observer(UNIT)) {
            float[] scores = first.scores(a, 5);
            assertThat(second.scores(b, 7)).isEqualTo(truth.scores(b, 7));
            assertThat(scores).isEqualTo(truth.scores(a, 5));
            assertThat(first.scores(a, 5)).isEqualTo(scores);
        }
    }
}
