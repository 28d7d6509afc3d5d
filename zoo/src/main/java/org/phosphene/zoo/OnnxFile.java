package org.phosphene.zoo;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.Map;
import java.util.TreeMap;

/** An ONNX file in memory. The same weights and facts give the same bytes. */
final class OnnxFile {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final String PRODUCER = "phosphene";

    private OnnxFile() {}

    /**
     * The file of a network.
     *
     * @param facts about it, kept as the file's metadata
     */
    static byte[] of(Network network, Weights weights, Storage storage, Map<String, String> facts) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName(PRODUCER)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(network.graph(weights, storage));
        Map<String, String> metadata = new TreeMap<>(facts);
        metadata.put("producer", PRODUCER);
        metadata.put("model", network.id());
        metadata.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }
}
