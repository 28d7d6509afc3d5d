package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.phosphene.onnx.Contract;
import org.phosphene.onnx.Layout;

/**
 * The units at one place of a convolutional layer, computed from the part of the image that they see and nothing else: the
 * same convolutions and pools without padding on a small image give the values at that one place. Only where the graph is one
 * chain, and no padding reaches the units.
 *
 * @param model takes the window of an image and gives one value for each map
 * @param output name of the tensor
 * @param window which part of the image
 */
record Patch(ModelProto model, String output, Window window) {
    private static final Set<String> EACH_ELEMENT = Set.of(
            "Relu",
            "LeakyRelu",
            "Elu",
            "Selu",
            "Celu",
            "Sigmoid",
            "HardSigmoid",
            "HardSwish",
            "Mish",
            "Tanh",
            "Softplus",
            "Softsign",
            "Erf",
            "Abs",
            "Clip",
            "Identity",
            "Dropout",
            "BatchNormalization");
    private static final Set<String> WITH_WEIGHTS = Set.of("Add", "Sub", "Mul", "Div", "PRelu");

    /**
     * @param places rows and columns of each tensor that holds maps
     */
    static Optional<Patch> of(
            ModelProto model, Contract contract, Map<String, InnerTensor> places, String tensor, int row, int column) {
        boolean plain = contract.layout() == Layout.NCHW
                && contract.batched()
                && contract.batch() == 0
                && contract.declared().size() == 4;
        Graph graph = Graph.of(model.getGraph());
        Walk walk = new Walk(graph, model, places, graph.after(contract.input()));
        Optional<Window> window = plain ? walk.back(tensor, contract.input(), row, column) : Optional.empty();
        return window.map(seen -> new Patch(cut(model, graph, contract, tensor, seen), tensor, seen));
    }

    private static ModelProto cut(ModelProto model, Graph graph, Contract contract, String tensor, Window window) {
        ModelProto.Builder cut = Measured.withOutputs(model, List.of(tensor)).toBuilder();
        List<NodeProto> nodes = new ArrayList<>();
        graph.making(tensor, Set.of()).forEach(node -> nodes.add(unpadded(node)));
        cut.getGraphBuilder().clearNode().addAllNode(nodes);
        List<ValueInfoProto> inputs = new ArrayList<>(cut.getGraph().getInputList());
        cut.getGraphBuilder().clearInput();
        for (ValueInfoProto input : inputs) {
            ValueInfoProto.Builder declared = input.toBuilder();
            if (input.getName().equals(contract.input())) {
                var extents = declared.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
                extents.getDimBuilder(2).clear().setDimValue(window.height());
                extents.getDimBuilder(3).clear().setDimValue(window.width());
            }
            cut.getGraphBuilder().addInput(declared);
        }
        return cut.build();
    }

    private static NodeProto unpadded(NodeProto node) {
        if (!Walk.SLIDING.contains(node.getOpType())) {
            return node;
        }
        NodeProto.Builder bare = node.toBuilder().clearAttribute();
        for (AttributeProto attribute : node.getAttributeList()) {
            if (!Set.of("pads", "auto_pad", "ceil_mode").contains(attribute.getName())) {
                bare.addAttribute(attribute);
            }
        }
        return bare.build();
    }

    /** Goes from a unit back to the image, through operators of which it is known what they see. */
    private record Walk(Graph graph, ModelProto model, Map<String, InnerTensor> places, Set<String> ofImage) {
        static final Set<String> SLIDING = Set.of("Conv", "MaxPool", "AveragePool");

