package org.phosphene.onednn;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a folded ONNX graph as steps. */
final class GraphReader {
    /** What is compiled, if it is used as {@link #add} knows it. */
    private static final Set<String> OPERATORS = Set.of(
            "Conv",
            "Gemm",
            "MatMul",
            "MaxPool",
            "AveragePool",
            "GlobalAveragePool",
            "ReduceMean",
            "Relu",
            "LeakyRelu",
            "Tanh",
            "Sigmoid",
            "Clip",
            "Add",
            "Sub",
            "Mul",
            "Div",
            "BatchNormalization",
            "Concat",
            "Flatten",
            "Reshape",
            "Squeeze",
            "Unsqueeze",
            "Transpose",
            "Identity",
            "Dropout",
            "Softmax",
            "LogSoftmax");

    private final Constants constants;
    private final Map<String, long[]> extents = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    private GraphReader(Constants constants) {
        this.constants = constants;
    }

    /**
     * Reads.
     *
     * @throws UnsupportedModelException if an operator, or the way in which it is used, is not among those that are known; the
     *     message names it
     */
    static Graph read(ModelProto model) {
        GraphProto graph = model.getGraph();
        GraphReader reader = new GraphReader(new Constants(graph));
        ValueInfoProto input = graph.getInputList().stream()
                .filter(value -> !reader.constants.has(value.getName()))
                .findFirst()
                .orElseThrow(() -> new UnsupportedModelException("a graph without input"));
        long[] extents = input.getType().getTensorType().getShape().getDimList().stream()
                .mapToLong(dim -> dim.getDimValue())
                .toArray();
        reader.extents.put(input.getName(), extents);
        String output = graph.getOutput(0).getName();
        // first, because an operator that is not known says more than the transpose before it
        graph.getNodeList().forEach(GraphReader::refuseUnknown);
        graph.getNodeList().forEach(proto -> reader.add(proto, output));
        return new Graph(input.getName(), extents, reader.name(output), reader.steps, reader.extents).pruned();
    }

    private static void refuseUnknown(NodeProto proto) {
        Node node = new Node(proto);
        if (!node.isStandard()) {
            throw node.unsupported("is not an operator of the ONNX standard");
        }
        if (!OPERATORS.contains(node.type())) {
            throw node.unsupported("is not among the operators that are compiled");
        }
    }

    private void add(NodeProto proto, String scores) {
        Node node = new Node(proto);
        switch (node.type()) {
            case "Conv" -> make(Convolutions.read(node, constants, name(node.input(0)), of(node, 0)));
            case "Gemm", "MatMul" -> make(DenseLayers.read(node, constants, name(node.input(0)), of(node, 0)));
            case "MaxPool", "AveragePool" -> make(Pools.read(node, name(node.input(0)), of(node, 0)));
            case "GlobalAveragePool", "ReduceMean" -> globalMean(node);
            case "Relu", "LeakyRelu", "Tanh", "Sigmoid", "Clip" -> activate(node);
            case "Add", "Sub", "Mul", "Div" -> arithmetic(node);
            case "BatchNormalization" -> normalise(node);
            case "Concat" -> concatenate(node);
            case "Flatten", "Reshape", "Squeeze", "Unsqueeze" -> reshape(node);
            case "Transpose" -> transpose(node);
            case "Identity", "Dropout" -> aliases.put(node.output(), name(node.input(0)));
            case "Softmax", "LogSoftmax" -> dropAtEnd(node, scores);
            default -> throw new IllegalStateException("unknown operator " + node.type());
        }
    }

    /** A step with the extents of what it makes. */
    record Made(Step step, long... extents) {}

    private void make(Made made) {
        steps.add(made.step());
        extents.put(made.step().output(), made.extents());
    }

    /** The tensor that a name stands for, since nodes that do nothing are left out. */
    private String name(String tensor) {
        return aliases.getOrDefault(tensor, tensor);
    }

    /** Extents of an input that is not constant. */
    private long[] of(Node node, int input) {
        long[] known = extents.get(name(node.input(input)));
        if (known == null) {
            throw node.unsupported("with a constant as its input " + input);
        }
        return known;
    }

    private void globalMean(Node node) {
        long[] from = of(node, 0);
        boolean global = node.type().equals("GlobalAveragePool");
        if (!global) {
            long[] axes = node.input(1).isEmpty() ? node.integers("axes") : constants.integers(node, 1);
            long[] positive = Arrays.stream(axes)
                    .map(a -> a < 0 ? a + from.length : a)
                    .sorted()
                    .toArray();
            global = Arrays.equals(positive, new long[] {2, 3});
        }
        if (!global || from.length != 4) {
            throw node.unsupported("over other extents than rows and columns");
        }
        String mean = node.integer("keepdims", 1) == 1 ? node.output() : node.output() + " kept";
        make(new Made(new Step.GlobalMean(name(node.input(0)), mean), from[0], from[1], 1, 1));
        if (!mean.equals(node.output())) {
            long[] flat = {from[0], from[1]};
            make(new Made(new Step.Reshape(mean, node.output(), flat), flat));
        }
    }

    private void activate(Node node) {
        Activation activation =
                switch (node.type()) {
                    case "Relu" -> new Activation.Relu(0);
                    case "LeakyRelu" -> new Activation.Relu(node.number("alpha", 0.01f));
                    case "Tanh" -> new Activation.Tanh();
                    case "Sigmoid" -> new Activation.Sigmoid();
                    default -> clip(node);
                };
        make(new Made(new Step.Activate(name(node.input(0)), node.output(), activation), of(node, 0)));
    }

