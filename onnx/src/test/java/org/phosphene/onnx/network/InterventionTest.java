package org.phosphene.onnx.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.onnx.ModelException;
import org.phosphene.onnx.OnnxGraph;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.OnnxObserver;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.onnx.RealModel;

class InterventionTest {
    private static final Preprocessing UNIT = Preprocessing.of(0, 1);

    private static float[] noise(int size) {
        Random random = new Random(3);
        float[] noise = new float[size];
        for (int i = 0; i < size; i++) {
            noise[i] = random.nextFloat();
        }
        return noise;
    }

    private static float[] scores(OnnxModel model, Preprocessing preprocessing, float[] stimuli, int count) {
        try (OnnxObserver observer = model.observer(preprocessing)) {
            return observer.scores(stimuli, count);
        }
    }

    /** To rounding: the engine adds a bias within its kernel, before or after the rounding of the sum. */
    @ParameterizedTest
    @EnumSource(names = {"LENET5", "BADNET", "CONVNET_MAXPOOL", "SMALL_NHWC", "CONV8"})
    void shiftOfMapsIsAnotherBias(RealModel real) {
        OnnxModel model = real.open();
        ModelProto graph = model.graph();
        String bias = graph.getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals("Conv"))
                .findFirst()
                .orElseThrow()
                .getInput(2);
        ModelProto.Builder edited = graph.toBuilder();
        float[] shift = null;
        for (TensorProto.Builder weights : edited.getGraphBuilder().getInitializerBuilderList()) {
            if (weights.getName().equals(bias)) {
                ByteBuffer values =
                        ByteBuffer.wrap(weights.getRawData().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
                shift = new float[values.remaining() / Float.BYTES];
                for (int m = 0; m < shift.length; m++) {
                    shift[m] = m % 3 - 0.5f;
                    values.putFloat(Float.BYTES * m, values.getFloat(Float.BYTES * m) + shift[m]);
                }
                weights.setRawData(ByteString.copyFrom(values.rewind()));
            }
        }
        Preprocessing preprocessing = real.preset.preprocessing();
        Network network = Network.of(model, preprocessing);
        float[] stimuli = noise(4 * model.contract().shape().size());
        float[] byBias = scores(model.withGraph(edited.build()), preprocessing, stimuli, 4);
        float[] byShift = scores(
                network.with(Intervention.shift("conv1", Term.perMap(shift))).model(), preprocessing, stimuli, 4);
        float[] before = scores(model, preprocessing, stimuli, 4);
        float largest = 0;
        for (float score : byBias) {
            largest = Math.max(largest, Math.abs(score));
        }
        for (int i = 0; i < byBias.length; i++) {
            assertThat(byShift[i]).isCloseTo(byBias[i], within(1e-5f * largest));
        }
        assertThat(byShift).isNotEqualTo(before);
    }

    @Test
    void scoresThemselvesMayBeChanged() {
        Network network = Network.of(NetworkTest.twoMaps().open(), UNIT)
                .with(Intervention.replace("scores", Term.perElement(3, 4)));
        assertThat(scores(network.model(), UNIT, noise(9), 1)).containsExactly(3, 4);
    }

    @Test
    void imageItselfMayBeChanged() {
        Network network = Network.of(NetworkTest.twoMaps().open(), UNIT);
        float[] image = noise(9);
        float[] twice = new float[9];
        for (int i = 0; i < 9; i++) {
            twice[i] = 2 * image[i];
        }
        Network doubled = network.with(Intervention.scale("image", Term.same(2)));
        assertThat(scores(doubled.model(), UNIT, image, 1)).isEqualTo(scores(network.model(), UNIT, twice, 1));
        try (Probe probe = doubled.probe(List.of("image"))) {
            assertThat(probe.values(image, 1)[0]).isEqualTo(twice);
        }
    }