        Optional<Window> back(String tensor, String image, int row, int column) {
            Range rows = new Range(row, row);
            Range columns = new Range(column, column);
            String at = tensor;
            while (!at.equals(image)) {
                NodeProto node = graph.maker(at);
                String from = node == null ? "" : source(node, at);
                InnerTensor before = places.get(from);
                if (before == null || before.kind() != InnerTensor.Kind.MAPS) {
                    return Optional.empty();
                }
                if (SLIDING.contains(node.getOpType())) {
                    Optional<Sliding> sliding = Sliding.of(node, extents(node));
                    if (sliding.isEmpty()) {
                        return Optional.empty();
                    }
                    rows = sliding.get().back(rows, 0);
                    columns = sliding.get().back(columns, 1);
                }
                if (!rows.within(before.rows()) || !columns.within(before.columns())) {
                    return Optional.empty();
                }
                at = from;
            }
            return Optional.of(new Window(rows.from(), columns.from(), rows.length(), columns.length()));
        }

        /** The only input of a node that depends on the image; empty if it is not the first, or the operator is unknown. */
        private String source(NodeProto node, String output) {
            List<String> given =
                    node.getInputList().stream().filter(ofImage::contains).toList();
            boolean first = given.size() == 1
                    && node.getInput(0).equals(given.get(0))
                    && node.getOutput(0).equals(output);
            String operator = node.getOpType();
            boolean known = SLIDING.contains(operator)
                    || EACH_ELEMENT.contains(operator)
                    || (WITH_WEIGHTS.contains(operator) && sameEverywhere(node.getInput(1)));
            return first && known && node.getDomain().isEmpty() ? given.get(0) : "";
        }

        private boolean sameEverywhere(String weights) {
            return initializer(weights)
                    .map(TensorProto::getDimsList)
                    .filter(dims -> {
                        int count = dims.size();
                        return count == 0 || (dims.get(count - 1) == 1 && (count == 1 || dims.get(count - 2) == 1));
                    })
                    .isPresent();
        }

        private List<Long> extents(NodeProto node) {
            if (node.getInputCount() < 2) {
                return List.of();
            }
            // weights that are stored in half precision come through a cast
            NodeProto cast = graph.maker(node.getInput(1));
            boolean halves = cast != null && cast.getOpType().equals("Cast");
            return initializer(halves ? cast.getInput(0) : node.getInput(1))
                    .map(TensorProto::getDimsList)
                    .orElse(List.of());
        }

        private Optional<TensorProto> initializer(String name) {
            return model.getGraph().getInitializerList().stream()
                    .filter(one -> one.getName().equals(name))
                    .findFirst();
        }
    }

    /** Places from the first to the last, both included. */
    private record Range(int from, int to) {
        boolean within(int extent) {
            return from >= 0 && to < extent;
        }

        int length() {
            return to - from + 1;
        }
    }

    /** What a convolution or pool sees, rows first. */
    private record Sliding(List<Long> kernel, List<Long> strides, List<Long> dilations, List<Long> pads) {
        static Optional<Sliding> of(NodeProto node, List<Long> weights) {
            Map<String, List<Long>> numbers = new HashMap<>();
            Set<String> words = new HashSet<>(Set.of("", "NOTSET", "VALID"));
            for (AttributeProto attribute : node.getAttributeList()) {
                numbers.put(attribute.getName(), attribute.getIntsList());
                if (attribute.getName().equals("auto_pad")
                        && !words.contains(attribute.getS().toStringUtf8())) {
                    return Optional.empty();
                }
            }
            List<Long> kernel =
                    numbers.getOrDefault("kernel_shape", weights.size() == 4 ? weights.subList(2, 4) : List.of());
            Sliding sliding = new Sliding(
                    kernel,
                    numbers.getOrDefault("strides", List.of(1L, 1L)),
                    numbers.getOrDefault("dilations", List.of(1L, 1L)),
                    numbers.getOrDefault("pads", List.of(0L, 0L, 0L, 0L)));
            return kernel.size() == 2 ? Optional.of(sliding) : Optional.empty();
        }

        Range back(Range range, int axis) {
            long stride = strides.get(axis);
            long from = range.from() * stride - pads.get(axis);
            long to = range.to() * stride - pads.get(axis) + (kernel.get(axis) - 1) * dilations.get(axis);
            return new Range((int) from, (int) to);
        }
    }
}
