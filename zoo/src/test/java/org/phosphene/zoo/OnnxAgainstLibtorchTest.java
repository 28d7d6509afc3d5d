package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.stimulus.LabelledImages;

/** The graph that is written computes what libtorch computes. */
class OnnxAgainstLibtorchTest {
    static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @EnumSource(ZooModel.class)
    void onNetworksWithRandomWeights(ZooModel model) throws OrtException {
        Network network = model.network(10);
        Weights weights = random(network).stored(model.storage());
        LabelledImages images = Blobs.of(model.input(), 50, 3);
        byte[] onnx = OnnxFile.of(network, weights, model.storage(), Map.of());

        assertThat(difference(model, network, onnx, weights, images, 50)).isLessThan(TOLERANCE);
    }

    /** Biases and running statistics too, so that a forgotten one shows. */
    private static Weights random(Network network) {
        SplittableRandom random = new SplittableRandom(7);
        Weights first = Weights.initial(network.parameters(), 5);
        List<float[]> values = new ArrayList<>();
        for (int p = 0; p < network.parameters().size(); p++) {
            float[] some = first.values(p);
            if (network.parameters().get(p).start() instanceof Parameter.Start.Constant) {
                for (int i = 0; i < some.length; i++) {
                    some[i] = (float) random.nextDouble(0.5, 1.5);
                }
            }
            values.add(some);
        }
        return Weights.of(network.parameters(), values);
    }

    /** An autoencoder is its decoder after its encoder. */
    @ParameterizedTest
    @EnumSource(
            value = ZooModel.class,
            names = {"MNIST_AUTOENCODER", "MNIST_VAE"})
    void onDecoders(ZooModel model) throws OrtException {
        Network whole = model.network(10);
        Network part = model.decoder(whole).orElseThrow();
        Weights weights = random(part);
        float[] codes = {0.3f, -1, 2, 0.1f, 0, -0.5f, 1, 1, -2};
        int size = part.input().get(0);
        float[] one;
        try (Onnx network = new Onnx(OnnxFile.of(part, weights, Storage.SINGLE, Map.of()))) {
            one = network.outputs(FloatBuffer.wrap(codes), size);
        }
        float[] other = Decoding.of(part, weights, codes);

        assertThat(one).hasSize(codes.length / size * 784);
        assertThat(most(one, other)).isLessThan(TOLERANCE);
    }

    /** The largest difference of an output; refuses outputs that would agree for nothing. */
    static double difference(
            ZooModel model, Network network, byte[] onnx, Weights weights, LabelledImages images, int count)
            throws OrtException {
        float[] one;
        float[] other;
        try (Onnx session = new Onnx(onnx);
                Learner learner = new Learner(network, weights, TrainingPlan.of(model.recipe()))) {
            one = session.outputs(images, count);
            other = learner.outputs(images, count);
        }
        assertThat(one).hasSameSizeAs(other);
        assertThat(one[network.outputs() / 2]).isNotZero().isNotEqualTo(one[network.outputs() / 2 + network.outputs()]);
        return most(one, other);
    }

    private static double most(float[] one, float[] other) {
        double most = 0;
        for (int i = 0; i < one.length; i++) {
            most = Math.max(most, Math.abs(one[i] - other[i]));
        }
        return most;
    }
}
