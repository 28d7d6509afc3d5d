package org.phosphene.studies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phosphene.data.DataFolder;
import org.phosphene.data.digits.SyntheticDigits;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.onnx.network.Network;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.zoo.BuiltInModel;

/** Activations put into the CNN for digits. */
class InjectionTest {
    private static final String LAYER = "relu2";
    private static final int CLASSES = 10;
    private static final int IMAGES = 120;

    private final Network network =
            Network.of(new BuiltInModel("mnist-cnn").open(OnnxModel.Choices.none()), Preprocessing.of(0, 1));
    private final LabelledImages images = SyntheticDigits.of(IMAGES, 3);

    /** Mean activations of the digits themselves. */
    private LayerMeans means() {
        return LayerMeans.ofImages(network, List.of(LAYER), SyntheticDigits.of(500, 4), CLASSES);
    }

    private Injection injection(LayerMeans means, int workers) {
        StudySetting setting = StudySetting.of(new DataFolder(Path.of("nowhere")), Path.of("nowhere"))
                .withWorkers(workers);
        return Injection.into(network, LAYER, 0, means, images, setting);
    }

    @Test
    void oneWorkerAndThreeCountTheSame() {
        LayerMeans means = means();
        assertThat(injection(means, 3).called())
                .isDeepEqualTo(injection(means, 1).called());
    }

    @Test
    void atTheEndsOnlyOneOfBothCounts() {
        LayerMeans means = means();
        Injection injection = injection(means, 1);
        int[] labels = new int[IMAGES];
        float[] values = new float[IMAGES * images.shape().size()];
        for (int i = 0; i < IMAGES; i++) {
            images.values(i, values, i * images.shape().size());
        }
        try (Observer observer = network.model().observer(network.preprocessing())) {
            observer.label(values, IMAGES, labels);
        }
        int alone = 0;
        for (int c = 0; c < CLASSES; c++) {
            int wrong = 0;
            int others = 0;
            for (int i = 0; i < IMAGES; i++) {
                others += images.label(i) == c ? 0 : 1;
                wrong += images.label(i) != c && labels[i] == c ? 1 : 0;
            }
            assertThat(injection.ratio(c, Injection.STEPS)).isEqualTo((double) wrong / others);
            assertThat(injection.ratio(c, 0)).isIn(0.0, 1.0);
            alone += (int) injection.ratio(c, 0);
        }
        assertThat(alone)
                .as("mean activations of digits that are called by their digit")
                .isGreaterThan(5);
    }

    @Test
    void meansOfNoiseAreThoseOfItsTrials() {
        StimulusSpec noise = StimulusSpec.of(images.shape(), Noise.uniform());
        List<List<Long>> one = List.of(List.of(7L), List.of());
        List<List<Long>> both = List.of(List.of(7L, 9L), List.of(9L));
        LayerMeans single = LayerMeans.ofNoise(network, List.of(LAYER), noise, 1, one);
        LayerMeans pair = LayerMeans.ofNoise(network, List.of(LAYER), noise, 1, both);
        assertThat(single.reached()).containsExactly(0);
        assertThat(single.distance(0)).as("too few images").isEmpty();
        double[] a = single.of(0, 0);
        double[] b = pair.of(1, 0);
        for (int i = 0; i < a.length; i++) {
            assertThat(pair.of(0, 0)[i]).isEqualTo((a[i] + b[i]) / 2);
        }
    }
}
