package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

class MnistCnnTrainingTest {
    private static final LabelledImages TEST = Blobs.of(100, 2);
    /** 600 images: two whole batches of 256 and one of 88. */
    private static final MnistCnnTraining SMALL =
            MnistCnnTraining.of(Blobs.of(600, 1), TEST).withEpochs(12);

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
        assertThat(model.accuracy()).isEqualTo(epochs.get(11).testAccuracy()).isGreaterThan(0.5);
    }

    @Test
    void oneSeedGivesOneFile() {
        TrainedModel one = run(SMALL.withEpochs(2));
        TrainedModel again = run(SMALL.withEpochs(2));
        TrainedModel other = run(SMALL.withEpochs(2).withSeed(2));

        assertThat(again.onnx()).isEqualTo(one.onnx());
        assertThat(again.card()).isEqualTo(one.card());
        assertThat(other.weights().values(0)).isNotEqualTo(one.weights().values(0));
    }

    @Test
    void learnsInHalfPrecision() {
        TrainedModel model = run(SMALL.withPrecision(Precision.BF16));

        assertThat(model.accuracy()).isGreaterThan(0.5);
        assertThat(model.card().optimiser()).endsWith("BF16");
    }

    @Test
    void cancelledAtOnceKeepsTheFirstWeights() {
        TrainedModel model = SMALL.run(TrainingListener.SILENT, () -> true);

        assertThat(model.card().epochsDone()).isZero();
        assertThat(model.weights().values(4))
                .isEqualTo(Weights.initial(new MnistCnn().parameters(), 1).values(4));
    }

    @Test
    void cancelledLaterKeepsTheBestFinishedEpoch() {
        // an epoch has 3 steps: both are in the second one, at different weights
        TrainedModel early = cancelledAfter(3);
        TrainedModel late = cancelledAfter(5);

        assertThat(early.card().epochsDone()).isEqualTo(1);
        assertThat(late.onnx()).isEqualTo(early.onnx());
        assertThat(late.weights().values(7))
                .isNotEqualTo(Weights.initial(new MnistCnn().parameters(), 1).values(7));
    }

    @Test
    void statesWhatWasDone() throws IOException {
        TrainedModel model = run(SMALL.withEpochs(1).withSeed(-3));
        ModelCard card = model.card();

        assertThat(card.sha256()).isEqualTo(ModelCard.sha256(model.onnx()));
        assertThat(card.parameters()).isEqualTo(431_080);
        assertThat(card.command()).isEqualTo("./phosphene train mnist-cnn --seed -3 --epochs 1");
        assertThat(card.testImages()).isEqualTo(100);
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
        model.writeTo(file);

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
    void refusesWhatItCannotLearn() {
        LabelledImages wide = LabelledImages.of("wide", Shape.of(1, 28, 29), new byte[28 * 29], new int[] {0});
        LabelledImages eleven = LabelledImages.of("eleven", Shape.of(1, 28, 28), new byte[784], new int[] {10});

        assertThatThrownBy(() -> MnistCnnTraining.of(wide, TEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wide: 1x28x29 with labels up to 0, expected 1x28x28 with labels up to 9");
        assertThatThrownBy(() -> MnistCnnTraining.of(TEST, eleven)).hasMessageContaining("labels up to 10");
        for (int epochs : new int[] {0, -1, 1001}) {
            assertThatThrownBy(() -> SMALL.withEpochs(epochs)).hasMessage("epochs " + epochs + ": expected 1 to 1000");
        }
    }

    private static TrainedModel run(MnistCnnTraining training) {
        return training.run(TrainingListener.SILENT, () -> false);
    }

    private static TrainedModel cancelledAfter(int steps) {
        AtomicInteger asked = new AtomicInteger();
        return SMALL.run(TrainingListener.SILENT, () -> asked.getAndIncrement() >= steps);
    }
}
