package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.stimulus.LabelledImages;

/** The graph that is written computes what libtorch computes. */
class OnnxAgainstLibtorchTest {
    private static final double TOLERANCE = 1e-4;

    @Test
    void onAnUntrainedNetwork() throws OrtException {
        TrainedModel model =
                MnistCnnTraining.of(Blobs.of(10, 1), Blobs.of(10, 2)).run(TrainingListener.SILENT, () -> true);

        assertThat(difference(model.onnx(), model.weights(), Blobs.of(300, 3), 300))
                .isLessThan(TOLERANCE);
    }

    @Test
    void onTheShippedNetworkAndRealDigits() throws OrtException, IOException {
        LabelledImages digits = RealData.folder().load(DataSet.MNIST, Split.TEST);
        byte[] onnx = Shipped.onnx();

        assertThat(difference(onnx, Onnx.weights(onnx), digits, 1000)).isLessThan(TOLERANCE);
    }

    private static double difference(byte[] onnx, Weights weights, LabelledImages images, int count)
            throws OrtException {
        float[] one;
        float[] other;
        try (Onnx network = new Onnx(onnx);
                Learner learner = new Learner(new MnistCnn(), weights, 256, Precision.FP32)) {
            one = network.scores(images, count);
            other = learner.scores(images, count);
        }
        // scores that are all zero, or the same for all images, would agree for nothing
        assertThat(one[0]).isNotZero().isNotEqualTo(one[10]);
        double most = 0;
        for (int i = 0; i < one.length; i++) {
            most = Math.max(most, Math.abs(one[i] - other[i]));
        }
        return most;
    }
}
