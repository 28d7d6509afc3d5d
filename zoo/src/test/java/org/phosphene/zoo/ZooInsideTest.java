package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.onnx.network.FieldCheck;
import org.phosphene.onnx.network.IdentityCheck;
import org.phosphene.onnx.network.InnerTensor;
import org.phosphene.onnx.network.Network;

/** The networks that are built in, looked into. */
class ZooInsideTest {
    private static final Preprocessing UNIT = Preprocessing.of(0, 1);
    private static final int ATTEMPTS = 60;
    private static final int TRIALS = 10_000;
    private static final int FEW = 200;

    static Stream<String> classifiers() {
        return BuiltInModel.names().stream()
                .filter(name -> new BuiltInModel(name).card().score() instanceof Score.Accuracy);
    }

    private static OnnxModel open(String name) {
        return new BuiltInModel(name).open(OnnxModel.Choices.none());
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void everyConvolutionSeesItsWindow(String name) {
        Network network = Network.of(open(name), UNIT);
        List<InnerTensor> convolutions = FieldCheck.convolutions(network);
        assertThat(convolutions.isEmpty()).isEqualTo(!name.contains("cnn") && !name.contains("-vs-"));
        FieldCheck.of(network, convolutions, ATTEMPTS);
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void factorsOfOneAndShiftsOfZeroChangeNoLabel(String name) {
        IdentityCheck.ofAll(open(name), UNIT, name.startsWith("cifar10") ? FEW : TRIALS);
    }

    @Tag("full")
    @Test
    void factorsOfOneAndShiftsOfZeroInTheLargestNetwork() {
        IdentityCheck.ofAll(open("cifar10-cnn"), UNIT, TRIALS);
    }
}
