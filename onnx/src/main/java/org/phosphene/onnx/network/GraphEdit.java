package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phosphene.onnx.ModelException;

/**
 * Writes interventions into a graph. The node that makes a tensor is left as it is but for the name of its output; the last of
 * the added nodes takes the tensor's name over. The image has no such node: there the readers are turned to the new tensor.
 */
final class GraphEdit {
    /** Product and sum broadcast since operator set 7, and mean the same ever since. */
    static final int FIRST_OPSET = 7;

    static final int LAST_OPSET = 24;

    private final String name;
    private final ModelProto.Builder model;
    private final Set<String> used = new LinkedHashSet<>();
    private final Map<String, ValueInfoProto> fed = new LinkedHashMap<>();
    private final Map<String, InnerTensor> met = new LinkedHashMap<>();
    private final Map<String, String> results = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    private GraphEdit(String name, ModelProto original) {
        this.name = name;
        this.model = original.toBuilder();
        collect(original.getGraph());
        // declared extents are often wrong, and those of an edited graph may be
        model.getGraphBuilder().clearValueInfo();
    }

    /**
     * Edits a graph.
     *
     * @param name of the model, for messages
     * @param interventions in the order in which they are made, for each its tensor
     */
    static GraphEdit of(String name, ModelProto original, List<Intervention> interventions, InnerTensors tensors) {
        GraphEdit edit = new GraphEdit(name, original);
        if (!interventions.isEmpty()) {
            edit.checkOpset();
        }
        Map<InnerTensor, List<Intervention>> byTensor = new LinkedHashMap<>();
        for (Intervention intervention : interventions) {
            byTensor.computeIfAbsent(tensors.find(intervention.tensor()), found -> new ArrayList<>())
                    .add(intervention);
        }
        byTensor.forEach(edit::change);
        edit.fed.values().forEach(edit.model.getGraphBuilder()::addInput);
        return edit;
    }

    ModelProto model() {
        return model.build();
    }

    /** The inputs that are fed, and the tensors that they meet. */
    Map<String, InnerTensor> fed() {
        return Collections.unmodifiableMap(met);
    }

    /** The name that a tensor has before its interventions. */
    String source(String tensor) {
        return sources.getOrDefault(tensor, tensor);
    }

    /** The name that a tensor has after its interventions. */
    String result(String tensor) {
        return results.getOrDefault(tensor, tensor);
    }

    private void checkOpset() {
        long version = model.getOpsetImportList().stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElse(0);
        if (version < FIRST_OPSET || version > LAST_OPSET) {
            throw new ModelException(name + ": operator set " + version + " of the graph cannot be changed, only "
                    + FIRST_OPSET + " to " + LAST_OPSET + "; convert the model to one of these");
        }
    }

    private void collect(GraphProto graph) {
        graph.getInputList().forEach(input -> used.add(input.getName()));
        graph.getInitializerList().forEach(weights -> used.add(weights.getName()));
        for (NodeProto node : graph.getNodeList()) {
            used.add(node.getName());
            used.addAll(node.getInputList());
            used.addAll(node.getOutputList());
            for (AttributeProto attribute : node.getAttributeList()) {
                collect(attribute.getG());
                attribute.getGraphsList().forEach(this::collect);
            }
        }
    }

    private String unique(String wish) {
        String found = wish;
        for (int n = 2; !used.add(found); n++) {
            found = wish + n;
        }
        return found;
    }

    private void change(InnerTensor tensor, List<Intervention> interventions) {
        List<NodeProto> added = new ArrayList<>();
        boolean image = tensor.operator().equals(InnerTensor.IMAGE);
        String before = image ? tensor.name() : unique(tensor.name() + ".before");
        String current = before;
        for (Intervention intervention : interventions) {
            current = apply("Mul", "factor", intervention.factor(), Term.ONE, current, tensor, added);
            current = apply("Add", "shift", intervention.shift(), Term.ZERO, current, tensor, added);
        }
        if (added.isEmpty()) {
            return;
        }
        if (image) {
            Renaming.readers(model.getGraphBuilder(), tensor.name(), current);
            insert(0, added);
            results.put(tensor.name(), current);
        } else {
            NodeProto.Builder last = added.remove(added.size() - 1).toBuilder().setOutput(0, tensor.name());
            added.add(last.build());
            insert(renameMaker(tensor.name(), before) + 1, added);
            sources.put(tensor.name(), before);
        }
    }

    private String apply(
            String operator,
            String role,
            Term term,
            Term idle,
            String current,
            InnerTensor tensor,
            List<NodeProto> added) {
        if (term.equals(idle)) {
            return current;
        }
        String operand = operand(role, term, tensor, added);
        String result = unique(tensor.name() + (operator.equals("Mul") ? ".scaled" : ".shifted"));
        added.add(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(result)
                .addInput(current)
                .addInput(operand)
                .addOutput(result)
                .build());
        return result;
    }

    private String operand(String role, Term term, InnerTensor tensor, List<NodeProto> added) {
        if (term instanceof Term.Fed input) {
            feed(input.input(), tensor);
            return input.input();
        }
        TermNumbers numbers = TermNumbers.of(term, tensor);
        String constant = unique(tensor.name() + "." + role);
        added.add(Constants.node(constant, tensor.type(), numbers.values(), numbers.extents()));
        return constant;
    }

    private void feed(String input, InnerTensor tensor) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        long[] extents = tensor.extents(1);
        for (int axis = 0; axis < extents.length; axis++) {
            if (axis == tensor.images()) {
                shape.addDimBuilder().setDimParam(input + " images");
            } else {
                shape.addDimBuilder().setDimValue(extents[axis]);
            }
        }
        ValueInfoProto declared = ValueInfoProto.newBuilder()
                .setName(input)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(Constants.type(tensor.type()).getNumber())
                                .setShape(shape)))
                .build();
        met.put(input, tensor);
        ValueInfoProto earlier = fed.putIfAbsent(input, declared);
        if (earlier == null ? !used.add(input) : !earlier.equals(declared)) {
            throw new IllegalArgumentException("input '" + input + "' of tensor '" + tensor.name()
                    + "': the name is taken" + (earlier == null ? " in the graph" : " for a tensor of other extents"));
        }
    }

    private int renameMaker(String tensor, String to) {
        GraphProto.Builder graph = model.getGraphBuilder();
        for (int n = 0; n < graph.getNodeCount(); n++) {
            int output = graph.getNode(n).getOutputList().indexOf(tensor);
            if (output >= 0) {
                graph.getNodeBuilder(n).setOutput(output, to);
                return n;
            }
        }
        throw new IllegalStateException("no node makes '" + tensor + "'");
    }

    private void insert(int at, List<NodeProto> nodes) {
        for (int n = 0; n < nodes.size(); n++) {
            model.getGraphBuilder().addNode(at + n, nodes.get(n));
        }
    }
}
