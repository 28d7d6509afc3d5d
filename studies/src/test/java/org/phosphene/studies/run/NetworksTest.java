package org.phosphene.studies.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.onnx.ModelException;
import org.phosphene.zoo.BuiltInModel;

class NetworksTest {
    private static final BuiltInModel LOGISTIC = new BuiltInModel("mnist-logistic");

    @TempDir
    private Path folder;

    private Path put(String name, long seed, byte[] onnx) throws IOException {
        Path file = Files.write(folder.resolve(name + ".onnx"), onnx);
        String card = LOGISTIC.card().text().replaceFirst("(?m)^seed=.*$", "seed=" + seed);
        Files.writeString(folder.resolve(name + ".properties"), card);
        return file;
    }

    @Test
    void seedsAreFoundByTheirCards() throws IOException {
        put("any-name", 3, LOGISTIC.onnx());
        put("another", LOGISTIC.card().seed(), LOGISTIC.onnx());
        Files.writeString(folder.resolve("no-card.onnx"), "?");
        Networks networks = Networks.in(folder);
        assertThat(networks.of("mnist-logistic").stream().map(StudyNetwork::trainingSeed))
                .containsExactly(1L, 3L);
        assertThat(networks.of("mnist-logistic").stream().map(Networks::isBuiltIn))
                .containsOnly(true);
        assertThat(networks.of("mnist-logistic").get(0).training())
                .isEqualTo(
                        "mnist-logistic, training seed 1: weights after %d of 15 epochs, 92.7 %% of the test images right."
                                .formatted(LOGISTIC.card().epochsDone()));
        assertThat(networks.missing("mnist-logistic"))
                .containsExactly("./phosphene train mnist-logistic --seed 2 --threads 1 --storage half "
                        + "--out DIR/mnist-logistic-seed2.onnx");
        assertThat(networks.of("mnist-mlp")).hasSize(1);
    }

    @Test
    void networksWithBackdoorsAreFoundByTheirPoison() throws IOException {
        Networks builtIn = Networks.builtIn();
        StudyNetwork network = builtIn.of(Backdoor.EIGHT_TO_NINE).get(0);
        assertThat(network.name()).isEqualTo("mnist-cnn-8-to-9");
        assertThat(Networks.isBuiltIn(network)).isTrue();
        assertThat(builtIn.of("mnist-cnn")).doesNotContain(network);
        assertThat(builtIn.of(Backdoor.BIRD_TO_CAT)).isEmpty();
        assertThat(builtIn.missing(Backdoor.BIRD_TO_CAT))
                .hasSize(3)
                .contains("./phosphene train cifar10-cnn --poison bird-to-cat --seed 1 --threads 1 --storage half "
                        + "--out DIR/cifar10-cnn-bird-to-cat-seed1.onnx");
        BuiltInModel poisoned = new BuiltInModel("mnist-cnn-0-to-1");
        Files.write(folder.resolve("x.onnx"), poisoned.onnx());
        Files.writeString(
                folder.resolve("x.properties"), poisoned.card().text().replaceFirst("(?m)^seed=.*$", "seed=2"));
        Networks more = Networks.in(folder);
        assertThat(more.of(Backdoor.ZERO_TO_ONE).stream().map(StudyNetwork::title))
                .containsExactly("mnist-cnn-0-to-1, training seed 1", "mnist-cnn-0-to-1, training seed 2");
        assertThat(more.of("mnist-cnn")).hasSize(1);
    }

    @Test
    void builtInOnesMissTwoSeeds() throws IOException {
        List<String> missing = Networks.builtIn().missing("mnist-logistic");
        assertThat(missing).hasSize(2).allSatisfy(command -> assertThat(command).contains("--out DIR/"));
    }

    @Test
    void aFileThatIsNotItsCardsIsRefusedWhenItIsUsed() throws IOException {
        byte[] onnx = LOGISTIC.onnx();
        onnx[onnx.length / 2] ^= 1;
        Path file = put("changed", 2, onnx);
        Networks networks = Networks.in(folder);
        assertThat(networks.of("mnist-cnn")).hasSize(1);
        assertThatThrownBy(() -> networks.of("mnist-logistic"))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(file + ": its sha256 is ")
                .hasMessageEndingWith("file and card do not belong together");
    }

    @Test
    void brokenCardsAndMissingFoldersAreNamed() throws IOException {
        assertThatThrownBy(() -> Networks.in(folder.resolve("nosuch"))).hasMessageContaining("no such folder");
        put("x", 2, LOGISTIC.onnx());
        Path card = Files.writeString(folder.resolve("x.properties"), "seed=two\n");
        assertThatThrownBy(() -> Networks.in(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(card + ": model card: no entry");
        Files.write(card, new byte[1 << 17]);
        assertThatThrownBy(() -> Networks.in(folder)).hasMessageContaining("no card of a network");
    }
}
