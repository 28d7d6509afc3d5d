package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.phosphene.onnx.Preprocessing.Preset;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/** The doctor on models whose condition is known. */
@Timeout(60)
class DoctorTest {
    private static final long TRIALS = 1000;

    private final LinearClassifier small = LinearClassifier.of(Shape.of(3, 5, 6), 10);
    private final LinearClassifier digits = LinearClassifier.of(Shape.of(1, 28, 28), 10);

    private static Diagnosis examine(OnnxModel model, int workers) {
        // levels of 0 and 1 keep sums exact
        StimulusSpec noise = StimulusSpec.of(model.contract().shape(), Noise.binary());
        return Doctor.of(model, Preset.UNIT.preprocessing(), workers).examine(noise, TRIALS, 3);
    }

    private static OnnxModel linear(LinearClassifier truth) {
        return ModelCases.imageGraph(OnnxGraph.create(), truth, 1).open();
    }

    @Test
    void healthyModel() {
        OnnxModel model = linear(small);
        Diagnosis diagnosis = examine(model, 2);
        Long[] counts = countsOfTruth();
        assertThat(diagnosis.counts()).containsExactly(counts);
        assertThat(diagnosis.entropy()).isCloseTo(entropy(counts), within(1e-12));
        assertThat(diagnosis.trials()).isEqualTo(TRIALS);
        assertThat(diagnosis.deterministic()).isTrue();
        assertThat(diagnosis.warnings()).isEmpty();
        assertThat(diagnosis.contract()).isEqualTo(model.contract());
        assertThat(diagnosis.preprocessing()).isEqualTo("range 0..1");
        assertThat(diagnosis.ranges())
                .extracting(Diagnosis.Reaction::preset)
                .containsExactlyElementsOf(
                        Arrays.stream(Preset.values()).map(Preset::toString).toList());
        assertThat(diagnosis.ranges()).allSatisfy(range -> {
            assertThat(range.confidence()).isBetween(0.1, 1.0);
            assertThat(range.entropy()).isBetween(0.0, Math.log(10) / Math.log(2));
        });
    }

    private Long[] countsOfTruth() {
        int size = small.shape().size();
        Stimuli stimuli = StimulusSpec.of(small.shape(), Noise.binary()).stimuli(3);
        int[] levels = new int[size];
        float[] values = new float[(int) TRIALS * size];
        for (int t = 0; t < TRIALS; t++) {
            stimuli.show(levels, 0, stimuli.noise(t, levels, 0), values, t * size);
        }
        Long[] counts = new Long[small.classes()];
        Arrays.fill(counts, 0L);
        for (int label : small.labels(values, (int) TRIALS)) {
            counts[label]++;
        }
        return counts;
    }

    private static double entropy(Long[] counts) {
        double bits = 0;
        for (Long count : counts) {
            if (count > 0) {
                bits += (double) count / TRIALS * Math.log((double) TRIALS / count) / Math.log(2);
            }
        }
        return bits;
    }

    @Test
    void anyNumberOfWorkers() {
        OnnxModel model = linear(small);
        assertThat(examine(model, 3)).isEqualTo(examine(model, 1));
    }

    @Test
    void oneClassAlways() {
        float[] favour = new float[10];
        favour[3] = 1000;
        OnnxModel model = ModelCases.bare(small, "N")
                .floats("favour", favour, 10)
                .node("Add", "scores", "linear", "favour")
                .output("scores", "N", 10)
                .open();
        Diagnosis diagnosis = examine(model, 1);
        assertThat(diagnosis.entropy()).isZero();
        assertThat(diagnosis.counts()).containsExactly(0L, 0L, 0L, TRIALS, 0L, 0L, 0L, 0L, 0L, 0L);
        assertThat(diagnosis.warnings())
                .singleElement()
                .asString()
                .startsWith("100.0 % of this noise falls into class 3:");
    }

    @Test
    void rollsDice() {
        OnnxModel model = ModelCases.bare(small, "N")
                .node("RandomUniformLike", "dice", "linear")
                .node("Add", "scores", "linear", "dice")
                .output("scores", "N", 10)
                .open();
        Diagnosis diagnosis = examine(model, 1);
        assertThat(diagnosis.deterministic()).isFalse();
        assertThat(diagnosis.warnings()).singleElement().asString().startsWith("the same stimuli got different scores");
    }

