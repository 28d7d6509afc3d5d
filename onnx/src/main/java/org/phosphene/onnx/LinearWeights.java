package org.phosphene.onnx;

import java.util.Random;
import org.phosphene.stimulus.Shape;
import org.phosphene.template.Templates;
import org.phosphene.trial.Plan;

/**
 * The weights of a linear classifier, read off its scores: {@code score(x) = weights . x + bias}, so the weight of a value is
 * the score of the image in which that value alone is 1, less the score of the black image. Works for every file that is
 * linear from the stimulus to the scores, however it is written, preprocessing included.
 *
 * @param shape of one image
 * @param weights one row of {@code shape.size()} for each class, in scores for a step from black to white
 * @param biases the scores of the black image
 */
public record LinearWeights(Shape shape, double[][] weights, double[] biases) {
    /** The most values of an image: reading takes time with their square. */
    public static final int MOST_VALUES = 1 << 16;

    private static final int CHECKED = 64;
    /** Rounding of single precision, with room; a layer with a bend in it is off by a hundred times as much. */
    private static final double TOLERANCE = 1e-4;

    /**
     * Reads the weights, and checks that they give the scores of random images.
     *
     * @throws ModelException if the scores are not a linear function of the image, or the image is too large
     */
    public static LinearWeights of(OnnxModel model, Preprocessing preprocessing) {
        Shape shape = model.contract().shape();
        if (shape.size() > MOST_VALUES) {
            throw new ModelException(model.name() + ": images of " + shape.size()
                    + " values are too large to read weights one by one; at most " + MOST_VALUES);
        }
        try (OnnxObserver observer = model.observer(preprocessing)) {
            int batch = model.batch(Plan.preferredBatch(shape.size()));
            LinearWeights read = read(observer, batch, shape, model.contract().classes());
            read.check(observer, batch, model.name());
            return read;
        }
    }

    private static LinearWeights read(OnnxObserver observer, int batch, Shape shape, int classes) {
        int size = shape.size();
        float[] stimuli = new float[batch * size];
        float[] black = observer.scores(stimuli, batch);
        double[] biases = new double[classes];
        for (int c = 0; c < classes; c++) {
            biases[c] = black[c];
        }
        double[][] weights = new double[classes][size];
        for (int first = 0; first < size; first += batch) {
            int count = Math.min(batch, size - first);
            light(stimuli, first, count, size, 1);
            float[] scores = observer.scores(stimuli, batch);
            light(stimuli, first, count, size, 0);
            for (int t = 0; t < count; t++) {
                for (int c = 0; c < classes; c++) {
                    weights[c][first + t] = (double) scores[t * classes + c] - biases[c];
                }
            }
        }
        return new LinearWeights(shape, weights, biases);
    }

    /** Sets value {@code first + t} of image t. */
    private static void light(float[] stimuli, int first, int count, int size, float value) {
        for (int t = 0; t < count; t++) {
            stimuli[t * size + first + t] = value;
        }
    }

    private void check(OnnxObserver observer, int batch, String name) {
        Random random = new Random(1);
        int size = shape.size();
        float[] stimuli = new float[batch * size];
        for (int checked = 0; checked < CHECKED; checked += batch) {
            for (int i = 0; i < stimuli.length; i++) {
                stimuli[i] = random.nextFloat();
            }
            float[] scores = observer.scores(stimuli, batch);
            for (int t = 0; t < batch; t++) {
                for (int c = 0; c < biases.length; c++) {
                    check(stimuli, t * size, c, scores[t * biases.length + c], name);
                }
            }
        }
    }

    private void check(float[] stimuli, int from, int label, double score, String name) {
        double sum = biases[label];
        double magnitude = Math.abs(sum);
        for (int i = 0; i < weights[label].length; i++) {
            double part = weights[label][i] * stimuli[from + i];
            sum += part;
            magnitude += Math.abs(part);
        }
        // a comparison that also refuses NaN
        if (!(Math.abs(score - sum) <= TOLERANCE * magnitude)) {
            throw new ModelException(name + ": its scores are not a linear function of the image (class " + label
                    + " of a random image: " + (float) score + ", by its weights " + (float) sum
                    + "); name a model of one linear layer, without softmax");
        }
    }

    /** The weights as templates, without the biases. */
    public Templates templates() {
        return Templates.ofRows("linear weights", shape, weights);
    }
}
