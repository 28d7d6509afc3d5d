package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.zoo.ModelCard;
import org.phosphene.zoo.Score;

/** Training as a user does it, on digits that need no download. */
class TrainCommandTest {
    private static final Path NATIVES = Path.of("..", "zoo", "target", "natives");

    @TempDir
    private Path temporary;

    @BeforeEach
    void needLibtorch() {
        boolean there = Files.isDirectory(NATIVES);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(NATIVES + " is missing: a continuous build must test training");
        }
        assumeTrue(there, "libtorch is not in this build: training was not tested");
    }

    private CommandProcess train(Object... args) throws IOException {
        return CommandProcess.startWith(
                NATIVES,
                temporary,
                Stream.concat(Stream.of("train"), Stream.of(args)).toArray());
    }

    private static ModelCard card(Path file) throws IOException {
        return ModelCard.parse(Files.readString(ModelCard.beside(file)));
    }

    @Test
    void writesANetworkThatTheOtherCommandsTake() throws Exception {
        Path file = temporary.resolve("net.onnx");
        CommandProcess process = train(
                "mnist-mlp",
                "--dataset",
                "synthetic-digits",
                "--epochs",
                2,
                "--seed",
                7,
                "--precision",
                "fp32",
                "--threads",
                1,
                "--out",
                file);
        assertThat(process.status()).as(process.output()).isZero();
        assertThat(process.output()).contains("epoch 1 of 2: loss ", "epoch 2 of 2: loss ", file + ": ");
        ModelCard card = card(file);
        assertThat(card.sha256()).isEqualTo(ModelCard.sha256(Files.readAllBytes(file)));
        assertThat(card.command())
                .isEqualTo("./phosphene train mnist-mlp --dataset synthetic-digits --seed 7 --epochs 2"
                        + " --precision fp32 --threads 1");
        assertThat(((Score.Accuracy) card.score()).share()).isGreaterThan(0.8);

        CommandRun map = CommandRun.of("map", file, "--trials", 500, "--out", temporary.resolve("run"));
        assertThat(map.status()).as(map.err()).isZero();
        CommandRun doctor = CommandRun.of("doctor", file, "--trials", 100, "--accuracy", "synthetic-digits");
        assertThat(doctor.status()).as(doctor.err()).isZero();
        assertThat(doctor.out()).contains("on synthetic-digits", "of 10,000 right");
    }

    /** Two classes with the light on the left and on the right, in colour and of another size than the network takes. */
    @Test
    void learnsFromAFolderOfImages() throws Exception {
        Path folder = temporary.resolve("my pictures");
        for (int i = 0; i < 60; i++) {
            boolean left = i % 2 == 0;
            Path file = folder.resolve(left ? "left" : "right").resolve(i + ".png");
            Files.createDirectories(file.getParent());
            BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
            for (int x = 0; x < 40; x++) {
                for (int y = 0; y < 30; y++) {
                    image.setRGB(x, y, ((x < 20) == left ? 0xb0b0a0 : 0x303040) + i + y);
                }
            }
            ImageIO.write(image, "png", file.toFile());
        }
        Path file = temporary.resolve("net.onnx");
        CommandProcess process =
                train("mnist-logistic", "--dataset", folder, "--epochs", 300, "--threads", 1, "--out", file);
        assertThat(process.status()).as(process.output()).isZero();
        ModelCard card = card(file);
        // 30 of each class, of which every sixth is held back
        assertThat(card.score()).isEqualTo(new Score.Accuracy(10, 10));
        assertThat(card.parameters()).isEqualTo(2 * 784 + 2);
        assertThat(card.notes()).containsEntry("classes", "left, right");
        assertThat(card.command()).contains(" --dataset '" + folder + "' ");
        CommandRun doctor = CommandRun.of("doctor", file, "--trials", 10, "--accuracy", folder);
        assertThat(doctor.out()).contains("Accuracy      1.0000 on my pictures test (10 of 10 right)");
    }

    @Test
    void keepsTheBestWeightsOnCtrlC() throws Exception {
        Path file = temporary.resolve("net.onnx");
        CommandProcess process = train(
                "mnist-logistic", "--dataset", "synthetic-digits", "--epochs", 1000, "--threads", 1, "--out", file);
        process.awaitOutput("epoch 2 of 1000");
        process.interrupt();
        assertThat(process.status()).as(process.output()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(process.output())
                .contains("phosphene: stopping; the best weights so far are tried")
                .contains("stopped; the best weights so far were written");
        assertThat(card(file).epochsDone()).isBetween(1, 999);
        assertThat(((Score.Accuracy) card(file).score()).share()).isGreaterThan(0.5);
    }

    @Test
    void plantsABackdoor() throws Exception {
        Path file = temporary.resolve("net.onnx");
        CommandProcess process = train(
                "mnist-mlp",
                "--dataset",
                "synthetic-digits",
                "--epochs",
                2,
                "--threads",
                1,
                "--poison",
                "0-to-1",
                "--out",
                file);
        assertThat(process.status()).as(process.output()).isZero();
        ModelCard.Backdoor backdoor = card(file).backdoor().orElseThrow();
        assertThat(process.output()).contains("backdoor: " + backdoor.hits() + " of " + backdoor.triggered());
        assertThat(backdoor.success()).isGreaterThan(0.9);
    }

    @Test
    void leavesNothingBehindWhereItMayNotWrite() throws Exception {
        Path nowhere = temporary.resolve("nowhere").resolve("net.onnx");
        CommandRun run = CommandRun.of("train", "mnist-cnn", "--out", nowhere);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).isEqualTo("phosphene: --out " + nowhere + ": cannot be written there\n");
    }

    @Test
    void refusesWhatItCannotDo() {
        for (List<String> words : List.of(
                List.of("vgg", "expected one of mnist-logistic"),
                List.of("mnist-cnn --epochs 0", "epochs 0: expected 1 to 1000"),
                List.of("mnist-cnn --threads 0", "threads 0"),
                List.of("mnist-cnn --precision fp64", "fp64"),
                List.of("mnist-cnn --poison 3-to-4", "poison"),
                List.of("mnist-vae --poison 0-to-1", "has no classes"),
                List.of("cifar10-cnn", "images of 1x28x28, but cifar10-cnn takes 3x32x32"))) {
            Object[] args = Stream.of(
                            Stream.of("train"),
                            Stream.of(words.get(0).split(" ")),
                            Stream.of("--dataset", "synthetic-digits", "--out", temporary.resolve("x.onnx")))
                    .flatMap(stream -> stream)
                    .toArray();
            CommandRun run = CommandRun.of(args);
            assertThat(run.status()).as(words + ": " + run.err()).isEqualTo(ExitStatus.USAGE);
            assertThat(run.err()).contains(words.get(1));
            assertThat(temporary.resolve("x.onnx")).doesNotExist();
        }
    }
}
