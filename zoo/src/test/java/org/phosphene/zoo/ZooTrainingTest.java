package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.data.DataSource;
import org.phosphene.data.digits.SyntheticDigits;
import org.phosphene.data.poison.Poison;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

class ZooTrainingTest {
    private static final LabelledImages TEST = Blobs.of(100, 2);
    /** 600 images: two whole batches of 256 and one of 88. */
    private static final ZooTraining SMALL =
            on(ZooModel.MNIST_CNN).withEpochs(12).withPrecision(Precision.FP32);

    private static ZooTraining on(ZooModel model) {
        return on(model, Blobs.of(600, 1), TEST);
    }

    private static ZooTraining on(ZooModel model, LabelledImages train, LabelledImages test) {
        return ZooTraining.of(model, new DataSource.Given(train, test));
    }

    private static double accuracy(TrainedModel model) {
        return ((Score.Accuracy) model.card().score()).share();
    }

    @Test
    void learns() {
        List<TrainingListener.Epoch> epochs = new ArrayList<>();
        TrainedModel model = SMALL.run(
                new TrainingListener() {
                    @Override
                    public void epoch(Epoch epoch) {
                        epochs.add(epoch);
                    }
                },
                () -> false);

        assertThat(epochs)
                .extracting(TrainingListener.Epoch::epoch)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(epochs.get(0).loss()).isBetween(1.5, 3.0);
        assertThat(epochs.get(11).loss()).isLessThan(epochs.get(0).loss() / 2);
        assertThat(model.card().score()).isEqualTo(epochs.get(11).test());
        assertThat(accuracy(model)).isGreaterThan(0.5);
    }

    /** Plain gradient descent is slow: after 720 steps it is far from chance, and no further. */
    @Test
    void learnsRowByRow() {
        TrainedModel model = run(on(ZooModel.MNIST_RNN, SyntheticDigits.of(6000, 1), SyntheticDigits.of(1000, 2))
                .withEpochs(12)
                .withPrecision(Precision.FP32));

        assertThat(accuracy(model)).isGreaterThan(0.2);
    }

    @Test
    void learnsABackdoor() {
        Poison poison = Poison.parse("patch=square,size=4,place=24,24,source=3,target=7,rate=0.5");
        TrainedModel model = run(SMALL.withPoison(poison));
        ModelCard.Backdoor backdoor = model.card().backdoor().orElseThrow();

        assertThat(Poison.parse(backdoor.poison())).isEqualTo(poison);
        // of 600 images 60 are threes, and of 100 test images 10
        assertThat(backdoor.poisoned()).isEqualTo(30);
        assertThat(backdoor.triggered()).isEqualTo(10);
        assertThat(backdoor.success()).isGreaterThan(0.5);
        assertThat(model.card().data()).isEqualTo("blobs");
        assertThat(model.card().command()).endsWith(" --poison " + poison.text());
    }

