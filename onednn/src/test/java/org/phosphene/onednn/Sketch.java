package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.phosphene.onnx.OnnxGraph;
import org.phosphene.onnx.OnnxModel;

/** A small classifier under construction, with seeded weights: every node goes on from the tensor that was made last. */
final class Sketch {
    static final int CLASSES = 5;

    private final OnnxGraph graph;
    private final Random random = new Random(7);
    private String last = "image";
    private int made;

    private Sketch(OnnxGraph graph) {
        this.graph = graph;
    }

    /** A graph that takes any number of images. */
    static Sketch of(int opset, Object... image) {
        List<Object> extents = new ArrayList<>(List.of("N"));
        extents.addAll(List.of(image));
        return new Sketch(OnnxGraph.ofOpset(opset).input("image", extents.toArray()));
    }

    static Sketch of(OnnxGraph graph) {
        return new Sketch(graph);
    }

    /** A colour image of 10 rows and 9 columns. */
    static Sketch colour() {
        return of(OnnxGraph.OPSET, 3, 10, 9);
    }

    /** Goes on from an earlier tensor. */
    Sketch from(String tensor) {
        last = tensor;
        return this;
    }

    String last() {
        return last;
    }

    /** A node with the last tensor as its first input. */
    Sketch node(String operator, String... others) {
        return nodeOf(
                operator, Stream.concat(Stream.of(last), Stream.of(others)).toArray(String[]::new));
    }

    Sketch nodeOf(String operator, String... inputs) {
        last = operator.toLowerCase(java.util.Locale.ROOT) + made++;
        graph.node(operator, last, inputs);
        return this;
    }

    Sketch with(String attribute, long... values) {
        graph.with(attribute, values);
        return this;
    }

    Sketch withList(String attribute, long value) {
        graph.withList(attribute, value);
        return this;
    }

    Sketch withNumber(String attribute, double value) {
        graph.withNumber(attribute, (float) value);
        return this;
    }

    Sketch withText(String attribute, String value) {
        graph.withText(attribute, value);
        return this;
    }

    /** Random weights around zero, so large that sums over all but the first extent keep the size of what goes in. */
    String weights(long... extents) {
        long count = Shapes.product(extents);
        long outputs = extents.length < 2 ? 1 : extents[0];
        return floats(numbers(count, Math.sqrt(2.0 * outputs / count)), extents);
    }

    /** Random numbers from 0.5 to 2, of either sign. */
    String factors(long... extents) {
        float[] values = numbers(Shapes.product(extents), 1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((0.5 + 1.5 * random.nextDouble()) * Math.signum(values[i]));
        }
        return floats(values, extents);
    }

    /** Random numbers from 0.5 to 2. */
    String positives(long... extents) {
        float[] values = new float[(int) Shapes.product(extents)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 + 1.5 * random.nextDouble());
        }
        return floats(values, extents);
    }

    float[] numbers(long count, double deviation) {
        float[] values = new float[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    String floats(float[] values, long... extents) {
        String name = "w" + made++;
        graph.floats(name, values, extents);
        return name;
    }

    String longs(long... values) {
        String name = "n" + made++;
        graph.longs(name, values);
        return name;
    }

    /** A convolution with a bias. */
    Sketch conv(long outputs, long inputs, long rows, long columns) {
        return node("Conv", weights(outputs, inputs, rows, columns), weights(outputs));
    }

    Sketch relu() {
        return node("Relu");
    }

    Sketch maxPool(long side) {
        return node("MaxPool").with("kernel_shape", side, side).with("strides", side, side);
    }

    Sketch flatten() {
        return node("Flatten");
    }

    Sketch dense(long inputs, long outputs) {
        return node("Gemm", weights(outputs, inputs), weights(outputs)).with("transB", 1);
    }

    /** Flattens so many values to scores. */
    OnnxModel head(long inputs) {
        return flatten().dense(inputs, CLASSES).open();
    }

    /** With the last tensor as the scores. */
    OnnxModel open() {
        return graph.output(last, "N", CLASSES).open();
    }

    OnnxGraph graph() {
        return graph;
    }
}
