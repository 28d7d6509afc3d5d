package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;

/** Lets everything that reads one tensor read another. */
final class Renaming {
    private Renaming() {}

    /** Turns all nodes over, those of subgraphs among them; the graph's own inputs stay. */
    static void readers(GraphProto.Builder graph, String from, String to) {
        for (NodeProto.Builder node : graph.getNodeBuilderList()) {
            for (int i = 0; i < node.getInputCount(); i++) {
                if (node.getInput(i).equals(from)) {
                    node.setInput(i, to);
                }
            }
            for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
                if (attribute.hasG()) {
                    readers(attribute.getGBuilder(), from, to);
                }
                attribute.getGraphsBuilderList().forEach(inner -> readers(inner, from, to));
            }
        }
    }
}