    /** A node that reads a changed tensor out of a subgraph reads the changed one. */
    private static OnnxGraph withBranch() {
        OnnxGraph then = OnnxGraph.create().node("Identity", "then", "maps").output("then", "batch", 2, 3, 3);
        OnnxGraph otherwise =
                OnnxGraph.create().node("Neg", "otherwise", "maps").output("otherwise", "batch", 2, 3, 3);
        TensorProto yes = TensorProto.newBuilder()
                .setName("yes")
                .setDataType(TensorProto.DataType.BOOL_VALUE)
                .addInt32Data(1)
                .build();
        return OnnxGraph.create()
                .input("image", "batch", 1, 3, 3)
                .output("scores", "batch", 2)
                .floats("w", new float[] {2, -1}, 2, 1, 1, 1)
                .weights(yes)
                .node("Conv", "maps", "image", "w")
                .node("If", "chosen", "yes")
                .withGraph("then_branch", then.proto().getGraph())
                .withGraph("else_branch", otherwise.proto().getGraph())
                .node("GlobalAveragePool", "mean", "chosen")
                .node("Flatten", "scores", "mean");
    }

    @Test
    void subgraphsReadTheChangedTensor() {
        Network network = Network.of(withBranch().open(), UNIT).with(Intervention.replace("maps", Term.perMap(5, 6)));
        assertThat(scores(network.model(), UNIT, noise(9), 1)).containsExactly(5, 6);
        assertThat(network.tensor("chosen").field().reason()).contains("operator If");
        assertThatThrownBy(() -> network.tensor("then"))
                .hasMessageContaining("tensor 'then' lies in a subgraph (If, Loop or Scan), which cannot be reached");
    }

