package org.phosphene.onednn;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** The constant tensors of a folded graph: weights and extents. */
final class Constants {
    private final Map<String, TensorProto> tensors = new HashMap<>();

    Constants(GraphProto graph) {
        graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
    }

    boolean has(String name) {
        return tensors.containsKey(name);
    }

    /**
     * The values of a constant of 32-bit floats.
     *
     * @throws UnsupportedModelException if the node's input is not constant, or of another type
     */
    Values floats(Node node, int input) {
        TensorProto tensor = tensor(node, input);
        if (tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
            throw node.unsupported("with constants of type " + TensorProto.DataType.forNumber(tensor.getDataType()));
        }
        long[] extents = extents(tensor);
        float[] data;
        if (tensor.hasRawData()) {
            data = new float[tensor.getRawData().size() / Float.BYTES];
            raw(tensor).asFloatBuffer().get(data);
        } else {
            data = new float[tensor.getFloatDataCount()];
            for (int i = 0; i < data.length; i++) {
                data[i] = tensor.getFloatData(i);
            }
        }
        return new Values(extents, data);
    }

    /** The values of a constant of 64-bit integers. */
    long[] integers(Node node, int input) {
        TensorProto tensor = tensor(node, input);
        if (tensor.getDataType() != TensorProto.DataType.INT64.getNumber()) {
            throw node.unsupported("with extents of type " + TensorProto.DataType.forNumber(tensor.getDataType()));
        }
        if (tensor.hasRawData()) {
            long[] data = new long[tensor.getRawData().size() / Long.BYTES];
            raw(tensor).asLongBuffer().get(data);
            return data;
        }
        return tensor.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
    }

    /** A constant of one value, or {@code otherwise} where the input is left out. */
    float scalar(Node node, int input, float otherwise) {
        if (node.input(input).isEmpty()) {
            return otherwise;
        }
        Values values = floats(node, input);
        if (values.data().length != 1) {
            throw node.unsupported("with " + values.data().length + " values where one is expected");
        }
        return values.data()[0];
    }

    private TensorProto tensor(Node node, int input) {
        TensorProto tensor = tensors.get(node.input(input));
        if (tensor == null) {
            throw node.unsupported("with an input " + input + " that is not constant");
        }
        return tensor;
    }

    private static ByteBuffer raw(TensorProto tensor) {
        return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long[] extents(TensorProto tensor) {
        return tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
    }
}
