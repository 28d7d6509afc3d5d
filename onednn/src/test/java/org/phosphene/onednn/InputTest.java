package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phosphene.onednn.Compared.assertSameScores;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.onnx.Layout;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;

/** Layouts, preprocessing, and how weights are stored. */
class InputTest {
    static Stream<Preprocessing> preprocessings() {
        return Stream.of(
                Preprocessing.of(0, 1),
                Preprocessing.of(-1, 1),
                Preprocessing.of(0, 255),
                Preprocessing.of(0, 1).blueFirst(true),
                Preprocessing.of(0, 1).normalised(List.of(.485, .456, .406), List.of(.229, .224, .225)),
                Preprocessing.of(0, 255)
                        .normalised(List.of(104., 117., 123.), List.of())
                        .blueFirst(true),
                Preprocessing.of(1, 0).normalised(List.of(.3), List.of(-.5)));
    }

    @ParameterizedTest
    @MethodSource("preprocessings")
    void imagesOfPlanes(Preprocessing preprocessing) {
        OnnxModel model = Sketch.colour().conv(6, 3, 3, 3).relu().head(6 * 8 * 7);
        assertThat(model.contract().layout()).isEqualTo(Layout.NCHW);
        assertSameScores(model, preprocessing);
        assertSameScores(
                Sketch.colour().conv(6, 3, 3, 3).with("pads", 1, 1, 1, 1).relu().head(6 * 90), preprocessing);
        assertSameScores(Sketch.colour().conv(6, 3, 3, 3).relu().maxPool(2).head(72), preprocessing);
    }

    @ParameterizedTest
    @MethodSource("preprocessings")
    void channelsLast(Preprocessing preprocessing) {
        OnnxModel model = Sketch.of(13, 10, 9, 3)
                .node("Transpose")
                .with("perm", 0, 3, 1, 2)
                .conv(6, 3, 3, 3)
                .relu()
                .head(6 * 8 * 7);
        assertThat(model.contract().layout()).isEqualTo(Layout.NHWC);
        assertSameScores(model, preprocessing);
    }

    @ParameterizedTest
    @MethodSource("preprocessings")
    void rows(Preprocessing preprocessing) {
        // 3 x 8 x 8 values
        OnnxModel model = Sketch.of(13, 192)
                .dense(192, 20)
                .relu()
                .dense(20, Sketch.CLASSES)
                .open();
        assertThat(model.contract().layout()).isEqualTo(Layout.FLAT);
        assertSameScores(model, preprocessing);
    }

    /** IEEE halves in the file, turned into floats by the graph itself. */
    @Test
    void weightsInHalves() {
        Sketch sketch = Sketch.colour();
        sketch.graph().weights(halves("halves", sketch.numbers(6 * 27, 0.3), 6, 3, 3, 3));
        sketch.nodeOf("Cast", "halves").with("to", TensorProto.DataType.FLOAT.getNumber());
        String weights = sketch.last();
        assertSameScores(sketch.from("image").node("Conv", weights).relu().head(6 * 8 * 7));
    }

    private static TensorProto halves(String name, float[] values, long... extents) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(half(value));
        }
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT16.getNumber())
                .setRawData(ByteString.copyFrom(bytes.array()));
        for (long extent : extents) {
            tensor.addDims(extent);
        }
        return tensor.build();
    }

    /** Of a number from 2^-14 to 65504, or 0 below, rounded down. */
    private static short half(float value) {
        int bits = Float.floatToIntBits(value);
        int exponent = ((bits >>> 23) & 0xff) - 127 + 15;
        return exponent <= 0 ? 0 : (short) (((bits >>> 16) & 0x8000) | (exponent << 10) | ((bits >>> 13) & 0x3ff));
    }

    @Test
    void weightsListedAsInputs() {
        Sketch sketch = Sketch.of(org.phosphene.onnx.OnnxGraph.create()
                        .input("image", 1, 3, 10, 9)
                        .ir(3))
                .conv(6, 3, 3, 3)
                .relu()
                .flatten()
                .dense(6 * 8 * 7, Sketch.CLASSES);
        sketch.graph().weightsAsInputs();
        assertSameScores(sketch.open());
    }
}
