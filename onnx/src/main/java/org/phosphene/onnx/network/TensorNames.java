package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What tensors go by: their own name, that of the node that makes them, and {@code conv1}, {@code conv2} ... for the outputs of
 * convolutions and {@code fc1}, {@code fc2} ... for those of fully connected layers, with the bias and before the activation.
 */
final class TensorNames {
    private static final Set<String> DENSE = Set.of("Gemm", "MatMul");
    private static final String ADD = "Add";

    private TensorNames() {}

    static Map<String, InnerTensor> of(Graph graph, List<InnerTensor> tensors) {
        Map<String, InnerTensor> names = new LinkedHashMap<>();
        tensors.forEach(tensor -> names.put(tensor.name(), tensor));
        addNodes(names, tensors);
        int convolutions = 0;
        int dense = 0;
        for (InnerTensor tensor : tensors) {
            if (tensor.operator().equals("Conv")) {
                names.putIfAbsent("conv" + ++convolutions, tensor);
            } else if (DENSE.contains(tensor.operator())) {
                names.putIfAbsent("fc" + ++dense, withBias(graph, names, tensor));
            }
        }
        return Map.copyOf(names);
    }

    /** A node's name stands for its first output; a name that several nodes have stands for none. */
    private static void addNodes(Map<String, InnerTensor> names, List<InnerTensor> tensors) {
        Map<String, InnerTensor> nodes = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (InnerTensor tensor : tensors) {
            if (!tensor.node().isEmpty() && nodes.putIfAbsent(tensor.node(), tensor) != null) {
                twice.add(tensor.node());
            }
        }
        nodes.forEach((node, tensor) -> {
            if (!twice.contains(node)) {
                names.putIfAbsent(node, tensor);
            }
        });
    }

    /** A product whose only reader adds constants to it, as TensorFlow writes a layer. */
    private static InnerTensor withBias(Graph graph, Map<String, InnerTensor> names, InnerTensor product) {
        List<NodeProto> readers = graph.nodes().stream()
                .filter(node -> Graph.inputs(node).contains(product.name()))
                .toList();
        if (readers.size() != 1 || !readers.get(0).getOpType().equals(ADD)) {
            return product;
        }
        NodeProto sum = readers.get(0);
        boolean constant = sum.getInputList().stream()
                .allMatch(input -> input.equals(product.name()) || !names.containsKey(input));
        return constant ? names.getOrDefault(sum.getOutput(0), product) : product;
    }
}
