package org.phosphene.onednn;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;

/** A node of an ONNX graph with its attributes at hand. */
record Node(NodeProto proto) {
    String type() {
        return proto.getOpType();
    }

    /** The operator with its domain and the node's name, for messages. */
    String described() {
        String domain = proto.getDomain().isEmpty() ? "" : proto.getDomain() + ".";
        String name = proto.getName().isEmpty() ? "" : " '" + proto.getName() + "'";
        return domain + type() + name;
    }

    boolean isStandard() {
        return proto.getDomain().isEmpty() || proto.getDomain().equals("ai.onnx");
    }

    /** Name of an input, empty if it is left out. */
    String input(int index) {
        return index < proto.getInputCount() ? proto.getInput(index) : "";
    }

    String output() {
        return proto.getOutput(0);
    }

    boolean has(String attribute) {
        return find(attribute).isPresent();
    }

    long integer(String attribute, long otherwise) {
        return find(attribute).map(AttributeProto::getI).orElse(otherwise);
    }

    float number(String attribute, float otherwise) {
        return find(attribute).map(AttributeProto::getF).orElse(otherwise);
    }

    String text(String attribute, String otherwise) {
        return find(attribute).map(a -> a.getS().toStringUtf8()).orElse(otherwise);
    }

    long[] integers(String attribute, long... otherwise) {
        return find(attribute)
                .map(a -> a.getIntsList().stream().mapToLong(Long::longValue).toArray())
                .orElse(otherwise);
    }

    private Optional<AttributeProto> find(String name) {
        return proto.getAttributeList().stream()
                .filter(a -> a.getName().equals(name))
                .findFirst();
    }

    UnsupportedModelException unsupported(String why) {
        return new UnsupportedModelException(described() + " " + why);
    }
}