    @Test
    void oneImageAtATime() {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", 1, 3, 5, 6)
                .longs("rows", 1, -1)
                .node("Reshape", "row", "image", "rows");
        OnnxModel model = small.addTo(graph, Layout.NCHW, "row", "scores")
                .output("scores", 1, 10)
                .open();
        Diagnosis diagnosis = examine(model, 2);
        assertThat(diagnosis.counts()).containsExactly(countsOfTruth());
        assertThat(diagnosis.warnings())
                .containsExactly("it takes 1 image(s) at a time and no more: runs will be slow");
    }

    @Test
    void asManyScoresAsValues() {
        OnnxModel model = OnnxGraph.create()
                .input("image", "N", 64)
                .node("Neg", "scores", "image")
                .output("scores", "N", 64)
                .open();
        assertThat(examine(model, 1).warnings())
                .contains("it has as many scores as the image has values: is it a classifier?");
    }

    @Test
    void expectsSmallValues() {
        assertThat(examine(linear(digits.times(0.1f)), 1).expects()).startsWith("small values");
    }

    @Test
    void expectsBytes() {
        assertThat(examine(linear(digits.times(0.1f / 255)), 1).expects()).startsWith("0..255:");
    }

    @Test
    void expectationCannotBeTold() {
        Diagnosis diagnosis = examine(linear(digits.times(0)), 1);
        assertThat(diagnosis.expects()).startsWith("cannot be told");
        assertThat(diagnosis.ranges()).allSatisfy(range -> {
            assertThat(range.confidence()).isCloseTo(0.1, within(1e-6));
            assertThat(range.entropy()).isZero();
        });
    }

    /** A softmax without the usual precaution: large scores overflow. The wrong range is a finding, not a failure. */
    @Test
    void overflowsOnBytes() {
        OnnxModel model = ModelCases.bare(small.times(0.25f), "N")
                .node("Exp", "odds", "linear")
                .longs("axis", 1)
                .node("ReduceSum", "all", "odds", "axis")
                .node("Div", "scores", "odds", "all")
                .output("scores", "N", 10)
                .open();
        Diagnosis diagnosis = examine(model, 1);
        assertThat(diagnosis.expects())
                .isEqualTo("small values (0..1, -1..1 or normalised): with 0..255 it gives no usable answer");
        assertThat(diagnosis.ranges())
                .extracting(Diagnosis.Reaction::preset)
                .contains("unit")
                .doesNotContain("byte");
        assertThat(diagnosis.warnings())
                .anyMatch(warning -> warning.startsWith(
                        "with --preprocess byte it gives no usable answer (the model's score of class "));
    }

    @Test
    void noiseMustHaveTheModelsShape() {
        Doctor doctor = Doctor.of(linear(small), Preset.UNIT.preprocessing(), 1);
        StimulusSpec larger = StimulusSpec.of(Shape.of(3, 6, 6), Noise.uniform());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> doctor.examine(larger, TRIALS, 1))
                .withMessage("noise of shape 3x6x6, the model takes 3x5x6");
    }

    @Test
    void coarseBlocksHaveEdges() {
        Shape shape = Shape.of(2, 14, 21);
        float[] image = CoarseImages.of(shape, 5, 1);
        for (int i = 0; i < image.length; i++) {
            int corner = i / 294 * 294 + i % 294 / 21 / 2 * 2 * 21 + i % 21 / 3 * 3;
            assertThat(image[i]).as("value %d", i).isEqualTo(image[corner]).isBetween(0f, 1f);
        }
        assertThat(Arrays.copyOfRange(CoarseImages.of(shape, 3, 3), 2 * 588, 3 * 588))
                .isEqualTo(image);
        Set<Float> brightness = new HashSet<>();
        for (float value : image) {
            brightness.add(value);
        }
        // of 98 blocks, a few share one of 256 levels
        assertThat(brightness).hasSizeBetween(60, 98);
    }
}
