package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.stimulus.Shape;

class InputShapeTest {
    @ParameterizedTest
    @CsvSource({
        "? 1 28 28,  , NCHW, 1x28x28, true",
        "? 28 28 1,  , NHWC, 1x28x28, true",
        "1 3 32 32,  , NCHW, 3x32x32, true",
        "1 32 32 3,  , NHWC, 3x32x32, true",
        "8 32 32 4,  , NHWC, 4x32x32, true",
        "? 2 9 9,    , NCHW, 2x9x9, true",
        "? 3 ? ?,    , NCHW, 3x224x224, true",
        "? ? ? 3,    , NHWC, 3x224x224, true",
        "? ? ? ?,    , NCHW, 3x224x224, true",
        "? 3 ? ?, 3x64x48, NCHW, 3x64x48, true",
        "? ? ? 3, 3x64x48, NHWC, 3x64x48, true",
        "? ? ? ?, 1x64x48, NCHW, 1x64x48, true",
        "? 28 28,    , NCHW, 1x28x28, true",
        "1 28 28,    , NCHW, 1x28x28, true",
        "? ? ?, 1x20x30, NCHW, 1x20x30, true",
        "3 32 40,    , NCHW, 3x32x40, false",
        "? 784,      , FLAT, 1x28x28, true",
        "1 784 1,    , FLAT, 1x28x28, true",
        "? 1 784,    , FLAT, 1x28x28, true",
        "? 3072,     , FLAT, 3x32x32, true",
        "? 785,      , FLAT, 1x1x785, true",
        "? 3072, 1x48x64, FLAT, 1x48x64, true",
        "? ?, 3x8x8,       FLAT, 3x8x8, true",
        "784,        , FLAT, 1x28x28, false",
    })
    void meaning(String declared, String wanted, Layout layout, String shape, boolean batched) {
        InputShape found = InputShape.of(extents(declared), wanted == null ? null : Shape.parse(wanted));
        assertThat(found).isEqualTo(new InputShape(layout, Shape.parse(shape), batched));
    }

    @ParameterizedTest
    @CsvSource({
        "1 3 32 32, 3x32x33",
        "1 3 32 32, 1x32x32",
        "1 32 32 3, 1x32x32",
        "? 3 ? ?, 1x64x64",
        "? 784, 1x28x29",
        "3 32 40, 1x32x40",
    })
    void chosenShapeMustFit(String declared, String wanted) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputShape.of(extents(declared), Shape.parse(wanted)))
                .withMessageContaining("declared " + declared.replace(' ', 'x'))
                .withMessageEndingWith(", not " + wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1 2 3 4 5", "1 0", "1 3 0 5", "1 9223372036854775807", "1 4611686018427387904", "1 2147483647"})
    void noImages(String declared) {
        assertThatIllegalArgumentException().isThrownBy(() -> InputShape.of(extents(declared), null));
    }

    private static long[] extents(String text) {
        return Arrays.stream(text.split(" "))
                .mapToLong(extent -> extent.equals("?") ? -1 : Long.parseLong(extent))
                .toArray();
    }
}