    @Test
    void halfPrecisionStaysHalf() {
        OnnxGraph graph = OnnxGraph.create()
                .input("image", "batch", 1, 3, 3)
                .output("scores", "batch", 2)
                .floats("w", new float[] {2, -1}, 2, 1, 1, 1)
                .node("Conv", "maps", "image", "w")
                .node("Cast", "half", "maps")
                .with("to", TensorProto.DataType.FLOAT16_VALUE)
                .node("Relu", "relu", "half")
                .node("Cast", "single", "relu")
                .with("to", TensorProto.DataType.FLOAT_VALUE)
                .node("GlobalAveragePool", "mean", "single")
                .node("Flatten", "scores", "mean");
        Network network = Network.of(graph.open(), UNIT);
        assertThat(network.tensor("half").type()).isEqualTo("FLOAT16");
        Network changed = network.with(new Intervention("half", Term.perMap(0, 1), Term.perMap(0.1f, 2)));
        float[] scores = scores(changed.model(), UNIT, new float[9], 1);
        // 0.1 to the nearest half
        assertThat(scores).containsExactly(1638 / 16384f, 2);
        assertThatThrownBy(() -> network.with(Intervention.shift("half", Term.same(70000))))
                .hasMessage("number 70000.0 of an intervention on a half-precision tensor: at most 65504.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9, 11, 13, 17, 21, 22})
    void operatorSets(int opset) {
        Network network = Network.of(ofOpset(opset).open(), UNIT);
        Network changed = network.with(Intervention.lesion("conv1", 0), Intervention.shift("relu", Term.same(1)));
        assertThat(scores(changed.model(), UNIT, new float[9], 1)).containsExactly(1, 2);
    }

    @Test
    void unknownOperatorSetIsRefused() {
        Network network = Network.of(ofOpset(6).open(), UNIT);
        assertThat(network.tensor("conv1").field().rows().size()).isEqualTo(1);
        assertThatThrownBy(() -> network.with(Intervention.lesion("conv1", 0)))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "model.onnx: operator set 6 of the graph cannot be changed, only 7 to 24; convert the model to "
                                + "one of these");
    }

    private static OnnxGraph ofOpset(int opset) {
        return OnnxGraph.ofOpset(opset)
                .input("image", "batch", 1, 3, 3)
                .output("scores", "batch", 2)
                .floats("w", new float[] {2, -1}, 2, 1, 1, 1)
                .floats("b", new float[] {0, 1}, 2)
                .node("Conv", "maps", "image", "w", "b")
                .node("Relu", "relu", "maps")
                .node("GlobalAveragePool", "mean", "relu")
                .node("Flatten", "scores", "mean");
    }

    @Test
    void termsMustFit() {
        Network network = Network.of(NetworkTest.twoMaps().open(), UNIT);
        assertThatThrownBy(() -> network.with(Intervention.shift("maps", Term.perMap(1, 2, 3))))
                .hasMessage("an intervention with 3 numbers on tensor 'maps' of 2x3x3, which has 2 maps");
        assertThatThrownBy(() -> network.with(Intervention.shift("maps", Term.perElement(1, 2, 3))))
                .hasMessage(
                        "an intervention with 3 numbers on tensor 'maps' of 2x3x3, which has 2 maps and 18 elements "
                                + "for each image");
        assertThatThrownBy(() -> network.with(Intervention.lesion("maps", 2)))
                .hasMessage("map 2 of tensor 'maps', which has 2, counted from 0");
        assertThatThrownBy(() -> network.with(Intervention.shift("maps", Term.fed("relu"))))
                .hasMessageContaining("input 'relu' of tensor 'maps': the name is taken in the graph");
    }

    @Test
    void tensorsOutOfReach() {
        OnnxGraph graph = NetworkTest.twoMaps()
                .node("Neg", "aside", "maps")
                .output("aside", "batch", 2, 3, 3)
                .node("Shape", "extents", "image");
        Network network = Network.of(graph.open(), UNIT);
        assertThatThrownBy(() -> network.tensor("aside"))
                .hasMessageEndingWith("'aside' has no influence on the scores");
        assertThatThrownBy(() -> network.tensor("extents"))
                .hasMessageEndingWith("'extents' does not depend on the image");
        assertThatThrownBy(() -> network.tensor("w"))
                .hasMessageEndingWith("'w' holds weights, which do not depend on the image");
    }

    @Test
    void tailBesideAConnectionIsRefused() {
        Network network = Network.of(RealModel.RESNET20.open(), UNIT);
        assertThatThrownBy(() -> network.tail("conv2"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("for a connection runs past it");
        assertThatThrownBy(() -> network.tail("fc1")).hasMessageContaining("holds the scores: nothing lies behind it");
    }

    @Test
    void externalWeightsGoIntoTheFile(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("w.bin"), OnnxGraph.bytes(new float[] {2, -1}));
        Path file = OnnxGraph.create()
                .input("image", "batch", 1, 3, 3)
                .output("scores", "batch", 2)
                .weights(OnnxGraph.external("w", "w.bin", 2, 1, 1, 1))
                .node("Conv", "maps", "image", "w")
                .node("GlobalAveragePool", "mean", "maps")
                .node("Flatten", "scores", "mean")
                .write(folder.resolve("model.onnx"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("edited.onnx");
        Network.of(OnnxModel.open(file), UNIT)
                .with(Intervention.shift("maps", Term.perMap(10, 20)))
                .save(elsewhere);
        assertThat(scores(OnnxModel.open(elsewhere), UNIT, new float[9], 1)).containsExactly(10, 20);
        try (var files = Files.list(elsewhere.getParent())) {
            assertThat(files).containsExactly(elsewhere);
        }
    }

    /** The rules of ONNX's checker: each name is made once, and before it is read. */
    @ParameterizedTest
    @EnumSource
    void savedFilesAreValid(RealModel real, @TempDir Path folder) throws IOException {
        Network network = Network.of(real.open(), real.preset.preprocessing());
        Network changed = network.with(
                        Intervention.scale(network.tensors().get(1).name(), Term.same(0.5f)))
                .with(Intervention.lesion(network.tensors().get(1).name(), 0))
                .with(Intervention.shift(network.tensors().get(0).name(), Term.same(0.5f)));
        Path file = folder.resolve("edited.onnx");
        changed.save(file);
        GraphProto graph = ModelProto.parseFrom(Files.readAllBytes(file)).getGraph();
        Set<String> known = new HashSet<>(Set.of(""));
        graph.getInputList().forEach(input -> known.add(input.getName()));
        graph.getInitializerList().forEach(weights -> known.add(weights.getName()));
        Set<String> nodes = new HashSet<>();
        graph.getNodeList().forEach(node -> {
            assertThat(known).as(node.getName()).containsAll(node.getInputList());
            node.getOutputList().stream()
                    .filter(name -> !name.isEmpty())
                    .forEach(output -> assertThat(known.add(output)).as(output).isTrue());
            if (!node.getName().isEmpty()) {
                assertThat(nodes.add(node.getName())).as(node.getName()).isTrue();
            }
        });
        float[] stimuli = noise(2 * network.model().contract().shape().size());
        assertThat(scores(
                        OnnxModel.open(
                                file,
                                new OnnxModel.Choices(network.model().contract().shape(), null)),
                        real.preset.preprocessing(),
                        stimuli,
                        2))
                .isEqualTo(scores(changed.model(), real.preset.preprocessing(), stimuli, 2));
    }
}
