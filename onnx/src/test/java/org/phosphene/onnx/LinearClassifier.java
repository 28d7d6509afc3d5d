package org.phosphene.onnx;

import java.util.Random;
import org.phosphene.stimulus.Shape;

/**
 * The classifier whose scores are known: whole-numbered weights, so that on stimuli of eighths every sum is exact in single
 * precision, in whatever order a kernel adds. With few values, equal scores are common.
 */
final class LinearClassifier {
    private final Shape shape;
    private final int classes;
    private final float[] weights;
    private final float[] biases;

    private LinearClassifier(Shape shape, int classes, float[] weights, float[] biases) {
        this.shape = shape;
        this.classes = classes;
        this.weights = weights;
        this.biases = biases;
    }

    /** Weights from -2 to 2. */
    static LinearClassifier of(Shape shape, int classes) {
        Random random = new Random(31L * shape.hashCode() + classes);
        float[] weights = new float[shape.size() * classes];
        float[] biases = new float[classes];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(5) - 2;
        }
        for (int c = 0; c < classes; c++) {
            // balances the weights, so that noise reaches many classes
            for (int i = 0; i < shape.size(); i++) {
                biases[c] -= weights[i * classes + c];
            }
            biases[c] = (float) Math.rint(biases[c] / 2);
        }
        return new LinearClassifier(shape, classes, weights, biases);
    }

    /** The same with every weight multiplied. */
    LinearClassifier times(float factor) {
        float[] larger = new float[weights.length];
        float[] largerBiases = new float[classes];
        for (int i = 0; i < larger.length; i++) {
            larger[i] = weights[i] * factor;
        }
        for (int c = 0; c < classes; c++) {
            largerBiases[c] = biases[c] * factor;
        }
        return new LinearClassifier(shape, classes, larger, largerBiases);
    }

    /** Scores from the mean of each channel alone. */
    static LinearClassifier ofChannelMeans(Shape shape, LinearClassifier ofMeans) {
        int plane = shape.height() * shape.width();
        float[] weights = new float[shape.size() * ofMeans.classes];
        for (int i = 0; i < weights.length; i++) {
            int channel = i / ofMeans.classes / plane;
            weights[i] = ofMeans.weights[channel * ofMeans.classes + i % ofMeans.classes] / plane;
        }
        return new LinearClassifier(shape, ofMeans.classes, weights, ofMeans.biases);
    }

    Shape shape() {
        return shape;
    }

    int classes() {
        return classes;
    }

    /** Adds the nodes that turn a row of values into scores. */
    OnnxGraph addTo(OnnxGraph graph, Layout layout, String row, String scores) {
        return addBiases(graph.floats("weights", matrix(layout), shape.size(), classes))
                .node("Gemm", scores, row, "weights", "biases");
    }

    OnnxGraph addBiases(OnnxGraph graph) {
        return graph.floats("biases", biases, classes);
    }

    /** The weights, a row for each value in the order of the model's tensor. */
    float[] matrix(Layout layout) {
        if (layout != Layout.NHWC) {
            return weights.clone();
        }
        float[] moved = new float[weights.length];
        int plane = shape.height() * shape.width();
        for (int i = 0; i < shape.size(); i++) {
            int to = i % plane * shape.channels() + i / plane;
            System.arraycopy(weights, i * classes, moved, to * classes, classes);
        }
        return moved;
    }

    /** A row of scores for each stimulus. */
    float[] scores(float[] stimuli, int count) {
        float[] scores = new float[count * classes];
        for (int t = 0; t < count; t++) {
            for (int c = 0; c < classes; c++) {
                double sum = biases[c];
                for (int i = 0; i < shape.size(); i++) {
                    sum += (double) weights[i * classes + c] * stimuli[t * shape.size() + i];
                }
                scores[t * classes + c] = (float) sum;
            }
        }
        return scores;
    }

    /** The first class with the largest score. */
    int[] labels(float[] stimuli, int count) {
        float[] scores = scores(stimuli, count);
        int[] labels = new int[count];
        for (int t = 0; t < count; t++) {
            for (int c = classes - 1; c >= 0; c--) {
                if (scores[t * classes + c] >= scores[t * classes + labels[t]]) {
                    labels[t] = c;
                }
            }
        }
        return labels;
    }

    /** Softmax of the scores, row by row. */
    float[] softmax(float[] stimuli, int count) {
        float[] scores = scores(stimuli, count);
        for (int t = 0; t < count; t++) {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += Math.exp(scores[t * classes + c]);
            }
            for (int c = 0; c < classes; c++) {
                scores[t * classes + c] = (float) (Math.exp(scores[t * classes + c]) / sum);
            }
        }
        return scores;
    }

    /** Stimuli whose values are eighths from 0 to 1. */
    float[] stimuli(int count) {
        Random random = new Random(count);
        float[] values = new float[count * shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(9) / 8f;
        }
        return values;
    }
}
