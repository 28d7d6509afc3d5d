package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.phosphene.onnx.Contract;

/** Why a tensor that is in the file can be neither read nor changed. */
final class Unreachable {
    private Unreachable() {}

    /** The rest of a sentence that begins with the tensor; empty if the file has no such tensor. */
    static Optional<String> of(GraphProto file, Graph graph, Contract contract, String tensor) {
        boolean made = graph.maker(tensor) != null;
        if (made && !graph.after(contract.input()).contains(tensor)) {
            return Optional.of("does not depend on the image");
        }
        if (made && !graph.before(contract.output()).contains(tensor)) {
            return Optional.of("has no influence on the scores");
        }
        if (made || tensor.equals(contract.input())) {
            return Optional.of("does not hold real numbers with an extent that counts images");
        }
        if (file.getInitializerList().stream()
                .anyMatch(weights -> weights.getName().equals(tensor))) {
            return Optional.of("holds weights, which do not depend on the image");
        }
        return file.getNodeList().stream().flatMap(Unreachable::subgraphs).anyMatch(inner -> makes(inner, tensor))
                ? Optional.of("lies in a subgraph (If, Loop or Scan), which cannot be reached")
                : Optional.empty();
    }

    private static boolean makes(GraphProto graph, String tensor) {
        return graph.getNodeList().stream()
                .anyMatch(node -> node.getOutputList().contains(tensor)
                        || subgraphs(node).anyMatch(inner -> makes(inner, tensor)));
    }

    private static Stream<GraphProto> subgraphs(NodeProto node) {
        return node.getAttributeList().stream().flatMap(Unreachable::graphs);
    }

    private static Stream<GraphProto> graphs(AttributeProto attribute) {
        List<GraphProto> several = attribute.getGraphsList();
        return attribute.hasG() ? Stream.concat(Stream.of(attribute.getG()), several.stream()) : several.stream();
    }
}
