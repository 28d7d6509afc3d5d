package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A node with what it says about itself: its attributes, and the whole numbers among its inputs where the file holds them.
 *
 * @param known weights and constants of the graph, by name
 */
record Operation(NodeProto node, Map<String, TensorProto> known) {
    /** Weights and constants of a graph, by name. */
    static Map<String, TensorProto> known(GraphProto graph) {
        Map<String, TensorProto> known = new HashMap<>();
        graph.getInitializerList().forEach(weights -> known.put(weights.getName(), weights));
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals("Constant")) {
                node.getAttributeList().stream()
                        .filter(attribute -> attribute.getName().equals("value"))
                        .forEach(attribute -> known.put(node.getOutput(0), attribute.getT()));
            }
        }
        // numbers in another type have the same extents
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals("Cast") && known.containsKey(node.getInput(0))) {
                known.put(
                        node.getOutput(0),
                        TensorProto.newBuilder()
                                .addAllDims(known.get(node.getInput(0)).getDimsList())
                                .build());
            }
        }
        return known;
    }

    String operator() {
        return node.getOpType();
    }

    private Optional<AttributeProto> attribute(String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    long integer(String name, long otherwise) {
        return attribute(name).map(AttributeProto::getI).orElse(otherwise);
    }

    String text(String name, String otherwise) {
        return attribute(name).map(attribute -> attribute.getS().toStringUtf8()).orElse(otherwise);
    }

    Optional<long[]> integers(String name) {
        return attribute(name)
                .map(attribute ->
                        attribute.getIntsList().stream().mapToLong(i -> i).toArray());
    }

    /** Whether the node has an input at a place. */
    boolean has(int input) {
        return input < node.getInputCount() && !node.getInput(input).isEmpty();
    }

    /** Extents of weights, empty where the file does not hold them. */
    Optional<List<Long>> extents(int input) {
        return has(input)
                ? Optional.ofNullable(known.get(node.getInput(input))).map(TensorProto::getDimsList)
                : Optional.empty();
    }

    /** The whole numbers of an attribute, or of an input; empty where they are neither or not known before the run. */
    Optional<long[]> integers(String name, int input) {
        Optional<long[]> attribute = integers(name);
        if (attribute.isPresent() || !has(input)) {
            return attribute;
        }
        return Optional.ofNullable(known.get(node.getInput(input))).flatMap(Operation::numbers);
    }

    private static Optional<long[]> numbers(TensorProto tensor) {
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return switch (TensorProto.DataType.forNumber(tensor.getDataType())) {
            case INT64 ->
                Optional.of(
                        raw.hasRemaining()
                                ? LongStream.generate(raw::getLong)
                                        .limit(raw.remaining() / Long.BYTES)
                                        .toArray()
                                : tensor.getInt64DataList().stream()
                                        .mapToLong(i -> i)
                                        .toArray());
            case INT32 ->
                Optional.of(
                        raw.hasRemaining()
                                ? LongStream.generate(raw::getInt)
                                        .limit(raw.remaining() / Integer.BYTES)
                                        .toArray()
                                : tensor.getInt32DataList().stream()
                                        .mapToLong(i -> i)
                                        .toArray());
            default -> Optional.empty();
        };
    }
}
