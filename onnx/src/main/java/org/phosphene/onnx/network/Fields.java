package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.phosphene.onnx.Contract;
import org.phosphene.stimulus.Shape;

/** Works out the receptive fields of all tensors, from the image on, node by node. */
final class Fields {
    /** Elements of the result are made of the elements at the same place, up to broadcasting. */
    private static final Set<String> SAME_PLACE = Set.of(
            "Abs",
            "Add",
            "And",
            "BatchNormalization",
            "Cast",
            "Ceil",
            "Celu",
            "Clip",
            "DequantizeLinear",
            "Div",
            "Dropout",
            "Elu",
            "Equal",
            "Erf",
            "Exp",
            "Expand",
            "Floor",
            "Gelu",
            "Greater",
            "GreaterOrEqual",
            "HardSigmoid",
            "HardSwish",
            "Identity",
            "LRN",
            "LeakyRelu",
            "Less",
            "LessOrEqual",
            "Log",
            "Max",
            "Mean",
            "Min",
            "Mish",
            "Mul",
            "Neg",
            "Not",
            "Or",
            "PRelu",
            "Pow",
            "QuantizeLinear",
            "Reciprocal",
            "Relu",
            "Round",
            "Selu",
            "Shrink",
            "Sigmoid",
            "Sign",
            "Softplus",
            "Softsign",
            "Sqrt",
            "Sub",
            "Sum",
            "Swish",
            "Tanh",
            "ThresholdedRelu",
            "Where",
            "Xor");

    private static final Set<String> RESHAPING = Set.of("Reshape", "Flatten", "Squeeze", "Unsqueeze");
    private static final Set<String> ALL_PLACES = Set.of(
            "GlobalAveragePool",
            "GlobalMaxPool",
            "GlobalLpPool",
            "InstanceNormalization",
            "GroupNormalization",
            "MeanVarianceNormalization",
            "Gemm");

    private final Shape image;
    private final long opset;
    private final Map<String, TensorProto> known;
    private final Map<String, Measured> measured;
    private final Map<String, Reach> reaches = new HashMap<>();

    private Fields(ModelProto model, Contract contract, Map<String, Measured> measured) {
        this.image = contract.shape();
        this.opset = model.getOpsetImportList().stream()
                .filter(set -> set.getDomain().isEmpty())
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElse(0);
        this.known = Operation.known(model.getGraph());
        this.measured = measured;
    }

    /** The fields of the image's tensor and of all that were measured. */
    static Map<String, Reach> of(ModelProto model, Graph graph, Contract contract, Map<String, Measured> measured) {
        Fields fields = new Fields(model, contract, measured);
        fields.reaches.put(contract.input(), ofImage(contract));
        for (NodeProto node : graph.nodes()) {
            fields.add(node);
        }
        return fields.reaches;
    }

    private static Reach ofImage(Contract contract) {
        Shape image = contract.shape();
        int axes = contract.declared().size();
        Span rows = Span.pixels(image.height());
        Span columns = Span.pixels(image.width());
        int maps = axes - (contract.batched() ? 1 : 0) == 3 ? axes - 3 : -1;
        return switch (contract.layout()) {
            case NCHW -> new Reach(axes - 2, rows, axes - 1, columns, maps, false, "");
            case NHWC -> new Reach(axes - 3, rows, axes - 2, columns, axes - 1, false, "");
            case FLAT -> new Reach(-1, Span.fixed(0, image.height()), -1, Span.fixed(0, image.width()), -1, true, "");
        };
    }

    private void add(NodeProto node) {
        List<String> inputs =
                Graph.inputs(node).stream().filter(reaches::containsKey).toList();
        List<String> outputs =
                node.getOutputList().stream().filter(measured::containsKey).toList();
        if (inputs.isEmpty() || outputs.isEmpty() || !measured.keySet().containsAll(inputs)) {
            return;
        }
        Operation operation = new Operation(node, known);
        for (String output : outputs) {
            long[] results = measured.get(output).extents();
            reaches.put(output, of(operation, inputs, results).orElseGet(() -> unknown(operation, inputs, results)));
        }
    }

