package org.phosphene.onnx.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.onnx.OnnxGraph;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.OnnxObserver;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.onnx.RealModel;

class NetworkTest {
    private static final Preprocessing UNIT = Preprocessing.of(0, 1);

    /** Two maps of a 3x3 image, first its double, then its negative plus 1; the scores are their sums after a ReLU. */
    static OnnxGraph twoMaps() {
        return OnnxGraph.create()
                .input("image", "batch", 1, 3, 3)
                .output("scores", "batch", 2)
                .floats("w", new float[] {2, -1}, 2, 1, 1, 1)
                .floats("b", new float[] {0, 1}, 2)
                .node("Conv", "maps", "image", "w", "b")
                .node("Relu", "relu", "maps")
                .node("GlobalAveragePool", "mean", "relu")
                .node("Flatten", "scores", "mean");
    }

    private static float[] image() {
        float[] image = new float[9];
        for (int i = 0; i < 9; i++) {
            image[i] = i / 8f;
        }
        return image;
    }

    @Test
    void tensorsInTheOrderOfTheGraph() {
        Network network = Network.of(twoMaps().open(), UNIT);
        assertThat(network.tensors().stream().map(InnerTensor::name))
                .containsExactly("image", "maps", "relu", "mean", "scores");
        InnerTensor maps = network.tensor("maps");
        assertThat(maps.kind()).isEqualTo(InnerTensor.Kind.MAPS);
        assertThat(maps.extents()).containsExactly(2L, 3L, 3L);
        assertThat(maps.maps()).isEqualTo(2);
        assertThat(network.tensor("conv1")).isEqualTo(maps);
        assertThat(network.tensor("maps_node")).isEqualTo(maps);
        assertThat(network.tensor("scores").kind()).isEqualTo(InnerTensor.Kind.ROW);
    }

    @Test
    void unknownTensorNamesTheNearest() {
        Network network = Network.of(twoMaps().open(), UNIT);
        assertThatThrownBy(() -> network.tensor("map"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model.onnx: there is no tensor 'map'; the nearest names are maps, mean, conv1, fc1"
                        .replace(", fc1", ", image"));
    }

    @Test
    void probeReadsTheImageAndTheMaps() {
        Network network = Network.of(twoMaps().open(), UNIT.withRange(0, 8));
        try (Probe probe = network.probe(List.of("image", "maps"))) {
            float[][] values = probe.values(image(), 1);
            assertThat(values[0]).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(values[1]).startsWith(0, 2, 4).endsWith(-5, -6, -7);
        }
    }

    @Test
    void shiftScaleAndLesionAddUp() {
        Network network = Network.of(twoMaps().open(), UNIT);
        Network changed = network.with(
                Intervention.scale("conv1", Term.perMap(3, 1)),
                Intervention.shift("conv1", Term.same(1)),
                Intervention.lesion("relu", 1));
        try (Probe probe = changed.probe(List.of("maps", "relu"));
                OnnxObserver observer = changed.model().observer(UNIT)) {
            float[][] values = probe.values(image(), 1);
            for (int i = 0; i < 9; i++) {
                assertThat(values[0][i]).isEqualTo(3 * (2 * image()[i]) + 1);
                assertThat(values[0][9 + i]).isEqualTo(1 - image()[i] + 1);
                assertThat(values[1][9 + i]).isZero();
            }
            assertThat(observer.scores(image(), 1)).containsExactly(4, 0);
        }
    }

    @Test
    void fedTermTakesARowForEachImage() {
        Network network = Network.of(twoMaps().open(), UNIT).with(Intervention.replace("mean", Term.fed("means")));
        try (NetworkObserver observer = network.observer()) {
            float[] two = new float[18];
            assertThat(observer.feed("means", new float[] {1, 2, 3, 4}).scores(two, 2))
                    .containsExactly(1, 2, 3, 4);
            assertThat(observer.feed("means", new float[] {5, 6}).scores(two, 2))
                    .containsExactly(5, 6, 5, 6);
        }
        assertThatThrownBy(network::model)
                .hasMessage(
                        "model.onnx: the inputs [means] must be fed when it is asked, so it is no model of images alone");
    }

    /** What a probe reads and a tail goes on with gives the scores of the whole network. */
    @ParameterizedTest
    @EnumSource
    void frontAndTailMakeTheWhole(RealModel real) {
        OnnxModel model = real.open();
        Network network = Network.of(model, real.preset.preprocessing());
        InnerTensor inner = network.tensor(real == RealModel.MLP ? "fc2" : "conv1");
        float[] noise = noise(model.contract().shape().size() * 4);
        Network shifted = network.with(Intervention.shift(inner.name(), Term.same(0.25f)));
        try (Probe probe = network.probe(List.of(inner.name()));
                Tail tail = shifted.tail(inner.name());
                OnnxObserver observer = shifted.model().observer(real.preset.preprocessing())) {
            float[] whole = observer.scores(noise, 4);
            float[] split = tail.scores(probe.values(noise, 4)[0], 4);
            assertThat(split).hasSameSizeAs(whole);
            float largest = 0;
            for (float score : whole) {
                largest = Math.max(largest, Math.abs(score));
            }
            for (int i = 0; i < whole.length; i++) {
                assertThat(Math.abs(split[i] - whole[i])).isLessThanOrEqualTo(1e-5f * largest);
            }
        }
    }

    private static float[] noise(int size) {
        java.util.Random random = new java.util.Random(7);
        float[] noise = new float[size];
        for (int i = 0; i < size; i++) {
            noise[i] = random.nextFloat();
        }
        return noise;
    }
}
