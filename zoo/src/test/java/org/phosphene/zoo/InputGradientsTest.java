package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.data.digits.SyntheticDigits;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** Gradients by libtorch against differences of the loss by ONNX Runtime, an independent program. */
class InputGradientsTest {
    private static final int IMAGES = 40;
    private static final float STEP = 1f / 256;

    private static double loss(float[] scores, int from, int label) {
        double sum = 0;
        for (int c = 0; c < 10; c++) {
            sum += Math.exp(scores[from + c]);
        }
        return Math.log(sum) - scores[from + label];
    }

    /** Mean over the images of a class of (loss(x + h) - loss(x - h)) / 2h at one pixel. */
    private static double slope(Onnx session, LabelledImages images, int label, int pixel) throws OrtException {
        Shape shape = images.shape();
        int size = shape.size();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < images.count(); i++) {
            if (images.label(i) == label) {
                float[] values = new float[2 * size];
                images.values(i, values, 0);
                images.values(i, values, size);
                values[pixel] -= STEP;
                values[size + pixel] += STEP;
                float[] scores =
                        session.outputs(FloatBuffer.wrap(values), shape.channels(), shape.height(), shape.width());
                sum += (loss(scores, 10, label) - loss(scores, 0, label)) / (2 * STEP);
                count++;
            }
        }
        return sum / count;
    }

    /** One file with weights of 32 bits, one with halves, one with batch normalisation and colours. */
    @ParameterizedTest
    @ValueSource(strings = {"mnist-cnn", "mnist-cnn-0-to-1", "mnist-mlp", "cifar10-cnn"})
    void areTheSlopesOfTheLoss(String name) throws Exception {
        Shipped shipped = new Shipped(name);
        LabelledImages images = shipped.model().input().channels() == 1
                ? SyntheticDigits.of(IMAGES, 3)
                : Blobs.of(shipped.model().input(), IMAGES, 3);
        List<ClassGradient> gradients = InputGradients.of(shipped.card(), shipped.onnx(), images, 1);
        double largest = 0;
        for (ClassGradient gradient : gradients) {
            for (double value : gradient.mean()) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        assertThat(largest).isPositive();
        try (Onnx session = new Onnx(shipped.onnx())) {
            for (ClassGradient gradient : gradients.subList(0, 4)) {
                for (int pixel = 7;
                        pixel < images.shape().size();
                        pixel += images.shape().size() / 9) {
                    double slope = slope(session, images, gradient.label(), pixel);
                    // a kink within the step bends the difference a little
                    assertThat(gradient.mean()[pixel]).isCloseTo(slope, within(0.02 * largest + 1e-6));
                }
            }
        }
    }

    @Test
    void haveTheirErrorAndTheirCounts() throws Exception {
        Shipped shipped = new Shipped("mnist-logistic");
        LabelledImages images = SyntheticDigits.of(IMAGES, 3);
        List<ClassGradient> gradients = InputGradients.of(shipped.card(), shipped.onnx(), images, 1);
        assertThat(gradients.stream().mapToInt(ClassGradient::images).sum()).isEqualTo(IMAGES);
        ClassGradient first = gradients.get(0);
        int[] own = java.util.stream.IntStream.range(0, IMAGES)
                .filter(i -> images.label(i) == first.label())
                .toArray();
        double sum = 0;
        double squares = 0;
        int pixel = 400;
        for (int i : own) {
            LabelledImages one = images.select(new int[] {i}, label -> label);
            double value = InputGradients.of(shipped.card(), shipped.onnx(), one, 1)
                    .get(0)
                    .mean()[pixel];
            sum += value;
            squares += value * value;
        }
        double mean = sum / own.length;
        double error = Math.sqrt((squares - own.length * mean * mean) / (own.length - 1.0) / own.length);
        assertThat(first.mean()[pixel]).isCloseTo(mean, within(1e-6));
        assertThat(first.standardError()[pixel]).isCloseTo(error, within(1e-6));
        assertThat(InputGradients.available()).isTrue();
    }

    @Test
    void otherNetworksAreRefused() throws Exception {
        Shipped digits = new Shipped("mnist-cnn");
        Shipped autoencoder = new Shipped("mnist-autoencoder");
        LabelledImages images = SyntheticDigits.of(10, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputGradients.of(autoencoder.card(), autoencoder.onnx(), images, 1))
                .withMessageContaining("must be a classifier");
        byte[] other = new Shipped("mnist-mlp").onnx();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputGradients.of(digits.card(), other, images, 1))
                .withMessageContaining("no weights conv1.weight in it");
    }
}
