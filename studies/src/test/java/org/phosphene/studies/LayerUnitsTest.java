package org.phosphene.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.onnx.network.LayerUnits;
import org.phosphene.onnx.network.Network;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.triggered.AverageSums;
import org.phosphene.triggered.Recording;
import org.phosphene.triggered.Responses;
import org.phosphene.triggered.TriggeredAverage;
import org.phosphene.zoo.BuiltInModel;

/** Units of built-in networks: what they see alone gives the same responses as whole images do. */
class LayerUnitsTest {
    private static final int IMAGES = 6;

    private static Network open(String name, Preprocessing preprocessing) {
        return Network.of(new BuiltInModel(name).open(OnnxModel.Choices.none()), preprocessing);
    }

    private static float[] responses(LayerUnits units, float[] images) {
        float[] responses = new float[IMAGES * units.maps().size()];
        try (Responses open = units.open()) {
            open.of(images, IMAGES, responses);
        }
        return responses;
    }

    @ParameterizedTest
    @CsvSource({
        "mnist-cnn,   conv1, 5,  5,  5,  5, true",
        "mnist-cnn,   relu2, 5,  5, 14, 14, true",
        "mnist-cnn,   relu2, 0,  7, 14, 14, true",
        "mnist-cnn,   fc1,   0,  0, 28, 28, false",
        "cifar10-cnn, relu1, 5,  5,  3,  3, true",
        "cifar10-cnn, relu4, 5,  5, 14, 14, true",
        // padding reaches these: they are read off whole images
        "cifar10-cnn, relu1, 0, 31,  2,  2, false",
        "cifar10-cnn, relu4, 0,  0,  8,  8, false"
    })
    void partsOfImagesGiveTheResponsesOfWholeOnes(
            String name, String tensor, int row, int column, int rows, int columns, boolean cut) {
        Network network = open(name, Preprocessing.of(-1, 1));
        LayerUnits units = LayerUnits.of(network, network.tensor(tensor), row, column);
        assertThat(units.isCut()).isEqualTo(cut);
        assertThat(units.window().height()).isEqualTo(rows);
        assertThat(units.window().width()).isEqualTo(columns);
        SplittableRandom random = new SplittableRandom(3);
        float[] images = new float[IMAGES * network.model().contract().shape().size()];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextDouble();
        }
        float[] whole = responses(units.onWholeImages(), images);
        float[] seen = responses(units, images);
        assertThat(whole).hasSize(IMAGES * units.tensor().maps());
        double largest = 0;
        for (float one : whole) {
            largest = Math.max(largest, Math.abs(one));
        }
        assertThat(largest).isPositive();
        for (int i = 0; i < whole.length; i++) {
            assertThat((double) seen[i]).isCloseTo(whole[i], within(1e-5 * largest));
        }
    }

    /** A linear layer's averages are its learnt kernels, and so are those of its rectified units. */
    @Test
    void averagesOfAFirstLayerAreItsKernels() {
        Network network = open("mnist-cnn", Preprocessing.of(0, 1));
        NoiseField noise = StimulusSpec.of(Shape.of(1, 28, 28), Noise.uniform());
        List<Integer> maps = List.of(2, 8, 19);
        LayerUnits linear = LayerUnits.of(network, network.tensor("conv1"), maps, 5, 5);
        LayerUnits rectified = LayerUnits.of(network, network.tensor("relu1"), maps, 5, 5);
        List<double[]> kernels = LearntKernels.of(linear, noise.shape());
        for (LayerUnits units : List.of(linear, rectified)) {
            Recording recording = Recording.of(noise, 1, 20_000);
            AverageSums sums = AverageSums.of(recording, units.units());
            recording.run(units::open, List.of(sums));
            List<TriggeredAverage> averages = sums.averages();
            for (int u = 0; u < maps.size(); u++) {
                double[] kernel = averages.get(u).kernel().orElseThrow().value();
                assertThat(Pearson.of(kernels.get(u), kernel)).isGreaterThan(0.998);
            }
        }
    }

    @Test
    void unitsThatAreNotThereAreRefused() {
        Network network = open("mnist-cnn", Preprocessing.of(0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LayerUnits.of(network, network.tensor("conv1"), 24, 0))
                .withMessageContaining("20 maps of 24x24");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LayerUnits.of(network, network.tensor("conv1"), List.of(1, 1), 0, 0))
                .withMessageContaining("none twice");
    }
}