    private Reach unknown(Operation operation, List<String> inputs, long[] results) {
        Reach first = reaches.get(inputs.get(0));
        boolean like = extents(inputs.get(0)).length == results.length;
        for (String input : inputs) {
            if (reaches.get(input).isWhole(image)) {
                return Reach.whole(
                        image, like ? first.mapAxis() : -1, reaches.get(input).reason());
            }
        }
        return Reach.whole(
                image, like ? first.mapAxis() : -1, "the field of operator " + operation.operator() + " is not known");
    }

    /** Empty for an operator of which nothing is known here, or where it is not known before the run what it does. */
    private Optional<Reach> of(Operation operation, List<String> inputs, long[] results) {
        String operator = operation.operator();
        if (!operation.node().getDomain().isEmpty()) {
            return Optional.empty();
        }
        if (SAME_PLACE.contains(operator)) {
            return Optional.of(joined(inputs, results));
        }
        if (operator.equals("Concat")) {
            int axis = Rearrangements.from(operation.integer("axis", 1), results.length);
            return inputs.stream().anyMatch(input -> reaches.get(input).moves(axis))
                    ? Optional.empty()
                    : Optional.of(stacked(inputs));
        }
        if (operator.equals("MatMul")) {
            return Optional.of(product(operation, results));
        }
        return inputs.size() == 1 ? ofOne(operation, inputs.get(0), results) : Optional.empty();
    }

    private Optional<Reach> ofOne(Operation operation, String input, long[] results) {
        String operator = operation.operator();
        Reach reach = reaches.get(input);
        long[] extents = extents(input);
        if (WindowFields.OPERATORS.contains(operator)) {
            return WindowFields.of(operation, reach, extents, results);
        }
        if (RESHAPING.contains(operator)) {
            return Optional.of(Rearrangements.reshaped(reach, extents, results, image));
        }
        if (ALL_PLACES.contains(operator)) {
            return Optional.of(reach.merged());
        }
        if (operator.startsWith("Reduce")) {
            return Reductions.of(operation, reach, extents);
        }
        return switch (operator) {
            case "Transpose" -> Optional.of(Rearrangements.transposed(operation, reach, extents.length));
            case "Slice" -> Rearrangements.sliced(operation, reach, extents, results);
            case "Pad" -> Rearrangements.padded(operation, reach, extents, results);
            case "Split" ->
                reach.moves(Rearrangements.from(operation.integer("axis", 0), extents.length))
                        ? Optional.empty()
                        : Optional.of(reach);
            case "Softmax", "LogSoftmax", "Hardmax" ->
                Optional.of(Reductions.softmax(operation, reach, extents, opset));
            case "LpNormalization" ->
                Optional.of(reach.merged(Rearrangements.from(operation.integer("axis", -1), extents.length)));
            case "LayerNormalization" ->
                Optional.of(Reductions.from(
                        reach, Rearrangements.from(operation.integer("axis", -1), extents.length), extents));
            default -> Optional.empty();
        };
    }

    private long[] extents(String tensor) {
        return measured.get(tensor).extents();
    }

    private Reach joined(List<String> inputs, long[] results) {
        return inputs.stream()
                .map(input -> Joins.broadcast(reaches.get(input), extents(input), results))
                .reduce((a, b) -> Joins.union(a, b, image))
                .orElseThrow();
    }

    private Reach stacked(List<String> inputs) {
        return inputs.stream()
                .map(reaches::get)
                .reduce((a, b) -> Joins.union(a, b, image))
                .orElseThrow();
    }

    /** Rows of the first factor meet columns of the second: the axes between them are summed over. */
    private Reach product(Operation operation, long[] results) {
        List<Reach> factors = new ArrayList<>();
        for (int i = 0; i < operation.node().getInputCount(); i++) {
            String input = operation.node().getInput(i);
            if (reaches.containsKey(input)) {
                long[] extents = extents(input);
                Reach summed = reaches.get(input).merged(extents.length - (i == 0 ? 1 : 2));
                // with one axis only nothing moves any more
                factors.add(
                        extents.length < 2
                                ? summed.merged()
                                : summed.placed(axis -> axis + results.length - extents.length));
            }
        }
        return factors.stream().reduce((a, b) -> Joins.union(a, b, image)).orElseThrow();
    }
}
