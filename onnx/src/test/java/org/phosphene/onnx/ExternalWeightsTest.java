package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.stimulus.Shape;

class ExternalWeightsTest {
    private final LinearClassifier truth = LinearClassifier.of(Shape.of(3, 5, 6), 10);

    @TempDir
    private Path root;

    private Path folder;
    private Path file;

    @BeforeEach
    void folders() throws IOException {
        folder = Files.createDirectories(root.resolve("a b/models"));
        file = folder.resolve("model.onnx");
        // readable weights outside: what is refused below is refused for its place
        Files.write(root.resolve("a b/weights"), OnnxGraph.bytes(truth.matrix(Layout.NCHW)));
    }

    private void writeWeights(String name) throws IOException {
        Path weights = folder.resolve(name);
        Files.createDirectories(weights.getParent());
        Files.write(weights, OnnxGraph.bytes(truth.matrix(Layout.NCHW)));
    }

    private OnnxGraph graph(Object batch, String location) {
        return truth.addBiases(OnnxGraph.create())
                .input("image", batch, 3, 5, 6)
                .weights(OnnxGraph.external("weights", location, 90, 10))
                .node("Flatten", "row", "image")
                .node("Gemm", "scores", "row", "weights", "biases")
                .output("scores", batch, 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights", "./weights", "model.onnx.data", "parts/weights", "parts/../weights"})
    void besideTheModel(String location) throws IOException {
        Files.createDirectories(folder.resolve("parts"));
        writeWeights(location);
        isRight(OnnxModel.open(graph("N", location).write(file)));
    }

    /** The edited model has no place of its own from which to look for its weights. */
    @Test
    void freedBatch() throws IOException {
        writeWeights("weights");
        OnnxModel model = OnnxModel.open(graph(1, "weights").write(file));
        assertThat(model.contract().freed()).isTrue();
        isRight(model);
    }

    private void isRight(OnnxModel model) {
        float[] stimuli = truth.stimuli(32);
        try (OnnxObserver observer = model.observer(Preprocessing.of(0, 1))) {
            assertThat(observer.scores(stimuli, 32)).isEqualTo(truth.scores(stimuli, 32));
        }
    }

    @Test
    void belongToTheHash() throws IOException {
        writeWeights("weights");
        graph(1, "weights").write(file);
        String before = OnnxModel.open(file).sha256();
        assertThat(OnnxModel.open(file).sha256()).isEqualTo(before).matches("[0-9a-f]{64}");
        byte[] weights = Files.readAllBytes(folder.resolve("weights"));
        weights[2] ^= 1;
        Files.write(folder.resolve("weights"), weights);
        assertThat(OnnxModel.open(file).sha256()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../weights", "parts/../../weights", "../models/../weights", ""})
    void outsideTheFolder(String location) throws IOException {
        Files.createDirectories(folder.resolve("parts"));
        graph(1, location).write(file);
        refused("'" + location + "', outside the model's folder: refused");
    }

    @Test
    void absolute() {
        String location = root.resolve("a b/weights").toString();
        graph(1, location).write(file);
        refused("'" + location + "', outside the model's folder: refused");
    }

    @Test
    void missing() {
        graph(1, "weights").write(file);
        refused(folder.resolve("weights") + ", which is not there");
    }

    @Test
    void linkOutOfTheFolder() throws IOException {
        Files.createSymbolicLink(folder.resolve("linked"), root.resolve("a b/weights"));
        graph(1, "linked").write(file);
        refused("'linked' are a link out of the folder: refused");
    }

    @Test
    void linkedFolder() throws IOException {
        Files.createSymbolicLink(folder.resolve("parts"), root.resolve("a b"));
        graph(1, "parts/weights").write(file);
        refused("'parts/weights' are a link out of the folder: refused");
    }

    @Test
    void tooShort() throws IOException {
        Files.write(folder.resolve("weights"), new byte[40]);
        graph(1, "weights").write(file);
        refused("");
    }

    /** A constant is a tensor as well. */
    @Test
    void inAnAttribute() {
        TensorProto constant = OnnxGraph.external("value", "../weights", 90, 10);
        truth.addBiases(OnnxGraph.create())
                .input("image", 1, 3, 5, 6)
                .node("Constant", "weights")
                .with("value", constant)
                .node("Flatten", "row", "image")
                .node("Gemm", "scores", "row", "weights", "biases")
                .output("scores", 1, 10)
                .write(file);
        refused("'../weights', outside the model's folder: refused");
    }

    @Test
    void inMemory() throws IOException {
        writeWeights("weights");
        byte[] bytes = graph(1, "weights").bytes();
        assertThatThrownBy(() -> OnnxModel.of("model.onnx", bytes, OnnxModel.Choices.none()))
                .isInstanceOf(ModelException.class)
                .hasMessage("model.onnx: it has weights in other files, which a model in memory cannot have");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> OnnxModel.open(file))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(why)
                .message()
                .matches("\\P{Cntrl}+");
    }
}
