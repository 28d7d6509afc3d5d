package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.zoo.BuiltInModel;
import org.phosphene.zoo.ModelCard;

/** The networks that are built in can be found, used and taken away. */
class ModelsCommandTest {
    @TempDir
    private Path temporary;

    static Iterable<String> classifiers() {
        return BuiltInModel.names().stream()
                .filter(name -> !name.startsWith("mnist-vae") && !name.startsWith("mnist-autoencoder"))
                .toList();
    }

    @Test
    void listsOneALine() {
        CommandRun run = CommandRun.of("models");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceFirst(" .*", "")))
                .containsExactlyElementsOf(BuiltInModel.names());
        assertThat(run.out()).contains("99.09 % right");
    }

    @Test
    void givesACardAndAFile() throws IOException {
        Path file = temporary.resolve("copy.onnx");
        CommandRun run = CommandRun.of("models", "mnist-cnn", "--out", file);
        assertThat(run.status()).as(run.err()).isZero();
        ModelCard card = ModelCard.parse(run.out());
        assertThat(card.sha256()).isEqualTo(ModelCard.sha256(Files.readAllBytes(file)));
        assertThat(ModelCard.parse(Files.readString(temporary.resolve("copy.properties"))))
                .isEqualTo(card);
    }

    @Test
    void refusesNamesThatItDoesNotHave() {
        CommandRun run = CommandRun.of("models", "vgg");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err())
                .startsWith("phosphene: network 'vgg': expected one of ")
                .hasLineCount(1);
        assertThat(CommandRun.of("models", "--out", temporary.resolve("x")).status())
                .isEqualTo(ExitStatus.USAGE);
        assertThat(CommandRun.of("models", "mnist-cnn", "--out", temporary.resolve("no/x.onnx"))
                        .status())
                .isEqualTo(ExitStatus.INPUT);
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void areModelsByTheirName(String name) {
        CommandRun run = CommandRun.of("map", name, "--trials", 200, "--out", temporary.resolve("run"));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(temporary.resolve("run/maps.png")).isNotEmptyFile();
    }

    @Test
    void autoencodersAreNoClassifiers() {
        for (String name : new String[] {"mnist-vae", "mnist-vae-decoder", "mnist-autoencoder"}) {
            CommandRun run = CommandRun.of("map", name, "--trials", 10, "--out", temporary.resolve("run"));
            assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(run.err())
                    .startsWith("phosphene: " + name + ": gives images and no classes")
                    .hasLineCount(1);
            assertThat(temporary.resolve("run")).doesNotExist();
        }
    }

    @Test
    void aFileOfTheNameComesFirst() throws IOException {
        assertThat(BuiltInModel.of(Path.of("mnist-cnn"))).contains(BuiltInModel.DEFAULT);
        assertThat(BuiltInModel.of(temporary.resolve("mnist-cnn"))).isEmpty();
        assertThat(BuiltInModel.of(Path.of("nosuch"))).isEmpty();
    }
}
