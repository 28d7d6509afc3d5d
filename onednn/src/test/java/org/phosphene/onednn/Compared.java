package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.dnnl.memory.data_type;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.OnnxObserver;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.StimulusSpec;

/** The scores of noise from oneDNN and from ONNX Runtime. */
final class Compared {
    static final Preprocessing UNIT = Preprocessing.of(0, 1);
    static final int IMAGES = 64;

    private static final double FULL = 1e-4;
    private static final double HALF = 0.03;

    private Compared() {}

    /** The types of value that this processor computes in. */
    static List<data_type> types() {
        return Onednn.hasHalves() ? List.of(data_type.f32, data_type.bf16) : List.of(data_type.f32);
    }

    /** The precisions that this processor has; that the others are refused is a test of its own. */
    static Stream<Precision> precisions() {
        return Arrays.stream(Precision.values()).filter(Precision::isAvailable);
    }

    /** For tests that are about 16 bits and nothing else. */
    static void assumeHalves() {
        assumeTrue(Onednn.hasHalves(), "oneDNN has no bfloat16 on this processor");
    }

    static StimulusSpec noise(OnnxModel model) {
        return StimulusSpec.of(model.contract().shape(), Noise.uniform());
    }

    static void assertSameScores(OnnxModel model) {
        assertSameScores(model, UNIT);
    }

    /** In both types of value, in batches of the smallest and of the model's own size. */
    static void assertSameScores(OnnxModel model, Preprocessing preprocessing) {
        float[] stimuli = CheckStimuli.of(noise(model), IMAGES);
        float[] expected = reference(model, preprocessing, stimuli, IMAGES);
        assertThat(spread(expected, model.contract().classes()))
                .as("scores depend on the images")
                .isGreaterThan(0.01 * largest(expected));
        try (OnednnModel compiled = OnednnModel.compile(model, preprocessing)) {
            for (int images : new int[] {8, compiled.batch()}) {
                for (data_type type : types()) {
                    double most = type == data_type.f32 ? FULL : HALF;
                    assertClose(scores(compiled, type, images, stimuli), expected, most);
                }
            }
        }
    }

    static float[] reference(OnnxModel model, Preprocessing preprocessing, float[] stimuli, int count) {
        try (OnnxObserver observer = model.observer(preprocessing)) {
            return observer.scores(stimuli, count);
        }
    }

    /** Scores of all stimuli, the last batch filled up with black images. */
    static float[] scores(OnednnModel compiled, data_type type, int images, float[] stimuli) {
        int count = stimuli.length / compiled.size();
        try (Scorer scorer = compiled.scorer(type, images)) {
            int full = scorer.full(count);
            float[] scores = new float[full * scorer.classes()];
            scorer.score(Arrays.copyOf(stimuli, full * scorer.size()), full, scores);
            return Arrays.copyOf(scores, count * scorer.classes());
        }
    }

    private static void assertClose(float[] actual, float[] expected, double share) {
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            // not a number is not close
            double error = Math.abs(actual[i] - expected[i]);
            most = error <= most ? most : error;
        }
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(most / largest(expected)).as("largest error").isLessThanOrEqualTo(share);
    }

    private static double largest(float[] scores) {
        double largest = 0;
        for (float score : scores) {
            largest = Math.max(largest, Math.abs(score));
        }
        return largest;
    }

    /** Largest distance of a score from the same class's score of the first image. */
    private static double spread(float[] scores, int classes) {
        double largest = 0;
        for (int i = 0; i < scores.length; i++) {
            largest = Math.max(largest, Math.abs(scores[i] - scores[i % classes]));
        }
        return largest;
    }
}
