package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.phosphene.onnx.Contract;
import org.phosphene.onnx.network.InnerTensor.Kind;
import org.phosphene.stimulus.Shape;

/** The tensors of a network, and the names they go by. */
final class InnerTensors {
    private static final int MAP_AXES = 3;

    private final String model;
    private final GraphProto file;
    private final Graph graph;
    private final Contract contract;
    private final List<InnerTensor> list;
    private final Map<String, InnerTensor> names;

    private InnerTensors(String model, GraphProto file, Graph graph, Contract contract, List<InnerTensor> list) {
        this.model = model;
        this.file = file;
        this.graph = graph;
        this.contract = contract;
        this.list = list;
        this.names = TensorNames.of(graph, list);
    }

    static InnerTensors of(String name, ModelProto model, Contract contract) {
        Graph graph = Graph.of(model.getGraph());
        Set<String> after = graph.after(contract.input());
        Set<String> before = graph.before(contract.output());
        List<String> wanted = graph.nodes().stream()
                .flatMap(node -> node.getOutputList().stream())
                .filter(tensor -> after.contains(tensor) && before.contains(tensor))
                .toList();
        Map<String, Measured> measured = Measured.of(name, model, contract, wanted);
        measured.put(contract.input(), Measured.image(contract));
        Map<String, Reach> reaches = Fields.of(model, graph, contract, measured);
        NodeProto image = NodeProto.newBuilder().setOpType(InnerTensor.IMAGE).build();
        List<InnerTensor> list = new ArrayList<>();
        for (String tensor :
                Stream.concat(Stream.of(contract.input()), wanted.stream()).toList()) {
            NodeProto maker = tensor.equals(contract.input()) ? image : graph.maker(tensor);
            Measured found = measured.get(tensor);
            if (found != null && found.isInner()) {
                list.add(inner(tensor, maker, found, reaches.get(tensor), contract.shape()));
            }
        }
        return new InnerTensors(name, model.getGraph(), graph, contract, List.copyOf(list));
    }

    private static InnerTensor inner(String name, NodeProto maker, Measured measured, Reach reach, Shape image) {
        List<Long> extents = new ArrayList<>();
        for (int axis = 0; axis < measured.extents().length; axis++) {
            if (axis != measured.images()) {
                extents.add(measured.extents()[axis]);
            }
        }
        return new InnerTensor(
                name,
                maker.getOpType(),
                maker.getName(),
                measured.type(),
                List.copyOf(extents),
                measured.images(),
                kind(extents.size(), reach.mapAxis(), measured),
                reach.field(image));
    }

    private static Kind kind(int axes, int mapAxis, Measured measured) {
        if (axes == 1) {
            return Kind.ROW;
        }
        if (axes != MAP_AXES) {
            return Kind.OTHER;
        }
        int last = measured.extents().length - 1;
        return mapAxis == last && measured.images() != last ? Kind.MAPS_LAST : Kind.MAPS;
    }

    List<InnerTensor> list() {
        return list;
    }

    /** What a tensor goes by beside its own name. */
    List<String> otherNames(InnerTensor tensor) {
        return names.entrySet().stream()
                .filter(entry ->
                        entry.getValue().equals(tensor) && !entry.getKey().equals(tensor.name()))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The scores. */
    InnerTensor output() {
        return find(contract.output());
    }

    /**
     * Finds a tensor: by its own name, else by that of the node that makes it, else by an alias.
     *
     * @throws IllegalArgumentException if there is none, or it cannot be read or changed
     */
    InnerTensor find(String name) {
        InnerTensor found = names.get(name);
        if (found == null) {
            throw new IllegalArgumentException(unknown(name));
        }
        return found;
    }

    private String unknown(String name) {
        return Unreachable.of(file, graph, contract, name)
                .map(why -> model + ": tensor '" + name + "' " + why)
                .orElseGet(() -> model + ": there is no tensor '" + name + "'; the nearest names are "
                        + NearNames.of(name, names.keySet()));
    }
}