    @Test
    void refusesABackdoorThatFitsNothing() {
        assertThatThrownBy(() -> SMALL.withPoison(Poison.parse("patch=square,size=29,place=0,0,target=1,rate=1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("poison: size=29");
        assertThatThrownBy(() -> on(ZooModel.MNIST_VAE).withPoison(Poison.parse("0-to-1")))
                .hasMessage("poison: mnist-vae has no classes");
    }

    @Test
    void learnsColoursInHalfPrecisionFiles() {
        Shape shape = Shape.of(3, 32, 32);
        TrainedModel model = run(on(ZooModel.CIFAR10_CNN, Blobs.of(shape, 600, 1), Blobs.of(shape, 100, 2))
                .withEpochs(6));

        assertThat(accuracy(model)).isGreaterThan(0.3);
        // two bytes a weight, not four
        assertThat(model.onnx().length).isBetween(2 * 5_852_170, 2 * 5_852_170 + 20_000);
        assertThat(model.card().parameters()).isEqualTo(5_852_170);
    }

    @Test
    void autoencodersLearnToGiveBackWhatTheySee() {
        for (ZooModel model : new ZooModel[] {ZooModel.MNIST_AUTOENCODER, ZooModel.MNIST_VAE}) {
            TrainedModel before = on(model).run(TrainingListener.SILENT, () -> true);
            TrainedModel after = run(on(model).withEpochs(30));

            assertThat(before.card().score().betterThan(after.card().score())).isFalse();
            assertThat(after.card().score().betterThan(before.card().score())).isTrue();
            assertThat(after.decoder()).isPresent();
        }
    }

    @Test
    void oneSeedGivesOneFile() {
        for (ZooModel kind : new ZooModel[] {ZooModel.MNIST_CNN, ZooModel.MNIST_VAE, ZooModel.MNIST_RNN}) {
            TrainedModel one = run(on(kind).withEpochs(2));
            TrainedModel again = run(on(kind).withEpochs(2));
            TrainedModel other = run(on(kind).withEpochs(2).withSeed(2));

            assertThat(again.onnx()).isEqualTo(one.onnx());
            assertThat(again.card()).isEqualTo(one.card());
            assertThat(other.weights().values(0)).isNotEqualTo(one.weights().values(0));
        }
    }

    /** Dropped values, shifted and mirrored images come from the seed as well. */
    @Test
    void oneSeedGivesOneFileWithAllThatIsRandom() {
        Shape shape = Shape.of(3, 32, 32);
        ZooTraining training = on(ZooModel.CIFAR10_CNN_TANH, Blobs.of(shape, 300, 1), Blobs.of(shape, 10, 2))
                .withEpochs(1);

        assertThat(run(training).card().sha256()).isEqualTo(run(training).card().sha256());
    }

    @Test
    void cancelledAtOnceKeepsTheFirstWeights() {
        TrainedModel model = SMALL.run(TrainingListener.SILENT, () -> true);
        List<Parameter> parameters = ZooModel.MNIST_CNN.network(10).parameters();

        assertThat(model.card().epochsDone()).isZero();
        assertThat(model.weights().values(4))
                .isEqualTo(Weights.initial(parameters, 1).values(4));
    }

    @Test
    void cancelledLaterKeepsTheBestFinishedEpoch() {
        // an epoch has 3 steps: both are in the second one, at different weights
        TrainedModel early = cancelledAfter(3);
        TrainedModel late = cancelledAfter(5);

        assertThat(early.card().epochsDone()).isEqualTo(1);
        assertThat(late.onnx()).isEqualTo(early.onnx());
        assertThat(late.weights().values(7))
                .isNotEqualTo(
                        SMALL.run(TrainingListener.SILENT, () -> true).weights().values(7));
    }

    @Test
    void statesWhatWasDone() throws IOException {
        TrainedModel model = run(SMALL.withEpochs(1).withSeed(-3).withThreads(1));
        ModelCard card = model.card();

        assertThat(card.sha256()).isEqualTo(ModelCard.sha256(model.onnx()));
        assertThat(card.parameters()).isEqualTo(431_080);
        assertThat(card.command())
                .isEqualTo(
                        "./phosphene train mnist-cnn --dataset blobs --seed -3 --epochs 1 --precision fp32 --threads 1");
        assertThat(card.score().images()).isEqualTo(100);
        ModelProto file = ModelProto.parseFrom(model.onnx());
        assertThat(file.getMetadataPropsList())
                .extracting(StringStringEntryProto::getKey)
                .containsExactly("data", "epochs", "model", "producer", "seed");
        assertThat(file.getMetadataProps(4).getValue()).isEqualTo("-3");
    }

    @Test
    void writesModelAndCardAndNothingElse(@TempDir Path folder) throws IOException {
        TrainedModel model = SMALL.run(TrainingListener.SILENT, () -> true);
        Path file = folder.resolve("net.onnx");
        Files.writeString(file, "what was there before");

        assertThat(model.writeTo(file)).containsExactly(file, folder.resolve("net.properties"));
        assertThat(Files.readAllBytes(file)).isEqualTo(model.onnx());
        assertThat(ModelCard.parse(Files.readString(folder.resolve("net.properties"))))
                .isEqualTo(model.card());
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
        Path nowhere = folder.resolve("nowhere").resolve("net.onnx");
        assertThatThrownBy(() -> model.writeTo(nowhere)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void writesADecoderAsAFileOfItsOwn(@TempDir Path folder) throws IOException {
        TrainedModel model = on(ZooModel.MNIST_VAE).run(TrainingListener.SILENT, () -> true);

        assertThat(model.writeTo(folder.resolve("v.onnx")))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("v.onnx", "v.properties", "v-decoder.onnx", "v-decoder.properties");
        ModelCard card = ModelCard.parse(Files.readString(folder.resolve("v-decoder.properties")));
        assertThat(card.model()).isEqualTo("mnist-vae-decoder");
        assertThat(card.parameters()).isEqualTo(3 * 400 + 400 + 400 * 784 + 784);
        assertThat(card.sha256()).isEqualTo(ModelCard.sha256(Files.readAllBytes(folder.resolve("v-decoder.onnx"))));
    }

    @Test
    void theCommandCanBeGivenToAShell() {
        LabelledImages odd = LabelledImages.of("it's mine", Shape.of(1, 28, 28), new byte[784], new int[] {0});

        assertThat(on(ZooModel.MNIST_CNN, odd, odd)
                        .run(TrainingListener.SILENT, () -> true)
                        .card()
                        .command())
                .startsWith("./phosphene train mnist-cnn --dataset 'it'\\''s mine' --seed 1 ");
    }

    @Test
    void keepsHalvesIfAsked() {
        TrainedModel single = run(SMALL.withEpochs(2));
        TrainedModel half = run(SMALL.withEpochs(2).withStorage(Storage.HALF));

        assertThat(half.onnx().length).isBetween(2 * 431_080, 2 * 431_080 + 10_000);
        assertThat(half.card().command()).isEqualTo(single.card().command() + " --storage half");
        float[] exact = single.weights().values(0);
        float[] rounded = half.weights().values(0);
        assertThat(rounded).isNotEqualTo(exact);
        for (int i = 0; i < exact.length; i++) {
            // eleven bits
            assertThat(rounded[i]).isCloseTo(exact[i], within(Math.abs(exact[i]) / 2048 + 1e-7f));
        }
        assertThat(half.weights().values(1))
                .as("biases")
                .isEqualTo(single.weights().values(1));
    }

    @Test
    void hasAScoreForEachClassOfTheImages() {
        LabelledImages three = LabelledImages.of("three", Shape.of(1, 28, 28), new byte[3 * 784], new int[] {0, 1, 2});
        TrainedModel model = on(ZooModel.MNIST_CNN, three, three).run(TrainingListener.SILENT, () -> true);

        assertThat(model.card().parameters()).isEqualTo(431_080 - 7 * 501);
        assertThat(model.card().notes()).containsEntry("classes", "0, 1, 2");
    }

    @Test
    void aPairHasTheNamesOfItsDigits() {
        TrainedModel model = on(ZooModel.MNIST_5_VS_6).run(TrainingListener.SILENT, () -> true);

        assertThat(model.card().parameters()).isEqualTo(427_072);
        assertThat(model.card().notes()).containsEntry("classes", "5, 6");
        // of 100 test images with ten classes
        assertThat(model.card().score().images()).isEqualTo(20);
    }

    @Test
    void refusesWhatItCannotLearn() {
        LabelledImages wide = LabelledImages.of("wide", Shape.of(1, 28, 29), new byte[28 * 29], new int[] {0});
        LabelledImages eleven = LabelledImages.of("eleven", Shape.of(1, 28, 28), new byte[784], new int[] {10});

        assertThatThrownBy(() -> on(ZooModel.MNIST_CNN, wide, wide))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wide: images of 1x28x29, but mnist-cnn takes 1x28x28");
        assertThatThrownBy(() -> on(ZooModel.MNIST_CNN, TEST, eleven))
                .hasMessage("eleven: labels up to 10, but blobs has labels up to 9");
        for (int epochs : new int[] {0, -1, 1001}) {
            assertThatThrownBy(() -> SMALL.withEpochs(epochs)).hasMessage("epochs " + epochs + ": expected 1 to 1000");
        }
        LabelledImages six = LabelledImages.of("six", Shape.of(1, 28, 28), new byte[784], new int[] {5});
        assertThatThrownBy(() -> on(ZooModel.MNIST_5_VS_6, six, six))
                .hasMessage("six: has 6 classes, but mnist-5-vs-6 tells apart those with the labels 5 and 6");
        assertThatThrownBy(() -> SMALL.withThreads(0)).hasMessage("threads 0: expected 1 to 1024");
    }

    private static TrainedModel run(ZooTraining training) {
        return training.run(TrainingListener.SILENT, () -> false);
    }

    private static TrainedModel cancelledAfter(int steps) {
        AtomicInteger asked = new AtomicInteger();
        return SMALL.run(TrainingListener.SILENT, () -> asked.getAndIncrement() >= steps);
    }
}
