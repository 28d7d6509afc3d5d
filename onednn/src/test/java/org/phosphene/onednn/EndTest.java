package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.dnnl.memory.data_type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.OnnxObserver;

/** A softmax at the end is left out: labels and confidences are the same. */
class EndTest {
    private static final int COUNT = 300;

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
