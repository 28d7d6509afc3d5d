package org.phosphene.zoo;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Reads the weights back from a file that was written here. */
final class OnnxWeights {
    private OnnxWeights() {}

    /**
     * The weights of a network, as its file has them.
     *
     * @throws IllegalArgumentException if the file is no ONNX file, or not of this network
     */
    static Weights of(byte[] onnx, Network network) {
        Map<String, TensorProto> tensors = new HashMap<>();
        try {
            ModelProto.parseFrom(onnx).getGraph().getInitializerList().forEach(t -> tensors.put(t.getName(), t));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("no ONNX file", e);
        }
        List<float[]> values = new ArrayList<>();
        for (Parameter parameter : network.parameters()) {
            TensorProto single = tensors.get(parameter.name());
            TensorProto half = tensors.get(parameter.name() + ".half");
            if (single == null && half == null) {
                throw new IllegalArgumentException(
                        "no weights " + parameter.name() + " in it: not a file of " + network.id());
            }
            values.add(
                    single != null
                            ? Conversion.of(ScalarType.Float)
                                    .read(single.getRawData().toByteArray())
                            : Conversion.of(ScalarType.Half)
                                    .read(half.getRawData().toByteArray()));
        }
        return Weights.of(network.parameters(), values);
    }
}
