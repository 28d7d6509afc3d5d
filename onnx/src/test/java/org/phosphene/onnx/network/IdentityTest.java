package org.phosphene.onnx.network;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.RealModel;
import org.phosphene.stimulus.Shape;

class IdentityTest {
    private static final int TRIALS = 10_000;
    private static final int FEW = 200;

    private static OnnxModel small(RealModel real) {
        Shape shape = real == RealModel.SQUEEZENET ? ReceptiveFieldTest.SMALLEST_SQUEEZENET : null;
        return OnnxModel.open(real.path(), new OnnxModel.Choices(shape, null));
    }

    @ParameterizedTest
    @EnumSource
    void inALayerInTheMiddle(RealModel real) {
        IdentityCheck.ofMiddle(small(real), real.preset.preprocessing(), TRIALS);
    }

    @ParameterizedTest
    @EnumSource
    void inAllLayers(RealModel real) {
        IdentityCheck.ofAll(small(real), real.preset.preprocessing(), FEW);
    }

    @Tag("full")
    @ParameterizedTest
    @EnumSource
    void inAllLayersOnManyTrials(RealModel real) {
        IdentityCheck.ofAll(small(real), real.preset.preprocessing(), TRIALS);
    }
}
