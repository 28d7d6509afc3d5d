package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.platform.Fp16Conversions;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as a node of the graph, in the type of the tensor that they meet. */
final class Constants {
    private static final float LARGEST_HALF = 65504;

    private Constants() {}

    /** A node that gives the numbers; every operator set has it, and no version of the format wants it declared. */
    static NodeProto node(String name, String type, float[] values, long[] extents) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(type(type).getNumber());
        for (long extent : extents) {
            tensor.addDims(extent);
        }
        tensor.setRawData(ByteString.copyFrom(bytes(type, values)));
        return NodeProto.newBuilder()
                .setOpType("Constant")
                .setName(name)
                .addOutput(name)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("value")
                        .setType(AttributeProto.AttributeType.TENSOR)
                        .setT(tensor))
                .build();
    }

    static DataType type(String type) {
        return DataType.valueOf(type);
    }

    private static byte[] bytes(String type, float[] values) {
        int each =
                switch (type(type)) {
                    case FLOAT -> Float.BYTES;
                    case DOUBLE -> Double.BYTES;
                    case FLOAT16, BFLOAT16 -> Short.BYTES;
                    default -> throw new IllegalStateException(type + " is no type of real numbers");
                };
        ByteBuffer bytes = ByteBuffer.allocate(each * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            switch (type(type)) {
                case FLOAT -> bytes.putFloat(value);
                case DOUBLE -> bytes.putDouble(value);
                case FLOAT16 -> bytes.putShort(half(value));
                default -> bytes.putShort(Fp16Conversions.floatToBf16(value));
            }
        }
        return bytes.array();
    }

    private static short half(float value) {
        if (Math.abs(value) > LARGEST_HALF) {
            throw new IllegalArgumentException(
                    "number " + value + " of an intervention on a half-precision tensor: at most " + LARGEST_HALF);
        }
        return Fp16Conversions.floatToFp16(value);
    }
}