    private Activation clip(Node node) {
        // limits are attributes up to operator set 10 and inputs from 11 on
        float low = constants.scalar(node, 1, node.number("min", -Float.MAX_VALUE));
        float high = constants.scalar(node, 2, node.number("max", Float.MAX_VALUE));
        return new Activation.Clip(low, high);
    }

    private void arithmetic(Node node) {
        boolean first = constants.has(node.input(0));
        if (!first && !constants.has(node.input(1))) {
            if (!node.type().equals("Add") || !Arrays.equals(of(node, 0), of(node, 1))) {
                throw node.unsupported("of two tensors that are not constant"
                        + (node.type().equals("Add") ? " and have different extents" : ""));
            }
            make(new Made(
                    new Step.Sum(name(node.input(0)), name(node.input(1)), node.output(), Optional.empty()),
                    of(node, 0)));
            return;
        }
        Step.WithConstant.Operator kind =
                switch (node.type()) {
                    case "Add" -> Step.WithConstant.Operator.ADD;
                    case "Sub" -> Step.WithConstant.Operator.SUBTRACT;
                    case "Mul" -> Step.WithConstant.Operator.MULTIPLY;
                    default -> Step.WithConstant.Operator.DIVIDE;
                };
        if (first && (kind == Step.WithConstant.Operator.SUBTRACT || kind == Step.WithConstant.Operator.DIVIDE)) {
            throw node.unsupported("with a constant first");
        }
        int other = first ? 1 : 0;
        withConstant(node, node.output(), name(node.input(other)), kind, constants.floats(node, first ? 0 : 1));
    }

    private void withConstant(
            Node node, String output, String input, Step.WithConstant.Operator kind, Values constant) {
        long[] to = extents.get(input);
        long[] fit = new long[to.length];
        Arrays.fill(fit, 1);
        int skip = to.length - constant.extents().length;
        for (int i = 0; i < constant.extents().length; i++) {
            long extent = constant.extents()[i];
            if (skip < 0 || (extent != 1 && extent != to[skip + i])) {
                throw node.unsupported("with a constant that makes the tensor larger");
            }
            fit[skip + i] = extent;
        }
        if (fit[0] != 1) {
            // what only fits the number of images that the graph was folded for
            throw node.unsupported("with another constant for each image");
        }
        make(new Made(new Step.WithConstant(input, output, kind, constant.withExtents(fit)), to));
    }

    /** Scale and shift of each channel, where the engine could not fold it into a convolution. */
    private void normalise(Node node) {
        float[] gain = constants.floats(node, 1).data();
        float[] offset = constants.floats(node, 2).data();
        float[] mean = constants.floats(node, 3).data();
        float[] variance = constants.floats(node, 4).data();
        float[] scale = new float[gain.length];
        float[] shift = new float[gain.length];
        for (int c = 0; c < gain.length; c++) {
            double factor = gain[c] / Math.sqrt((double) variance[c] + node.number("epsilon", 1e-5f));
            scale[c] = (float) factor;
            shift[c] = (float) (offset[c] - mean[c] * factor);
        }
        long[] channels = new long[of(node, 0).length - 1];
        Arrays.fill(channels, 1);
        channels[0] = gain.length;
        String scaled = node.output() + " scaled";
        withConstant(
                node, scaled, name(node.input(0)), Step.WithConstant.Operator.MULTIPLY, new Values(channels, scale));
        withConstant(node, node.output(), scaled, Step.WithConstant.Operator.ADD, new Values(channels, shift));
    }

    private void concatenate(Node node) {
        long[] sum = of(node, 0).clone();
        int axis = (int) node.integer("axis", 1);
        axis = axis < 0 ? axis + sum.length : axis;
        if (axis == 0) {
            throw node.unsupported("of images");
        }
        List<String> inputs = new ArrayList<>();
        sum[axis] = 0;
        for (int i = 0; i < node.proto().getInputCount(); i++) {
            sum[axis] += of(node, i)[axis];
            inputs.add(name(node.input(i)));
        }
        make(new Made(new Step.Concatenation(List.copyOf(inputs), node.output(), axis), sum));
    }

    private void reshape(Node node) {
        long[] to = Shapes.reshaped(node, constants, of(node, 0));
        if (to.length == 0 || to[0] != of(node, 0)[0]) {
            throw node.unsupported("that mixes images");
        }
        make(new Made(new Step.Reshape(name(node.input(0)), node.output(), to), to));
    }

    private void transpose(Node node) {
        long[] from = of(node, 0);
        long[] order = node.integers("perm");
        if (order.length != from.length || order[0] != 0) {
            throw node.unsupported("that moves the extent of images");
        }
        long[] to = Arrays.stream(order).map(axis -> from[(int) axis]).toArray();
        int[] axes = Arrays.stream(order).mapToInt(axis -> (int) axis).toArray();
        make(new Made(new Step.Transpose(name(node.input(0)), node.output(), axes), to));
    }

    /** Over all classes, both keep the order of the scores and their softmax. */
    private void dropAtEnd(Node node, String scores) {
        long[] from = of(node, 0);
        long axis = node.integer("axis", -1);
        boolean row = from.length > 1 && from[1] == Shapes.product(from) / from[0];
        boolean classes = row && (axis == 1 || (from.length == 2 && axis == -1));
        if (!node.output().equals(scores) || !classes) {
            throw node.unsupported("inside the network, or not over the classes");
        }
        aliases.put(node.output(), name(node.input(0)));
    }
}
