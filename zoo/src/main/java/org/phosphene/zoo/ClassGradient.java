package org.phosphene.zoo;

import org.phosphene.stimulus.Shape;

/**
 * The average gradient of a class: by how much the loss rises where a pixel becomes brighter.
 *
 * @param label class of the images
 * @param images how many, at least 1
 * @param shape of one image
 * @param mean of each pixel, in nats for one step from black to white
 * @param standardError of each pixel's mean, from the spread of the images; 0 for a single one
 */
@SuppressWarnings("ArrayRecordComponent") // pixels: a list of boxes would take five times the memory
public record ClassGradient(int label, int images, Shape shape, double[] mean, double[] standardError) {
    /** Sums of the gradients of a class. */
    static final class Sums {
        private final double[] sum;
        private final double[] squares;
        private int images;

        Sums(int size) {
            sum = new double[size];
            squares = new double[size];
        }

        void add(float[] gradients, int from) {
            images++;
            for (int i = 0; i < sum.length; i++) {
                double value = gradients[from + i];
                sum[i] += value;
                squares[i] += value * value;
            }
        }

        int images() {
            return images;
        }

        ClassGradient gradient(int label, Shape shape) {
            double[] mean = new double[sum.length];
            double[] error = new double[sum.length];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = sum[i] / images;
                double spread = Math.max(0, squares[i] - images * mean[i] * mean[i]);
                error[i] = images == 1 ? 0 : Math.sqrt(spread / (images - 1.0) / images);
            }
            return new ClassGradient(label, images, shape, mean, error);
        }
    }
}
