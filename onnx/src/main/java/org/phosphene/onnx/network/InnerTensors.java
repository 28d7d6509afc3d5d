package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.phosphene.onnx.Contract;
import org.phosphene.onnx.network.InnerTensor.Kind;

/** The tensors of a network, and the names they go by. */
final class InnerTensors {
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
        List<InnerTensor> list = new ArrayList<>();
        image(contract).ifPresent(list::add);
        for (String tensor : wanted) {
            if (measured.containsKey(tensor)) {
                list.add(inner(tensor, graph.maker(tensor), measured.get(tensor), contract));
            }
        }
        return new InnerTensors(name, model.getGraph(), graph, contract, List.copyOf(list));
    }

    private static Optional<InnerTensor> image(Contract contract) {
        if (contract.type().equals("UINT8")) {
            return Optional.empty();
        }
        Measured image = new Measured(contract.type(), contract.extents(1), contract.batched() ? 0 : -1);
        return Optional.of(inner(
                contract.input(),
                NodeProto.newBuilder().setOpType(InnerTensor.IMAGE).build(),
                image,
                contract));
    }

    private static InnerTensor inner(String name, NodeProto maker, Measured measured, Contract contract) {
        List<Long> extents = new ArrayList<>();
        for (int axis = 0; axis < measured.extents().length; axis++) {
            if (axis != measured.images()) {
                extents.add(measured.extents()[axis]);
            }
        }
        Kind kind =
                switch (extents.size()) {
                    case 1 -> Kind.ROW;
                    case 3 -> Kind.MAPS;
                    default -> Kind.OTHER;
                };
        return new InnerTensor(
                name,
                maker.getOpType(),
                maker.getName(),
                measured.type(),
                List.copyOf(extents),
                measured.images(),
                kind,
                ReceptiveField.whole(contract.shape(), "not worked out"));
    }

    List<InnerTensor> list() {
        return list;
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
