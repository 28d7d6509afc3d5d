package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
    @ParameterizedTest
    @CsvSource({"1x28x28,1,28,28,784", "3x32x32,3,32,32,3072", "5x7,1,5,7,35", "784,1,1,784,784", "2x005x7,2,5,7,70"})
    void reads(String text, int channels, int height, int width, int size) {
        Shape shape = Shape.parse(text);
        assertThat(shape).isEqualTo(Shape.of(channels, height, width));
        assertThat(shape.size()).isEqualTo(size);
        assertThat(Shape.parse(shape.toString())).isEqualTo(shape);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "1x", "x1", "1x2x", "1x2x3x4", "-1x2x3", "1 x2", "1X2", "1,2", "1.5", "9999999999", "٣"
            })
    void refusesOtherForms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("CxHxW");
    }

    @ParameterizedTest
    @CsvSource({
        "0,1,1",
        "1,0,1",
        "1,1,0",
        "-1,-1,1",
        "1,-1,-1",
        "1,1,67108865",
        "8192,8193,1",
        "65536,65536,65536",
        "2147483647,2147483647,2147483647",
        // 2^64 and 2^63: products that a long does not hold
        "4194304,2097152,2097152",
        "2097152,2097152,2097152"
    })
    void refusesExtentsOutsideLimits(int channels, int height, int width) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(channels, height, width))
                .withMessageContaining(channels + "x" + height + "x" + width)
                .withMessageContaining(Integer.toString(Shape.MAX_SIZE));
    }

    @Test
    void largestIsAllowed() {
        assertThat(Shape.of(4, 4096, 4096).size()).isEqualTo(Shape.MAX_SIZE);
        assertThat(Shape.parse("67108864").size()).isEqualTo(Shape.MAX_SIZE);
    }
}
