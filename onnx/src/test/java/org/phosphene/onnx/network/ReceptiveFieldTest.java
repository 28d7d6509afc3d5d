package org.phosphene.onnx.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.onnx.RealModel;
import org.phosphene.stimulus.Shape;

class ReceptiveFieldTest {
    private static final int ATTEMPTS = 60;
    static final Shape SMALLEST_SQUEEZENET = Shape.of(3, 31, 31);

    @ParameterizedTest
    @EnumSource
    void everyConvolutionSeesItsWindow(RealModel real) {
        boolean open = real == RealModel.SQUEEZENET;
        OnnxModel model = OnnxModel.open(real.path(), new OnnxModel.Choices(open ? SMALLEST_SQUEEZENET : null, null));
        Network network = Network.of(model, Preprocessing.of(0, 1));
        List<InnerTensor> convolutions = FieldCheck.convolutions(network);
        assertThat(convolutions.isEmpty()).isEqualTo(real == RealModel.MLP);
        FieldCheck.of(network, convolutions, ATTEMPTS);
    }

    /** LeNet's by hand: 5x5, then pools of 2 and another 5x5. */
    @Test
    void sizesAndStrides() {
        Network network = Network.of(RealModel.LENET5.open(), Preprocessing.of(0, 1));
        assertThat(network.tensor("conv1").field().rows().size()).isEqualTo(5);
        assertThat(network.tensor("conv2").field().rows().size()).isEqualTo(14);
        assertThat(network.tensor("conv2").field().columns().stride()).isEqualTo(2);
        assertThat(network.tensor("fc1").field().isWhole()).isTrue();
    }
}
