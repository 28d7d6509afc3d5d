package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model must do: say what it is, and give the scores, labels and confidences of the classifier that it holds. */
@ParameterizedClass
@MethodSource("org.phosphene.onnx.ModelCases#all")
@Timeout(60)
class OnnxModelTest {
    private static final int COUNT = 192;

    private final ModelCase expected;
    private final OnnxModel model;
    private final float[] stimuli;

    OnnxModelTest(ModelCase expected) {
        this.expected = expected;
        model = expected.open();
        stimuli = expected.stimuli(COUNT);
    }

    @Test
    void contract() {
        Contract contract = model.contract();
        assertThat(contract.layout()).isEqualTo(expected.layout);
        assertThat(contract.shape()).isEqualTo(expected.truth.shape());
        assertThat(contract.batched()).isEqualTo(expected.batched);
        assertThat(contract.batch()).isEqualTo(expected.batch);
        assertThat(contract.freed()).isEqualTo(expected.freed);
        assertThat(contract.classes()).isEqualTo(expected.truth.classes());
        assertThat(contract.output()).isEqualTo(expected.output);
        assertThat(contract.otherOutputs()).isEqualTo(expected.others);
        assertThat(contract.input()).isEqualTo("image");
        assertThat(contract.type()).isEqualTo(expected.type);
        assertThat(contract.producer()).isEqualTo("phosphene-tests 1");
        assertThat(contract.opsets()).startsWith("13");
    }

    @Test
    void scores() {
        float[] right = expected.scores(stimuli, COUNT);
        float[] scores = scoresAsked(stride(64));
        assertThat(scores).hasSize(right.length);
        for (int i = 0; i < right.length; i++) {
            // sums of the classifier are exact, a softmax is not
            assertThat(scores[i]).isCloseTo(right[i], within(expected.probabilities ? 1e-6f : 0));
        }
    }

    @Test
    void labelsAndConfidences() {
        int[] labels = new int[COUNT + 1];
        labels[COUNT] = -5;
        float[] confidences = new float[COUNT];
        try (OnnxObserver observer = model.observer(expected.preprocessing)) {
            observer.label(stimuli, COUNT, labels, confidences);
        }
        assertThat(Arrays.copyOf(labels, COUNT)).isEqualTo(expected.truth.labels(stimuli, COUNT));
        assertThat(labels[COUNT]).as("beyond the count").isEqualTo(-5);
        assertThat(Arrays.stream(labels).distinct().count())
                .as("noise reaches several classes")
                .isGreaterThan(2);
        float[] right = expected.confidences(stimuli, COUNT);
        for (int t = 0; t < COUNT; t++) {
            assertThat(confidences[t]).isCloseTo(right[t], within(1e-5f));
        }
    }

    /** Sums are exact here, so not one bit may depend on how many stimuli are shown together. */
    @Test
    void anyNumberAtOnce() {
        float[] one = scoresAsked(stride(1));
        for (int together : new int[] {7, 64}) {
            int[] sizes = stride(together);
            assertThat(scoresAsked(sizes)).as("%d together", together).isEqualTo(one);
            assertThat(labelsAsked(sizes)).as("%d together", together).isEqualTo(labelsAsked(stride(1)));
        }
    }

    @Test
    void fileOrMemory(@TempDir Path folder) {
        OnnxModel fromFile = OnnxModel.open(expected.graph.write(folder.resolve("model.onnx")), expected.choices);
        assertThat(fromFile.contract()).isEqualTo(model.contract());
        assertThat(fromFile.sha256()).isEqualTo(model.sha256());
        assertThat(fromFile.fields(expected.preprocessing)).isEqualTo(model.fields(expected.preprocessing));
        int batch = fromFile.batch(64);
        try (OnnxObserver observer = fromFile.observer(expected.preprocessing)) {
            assertThat(observer.scores(stimuli, batch))
                    .isEqualTo(Arrays.copyOf(scoresAsked(stride(64)), batch * expected.truth.classes()));
        }
    }

    /** How many to ask for each time: as wished and a rest at the end, or what a fixed batch allows. */
    private int[] stride(int wanted) {
        int most = expected.batch < 2 ? wanted : Math.max(expected.batch, wanted / expected.batch * expected.batch);
        return IntStream.iterate(0, at -> at < COUNT, at -> at + most)
                .map(at -> Math.min(most, COUNT - at))
                .toArray();
    }

    private float[] scoresAsked(int... sizes) {
        int classes = expected.truth.classes();
        float[] all = new float[COUNT * classes];
        int at = 0;
        try (OnnxObserver observer = model.observer(expected.preprocessing)) {
            for (int size : sizes) {
                System.arraycopy(observer.scores(part(at, size), size), 0, all, at * classes, size * classes);
                at += size;
            }
        }
        return all;
    }

    private int[] labelsAsked(int... sizes) {
        int[] all = new int[COUNT];
        int at = 0;
        try (OnnxObserver observer = model.observer(expected.preprocessing)) {
            for (int size : sizes) {
                int[] labels = new int[size];
                observer.label(part(at, size), size, labels);
                System.arraycopy(labels, 0, all, at, size);
                at += size;
            }
        }
        return all;
    }

    private float[] part(int at, int count) {
        int size = expected.truth.shape().size();
        return Arrays.copyOfRange(stimuli, at * size, (at + count) * size);
    }
}
