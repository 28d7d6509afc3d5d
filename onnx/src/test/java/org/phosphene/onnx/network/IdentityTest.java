package org.phosphene.onnx.network;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.RealModel;
import org.phosphene.stimulus.Shape;

class IdentityTest {
    private static final int TRIALS = 10_000;

    @ParameterizedTest
    @EnumSource
    void factorsOfOneAndShiftsOfZeroChangeNoLabel(RealModel real) {
        Shape shape = real == RealModel.SQUEEZENET ? ReceptiveFieldTest.SMALLEST_SQUEEZENET : null;
        OnnxModel model = OnnxModel.open(real.path(), new OnnxModel.Choices(shape, null));
        IdentityCheck.of(model, real.preset.preprocessing(), TRIALS);
    }
}
