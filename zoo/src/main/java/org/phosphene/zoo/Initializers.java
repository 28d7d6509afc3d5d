package org.phosphene.zoo;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Constant tensors of an ONNX graph. */
final class Initializers {
    private Initializers() {}

    /** 32-bit values under the parameter's name. */
    static TensorProto single(Parameter parameter, float[] values) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return tensor(parameter.name(), parameter, TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(raw))
                .build();
    }

    /** 16-bit values under the parameter's name and {@code .half}. */
    static TensorProto half(Parameter parameter, float[] values) {
        byte[] raw = Conversion.of(ScalarType.Half).bytes(values);
        return tensor(parameter.name() + ".half", parameter, TensorProto.DataType.FLOAT16_VALUE)
                .setRawData(ByteString.copyFrom(raw))
                .build();
    }

    /** Integers, as a vector or, if it is a single one, without an extent. */
    static TensorProto integers(String name, List<Long> values, boolean vector) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addAllInt64Data(values);
        return vector ? tensor.addDims(values.size()).build() : tensor.build();
    }

    private static TensorProto.Builder tensor(String name, Parameter parameter, int type) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type);
        parameter.extents().forEach(tensor::addDims);
        return tensor;
    }
}
