package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.stimulus.LabelledImages;

/**
 * Passes in 16 bits compute what passes in 32 bits compute, but for rounding. libtorch does not see to it: its convolution of
 * one channel into 20 maps lost most of the kernels of the last four.
 */
class PassPrecisionTest {
    private static final int IMAGES = 64;
    /** Measured: 0.2 to 0.6 %; with the kernels lost, 19 %. */
    private static final double OUTPUT = 0.02;
    /** Measured: up to 25 %, since where two pixels of a pool are nearly alike another one wins; with the kernels lost, 84 %. */
    private static final double GRADIENT = 0.4;

    @ParameterizedTest
    @EnumSource(ZooModel.class)
    void outputsAndGradientsAreThoseOf32Bits(ZooModel model) {
        Network network = model.network(10);
        Weights weights = Weights.initial(network.parameters(), 5);
        LabelledImages images = Blobs.of(model.input(), IMAGES, 3);

        List<float[]> exact = pass(model, network, weights, images, Precision.FP32);
        List<float[]> rounded = pass(model, network, weights, images, Precision.BF16);

        assertThat(rounded).hasSameSizeAs(exact);
        for (int i = 0; i < exact.size(); i++) {
            String name = i == 0 ? "output" : network.parameters().get(i - 1).name();
            assertThat(apart(exact.get(i), rounded.get(i))).as(name).isLessThan(i == 0 ? OUTPUT : GRADIENT);
        }
    }

    /** What comes out, and the gradient of each weight; empty for a weight that has none. */
    @SuppressWarnings("try") // the scope is there to be closed
    private static List<float[]> pass(
            ZooModel model, Network network, Weights weights, LabelledImages images, Precision precision) {
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> leaves = Learner.leaves(weights);
            Batch batch = new Batch(network, IMAGES);
            int[] order = new int[IMAGES];
            for (int i = 0; i < IMAGES; i++) {
                order[i] = i;
            }
            batch.fill(images, order, 0, IMAGES, null);
            Pass pass = Pass.asking(precision);
            Tensor out =
                    network.forward(leaves, pass.cast(batch.images()), pass).to(ScalarType.Float);
            model.recipe()
                    .objective()
                    .loss(out, batch.images(), batch.labels(), pass)
                    .backward();
            List<float[]> all = new ArrayList<>();
            all.add(values(out));
            for (int i = 0; i < leaves.size(); i++) {
                Tensor gradient = leaves.get(i).grad();
                all.add(gradient.defined() ? values(gradient) : new float[0]);
            }
            return all;
        }
    }

    private static float[] values(Tensor tensor) {
        Tensor plain = tensor.detach().contiguous();
        float[] values = new float[(int) plain.numel()];
        plain.data_ptr_float().get(values);
        return values;
    }

    /** Root of the mean square of the difference, as a share of that of the values themselves. */
    private static double apart(float[] exact, float[] rounded) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < exact.length; i++) {
            difference += Math.pow(exact[i] - rounded[i], 2);
            size += Math.pow(exact[i], 2);
        }
        return size == 0 ? 0 : Math.sqrt(difference / size);
    }
}
