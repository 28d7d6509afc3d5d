package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.stimulus.LabelledImages;

/** The card of the shipped network tells the truth. */
class ShippedModelTest {

    @Test
    void theCardIsThatOfTheFile() throws IOException {
        ModelCard card = Shipped.card();

        assertThat(card.sha256()).isEqualTo(ModelCard.sha256(Shipped.onnx()));
        assertThat(card.parameters()).isEqualTo(Onnx.weights(Shipped.onnx()).count());
        assertThat(card.checksums())
                .containsEntry("train-images-idx3-ubyte", "6bbc9ace898e44ae57da46a324031adb")
                .hasSize(4);
        assertThat(card.accuracy()).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void theAccuracyIsThatOnTheTestDigits() throws OrtException, IOException {
        LabelledImages digits = RealData.folder().load(DataSet.MNIST, Split.TEST);
        int correct = 0;
        try (Onnx network = new Onnx(Shipped.onnx())) {
            float[] scores = network.scores(digits, digits.count());
            for (int i = 0; i < digits.count(); i++) {
                correct += Onnx.label(scores, i) == digits.label(i) ? 1 : 0;
            }
        }

        assertThat(digits.count()).isEqualTo(Shipped.card().testImages());
        assertThat(correct).isCloseTo(Shipped.card().testCorrect(), within(1));
    }

    /** The first tenth of the card's noise, each label within five standard deviations of its share. */
    @Test
    void theLabelsOfNoiseAreThoseOfTheCard() throws OrtException, IOException {
        int asked = 20_000;
        NoiseLabels labels;
        try (Onnx network = new Onnx(Shipped.onnx())) {
            labels = NoiseLabels.of(network, asked);
        }
        int[] stated = Arrays.stream(Shipped.card().notes().get("noise.labels").split(", "))
                .mapToInt(Integer::parseInt)
                .toArray();

        assertThat(stated).hasSize(10);
        assertThat(Arrays.stream(stated).sum()).isEqualTo(200_000);
        for (int c = 0; c < stated.length; c++) {
            double share = stated[c] / 200_000.0;
            double spread = Math.sqrt(asked * share * (1 - share));
            assertThat((double) labels.counts().get(c)).isCloseTo(asked * share, within(5 * spread + 1));
        }
    }
}
