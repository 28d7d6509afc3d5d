package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.onnx.Preprocessing.Preset;
import org.phosphene.stimulus.Shape;

class PreprocessingTest {
    private static final float[] RED = {0, 0.25f, 0.5f, 0.75f, 1, 0.125f};
    private static final float[] GREEN = {0.5f, 0, 1, 0.25f, 0.125f, 0.75f};
    private static final float[] BLUE = {1, 0.5f, 0, 0.125f, 0.75f, 0.25f};
    /** Two stimuli of two rows and three columns: a colour image, and its channels turned round. */
    private static final float[][] STIMULI = {RED, GREEN, BLUE, BLUE, GREEN, RED};

    /** What a preset makes of red, green and blue: by hand from the formulas that are published with each. */
    static List<Expectation> presets() {
        return List.of(
                new Expectation(Preset.UNIT, v -> v, v -> v, v -> v),
                new Expectation(Preset.BYTE, v -> v * 255, v -> v * 255, v -> v * 255),
                new Expectation(Preset.SIGNED, v -> v * 2 - 1, v -> v * 2 - 1, v -> v * 2 - 1),
                new Expectation(
                        Preset.IMAGENET, v -> (v - .485) / .229, v -> (v - .456) / .224, v -> (v - .406) / .225),
                new Expectation(
                        Preset.CIFAR10, v -> (v - .4914) / .2470, v -> (v - .4822) / .2435, v -> (v - .4465) / .2616),
                new Expectation(
                        Preset.MNIST, v -> (v - .1307) / .3081, v -> (v - .1307) / .3081, v -> (v - .1307) / .3081),
                // Caffe's means are for blue, green, red
                new Expectation(Preset.CAFFE, v -> v * 255 - 123, v -> v * 255 - 117, v -> v * 255 - 104));
    }

    /** The formula for each colour. */
    record Expectation(Preset preset, Formula red, Formula green, Formula blue) {
        float of(int colour, float value) {
            return (float) List.of(red, green, blue).get(colour).of(value);
        }

        @Override
        public String toString() {
            return preset.toString();
        }
    }

    /** What becomes of a value. */
    interface Formula {
        double of(double value);
    }

    @Test
    void everyPresetIsTested() {
        assertThat(presets()).extracting(Expectation::preset).containsExactly(Preset.values());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void channelsFirst(Expectation expected) throws OrtException {
        float[] written = written(Layout.NCHW, List.of(-1L, 3L, 2L, 3L), expected.preset());
        for (int i = 0; i < written.length; i++) {
            int plane = i / 6;
            int colour = expected.preset() == Preset.CAFFE ? 2 - plane % 3 : plane % 3;
            float value = STIMULI[plane / 3 * 3 + colour][i % 6];
            assertThat(written[i]).as("value %d", i).isCloseTo(expected.of(colour, value), within(3e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void channelsLast(Expectation expected) throws OrtException {
        float[] written = written(Layout.NHWC, List.of(-1L, 2L, 3L, 3L), expected.preset());
        for (int i = 0; i < written.length; i++) {
            int colour = expected.preset() == Preset.CAFFE ? 2 - i % 3 : i % 3;
            float value = STIMULI[i / 18 * 3 + colour][i / 3 % 6];
            assertThat(written[i]).as("value %d", i).isCloseTo(expected.of(colour, value), within(3e-5f));
        }
    }

    /** What the network gets for the two stimuli. */
    private static float[] written(Layout layout, List<Long> declared, Preset preset) throws OrtException {
        Contract contract = new Contract(
                "image", "FLOAT", declared, layout, Shape.of(3, 2, 3), true, 0, false, "", 2, List.of(), List.of(), "");
        float[] stimuli = new float[36];
        for (int i = 0; i < stimuli.length; i++) {
            stimuli[i] = STIMULI[i / 6][i % 6];
        }
        try (InputTensor input = new InputTensor(contract, preset.preprocessing())) {
            FloatBuffer values = input.of(stimuli, 2).getFloatBuffer();
            float[] written = new float[values.remaining()];
            values.get(written);
            assertThat(written).hasSize(36);
            return written;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNIT, range 0..1",
        "BYTE, range 0..255",
        "SIGNED, range -1..1",
        "IMAGENET, 'range 0..1 mean 0.485,0.456,0.406 std 0.229,0.224,0.225'",
        "CIFAR10, 'range 0..1 mean 0.4914,0.4822,0.4465 std 0.247,0.2435,0.2616'",
        "MNIST, range 0..1 mean 0.1307 std 0.3081",
        "CAFFE, 'range 0..255 mean 104,117,123 bgr'"
    })
    void textStandsInAnswersFilesAndMustNotChange(Preset preset, String text) {
        assertThat(preset.preprocessing()).hasToString(text);
    }

    @Test
    void presetsForChannels() {
        assertThat(Doctor.presets(1)).containsExactly(Preset.UNIT, Preset.BYTE, Preset.SIGNED, Preset.MNIST);
        assertThat(Doctor.presets(3)).containsExactly(Preset.values());
        assertThat(Doctor.presets(4)).isEqualTo(Doctor.presets(1));
    }

    @Test
    void withers() {
        Preprocessing one = Preprocessing.of(0, 1)
                .withRange(-2, 2.5)
                .normalised(List.of(1.0), List.of(2.0))
                .blueFirst(true);
        assertThat(one).isEqualTo(new Preprocessing(-2, 2.5, List.of(1.0), List.of(2.0), true));
        assertThat(one).hasToString("range -2..2.5 mean 1 std 2 bgr");
        assertThat(one.withRange(0, 1).blueFirst(false).normalised(List.of(), List.of()))
                .isEqualTo(Preset.UNIT.preprocessing());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "0, -0.0",
        "NaN, 1",
        "0, NaN",
        "-Infinity, 0",
        "0, Infinity",
        "0, 1e7",
        "0, 1e-7",
        "1e-300, 2e-300"
    })
    void refusedRange(double low, double high) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preprocessing.of(low, high))
                .withMessageContaining(low + ".." + high)
                .withMessageContaining("the range must not be empty");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, 1e-300, Double.MIN_VALUE, 1e7})
    void refusedDeviation(double deviation) {
        Preprocessing unit = Preprocessing.of(0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> unit.normalised(List.of(), List.of(0.5, deviation, 0.5)))
                .withMessageContaining("deviation [0.5, " + deviation + ", 0.5]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, -1e7})
    void refusedMean(double mean) {
        Preprocessing unit = Preprocessing.of(0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> unit.normalised(List.of(mean), List.of()))
                .withMessageContaining("mean [" + mean + "]");
    }

    @Test
    void mustFitTheChannels() {
        OnnxModel grey = grey();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grey.observer(Preset.IMAGENET.preprocessing()))
                .withMessageContaining("3 channels, the model has 1");
        Preprocessing two = Preprocessing.of(0, 1).normalised(List.of(), List.of(1.0, 2.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grey.observer(two))
                .withMessageContaining("2 channels, the model has 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grey.observer(Preprocessing.of(0, 1).blueFirst(true)))
                .withMessageContaining("blue first needs 3 channels, the model has 1");
    }

    private static OnnxModel grey() {
        LinearClassifier truth = LinearClassifier.of(Shape.of(1, 5, 5), 3);
        return ModelCases.imageGraph(OnnxGraph.create(), truth, "N").open();
    }
}
