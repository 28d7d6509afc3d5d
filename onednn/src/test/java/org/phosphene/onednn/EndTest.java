package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.dnnl.memory.data_type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.OnnxObserver;

/** A softmax at the end is left out: labels and confidences are the same. */
class EndTest {
    private static final int COUNT = 300;

    /** What comes after the last layer is not rounded to 16 bits: no two of many scores are equal. */
    @Test
    void scoresStayInFullPrecision() {
        OnnxModel pooled = Sketch.colour()
                .conv(Sketch.CLASSES, 3, 3, 3)
                .relu()
                .node("GlobalAveragePool")
                .flatten()
                .open();
        assertNotRounded(pooled);
        Sketch scaled = Sketch.colour().conv(Sketch.CLASSES, 3, 10, 9);
        assertNotRounded(scaled.flatten()
                .node("Tanh")
                .node("Mul", scaled.positives(Sketch.CLASSES))
                .node("Add", scaled.positives(1))
                .open());
    }

    private static void assertNotRounded(OnnxModel model) {
        float[] stimuli = CheckStimuli.of(Compared.noise(model), Compared.IMAGES);
        data_type last = Compared.types().get(Compared.types().size() - 1);
        try (OnednnModel compiled = OnednnModel.compile(model, Compared.UNIT)) {
            float[] scores = Compared.scores(compiled, last, compiled.batch(), stimuli);
            int rounded = 0;
            for (float score : scores) {
                rounded += (Float.floatToRawIntBits(score) & 0xffff) == 0 ? 1 : 0;
            }
            assertThat(rounded).as("scores of 16 bits").isLessThan(scores.length / 10);
        }
        Compared.assertSameScores(model);
    }

    @ParameterizedTest
    @CsvSource({"Softmax, 13, -1", "Softmax, 13, 1", "LogSoftmax, 13, -1", "LogSoftmax, 13, 1", "Softmax, 11, 1"})
    void softmax(String operator, int opset, int axis) {
        OnnxModel model = Sketch.of(opset, 3, 10, 9)
                .conv(6, 3, 3, 3)
                .relu()
                .flatten()
                .dense(6 * 8 * 7, Sketch.CLASSES)
                .node(operator)
                .with("axis", axis)
                .open();
        float[] stimuli = CheckStimuli.of(Compared.noise(model), COUNT);
        int[] expected = new int[COUNT];
        float[] sure = new float[COUNT];
        try (OnnxObserver observer = model.observer(Compared.UNIT)) {
            observer.label(stimuli, COUNT, expected, sure);
        }
        int[] labels = new int[COUNT];
        float[] confidence = new float[COUNT];
        try (OnednnModel compiled = OnednnModel.compile(model, Compared.UNIT);
                OnednnObserver observer = new OnednnObserver(compiled.scorer(data_type.f32, 16))) {
            observer.label(stimuli, COUNT, labels, confidence);
        }
        assertThat(labels).isEqualTo(expected);
        for (int t = 0; t < COUNT; t++) {
            assertThat(confidence[t]).isCloseTo(sure[t], within(1e-5f));
        }
    }
}
