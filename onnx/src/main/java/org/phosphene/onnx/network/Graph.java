package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The nodes of a graph in an order in which they can be computed, and which tensors depend on which. */
final class Graph {
    /** Operators that look at the extents of their input, not at its values. */
    private static final Set<String> EXTENTS_ONLY = Set.of("Shape", "Size");

    private final List<NodeProto> nodes;
    private final Map<String, NodeProto> makers = new HashMap<>();

    private Graph(List<NodeProto> nodes) {
        this.nodes = nodes;
        for (NodeProto node : nodes) {
            node.getOutputList().forEach(output -> makers.put(output, node));
        }
    }

    static Graph of(GraphProto graph) {
        return new Graph(sorted(graph.getNodeList()));
    }

    /** ONNX demands this order already, but engines take files without it. */
    private static List<NodeProto> sorted(List<NodeProto> nodes) {
        Set<String> open = new HashSet<>();
        nodes.forEach(node -> open.addAll(node.getOutputList()));
        List<NodeProto> sorted = new ArrayList<>();
        List<NodeProto> waiting = nodes;
        while (!waiting.isEmpty()) {
            List<NodeProto> later = new ArrayList<>();
            for (NodeProto node : waiting) {
                if (inputs(node).stream().anyMatch(open::contains)) {
                    later.add(node);
                } else {
                    sorted.add(node);
                    open.removeAll(node.getOutputList());
                }
            }
            if (later.size() == waiting.size()) {
                throw new IllegalStateException("a graph that the engine took has a cycle");
            }
            waiting = later;
        }
        return List.copyOf(sorted);
    }

    List<NodeProto> nodes() {
        return nodes;
    }

    /** The node that makes a tensor, null for an input, weights, or an unknown tensor. */
    NodeProto maker(String tensor) {
        return makers.get(tensor);
    }

    /** The tensors that a node reads, those that its subgraphs take from outside among them. */
    static Set<String> inputs(NodeProto node) {
        Set<String> inputs = new LinkedHashSet<>(node.getInputList());
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                inputs.addAll(outer(attribute.getG()));
            }
            attribute.getGraphsList().forEach(graph -> inputs.addAll(outer(graph)));
        }
        inputs.remove("");
        return inputs;
    }

    private static Set<String> outer(GraphProto graph) {
        Set<String> outer = new LinkedHashSet<>();
        graph.getNodeList().forEach(node -> outer.addAll(inputs(node)));
        graph.getOutputList().forEach(output -> outer.add(output.getName()));
        graph.getNodeList().forEach(node -> outer.removeAll(node.getOutputList()));
        graph.getInputList().forEach(input -> outer.remove(input.getName()));
        graph.getInitializerList().forEach(weights -> outer.remove(weights.getName()));
        return outer;
    }

    /** The tensors whose values depend on those of one. */
    Set<String> after(String tensor) {
        Set<String> after = new HashSet<>(Set.of(tensor));
        for (NodeProto node : nodes) {
            if (!EXTENTS_ONLY.contains(node.getOpType())
                    && inputs(node).stream().anyMatch(after::contains)) {
                after.addAll(node.getOutputList());
            }
        }
        after.remove("");
        return after;
    }

    /** The tensors on whose values those of one depend. */
    Set<String> before(String tensor) {
        Set<String> before = new HashSet<>(Set.of(tensor));
        for (int n = nodes.size() - 1; n >= 0; n--) {
            NodeProto node = nodes.get(n);
            if (!EXTENTS_ONLY.contains(node.getOpType())
                    && node.getOutputList().stream().anyMatch(before::contains)) {
                before.addAll(inputs(node));
            }
        }
        return before;
    }

    /** The nodes that are needed to make a tensor, in order, where some tensors are given. */
    List<NodeProto> making(String tensor, Set<String> given) {
        Set<String> needed = new TreeSet<>(Set.of(tensor));
        List<NodeProto> making = new ArrayList<>();
        for (int n = nodes.size() - 1; n >= 0; n--) {
            NodeProto node = nodes.get(n);
            if (node.getOutputList().stream().anyMatch(output -> needed.contains(output) && !given.contains(output))) {
                needed.addAll(inputs(node));
                making.add(0, node);
            }
        }
        return making;
    }
}
