package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.Shape;

/** How values become elements of other types than float. */
class InputTypesTest {
    private static final float[] VALUES = {-1, 0, 0.498f, 0.5f, 1, 2};

    @Test
    void bytesAreRoundedAndLimited() throws OrtException {
        byte[] bytes = new byte[VALUES.length];
        try (InputTensor input = tensor("UINT8", Preprocessing.of(0, 255))) {
            input.of(VALUES, 1).getByteBuffer().get(bytes);
        }
        assertThat(bytes).containsExactly(0, 0, 127, 128, 255, 255);
    }

    @Test
    void doublesAreTheFloats() throws OrtException {
        double[] doubles = new double[VALUES.length];
        try (InputTensor input = tensor("DOUBLE", Preprocessing.of(0, 1))) {
            input.of(VALUES, 1).getDoubleBuffer().get(doubles);
        }
        assertThat(doubles).containsExactly(-1, 0, 0.498f, 0.5, 1, 2);
    }

    @Test
    void halvesAreTheNearest() throws OrtException {
        float[] floats = new float[VALUES.length];
        try (InputTensor input = tensor("FLOAT16", Preprocessing.of(0, 1))) {
            input.of(VALUES, 1).getFloatBuffer().get(floats);
        }
        // below one half, halves lie 2^-12 apart
        assertThat(floats).containsExactly(-1, 0, 2040 / 4096f, 0.5f, 1, 2);
    }

    /** The memory is written anew for each batch and kept while the number of stimuli stays the same. */
    @Test
    void oneTensorForManyBatches() throws OrtException {
        try (InputTensor input = tensor("FLOAT", Preprocessing.of(0, 1))) {
            OnnxTensor first = input.of(VALUES, 1);
            assertThat(input.of(new float[] {6, 5, 4, 3, 2, 1}, 1)).isSameAs(first);
            assertThat(first.getFloatBuffer().get(0)).isEqualTo(6);
            OnnxTensor two = input.of(new float[12], 2);
            assertThat(two.getInfo().getShape()).containsExactly(2, 1, 2, 3);
            assertThat(first.isClosed()).isTrue();
        }
    }

    private static InputTensor tensor(String type, Preprocessing preprocessing) {
        Contract contract = new Contract(
                "image",
                type,
                List.of(-1L, 1L, 2L, 3L),
                Layout.NCHW,
                Shape.of(1, 2, 3),
                true,
                0,
                false,
                "",
                2,
                List.of(),
                List.of(),
                "");
        return new InputTensor(contract, preprocessing);
    }
}
