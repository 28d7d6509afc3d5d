package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.phosphene.onnx.Contract;
import org.phosphene.onnx.ModelException;

/** Cuts a graph at a tensor: what lies behind it stays, and the tensor becomes the input. */
final class TailCut {
    private TailCut() {}

    /**
     * Cuts.
     *
     * @param source the tensor's name in the edited graph, before interventions
     * @throws ModelException if the tensor holds the scores, or they depend on the image by another way, too
     */
    static ModelProto of(String name, ModelProto model, Contract contract, InnerTensor tensor, String source) {
        if (source.equals(contract.output())) {
            throw new ModelException(
                    name + ": tensor '" + tensor.name() + "' holds the scores: nothing lies behind it");
        }
        Set<String> given = Set.of(source);
        List<NodeProto> nodes = Graph.of(model.getGraph()).making(contract.output(), given);
        Set<String> read = new HashSet<>();
        nodes.forEach(node -> read.addAll(Graph.inputs(node)));
        if (!source.equals(contract.input()) && read.contains(contract.input())) {
            throw new ModelException(name + ": the scores depend on the image not only through tensor '" + tensor.name()
                    + "', for a connection runs past it; cut where the branches have met");
        }
        GraphProto old = model.getGraph();
        GraphProto.Builder graph = old.toBuilder()
                .clearNode()
                .clearInput()
                .clearInitializer()
                .clearSparseInitializer()
                .clearValueInfo();
        graph.addAllNode(nodes).addInput(declared(source, tensor, contract));
        old.getInputList().stream()
                .filter(input ->
                        read.contains(input.getName()) && !input.getName().equals(source))
                .forEach(graph::addInput);
        old.getInitializerList().stream()
                .filter(weights -> read.contains(weights.getName()))
                .forEach(graph::addInitializer);
        old.getSparseInitializerList().stream()
                .filter(weights -> read.contains(weights.getValues().getName()))
                .forEach(graph::addSparseInitializer);
        graph.clearOutput().addOutput(ValueInfoProto.newBuilder().setName(contract.output()));
        return model.toBuilder().setGraph(graph).build();
    }

    private static ValueInfoProto declared(String source, InnerTensor tensor, Contract contract) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        long[] extents = tensor.extents(Math.max(1, contract.batch()));
        for (int axis = 0; axis < extents.length; axis++) {
            if (axis == tensor.images() && contract.batch() == 0) {
                shape.addDimBuilder().setDimParam("batch");
            } else {
                shape.addDimBuilder().setDimValue(extents[axis]);
            }
        }
        TypeProto.Tensor.Builder type = TypeProto.Tensor.newBuilder()
                .setElemType(Constants.type(tensor.type()).getNumber())
                .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(source)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }
}
