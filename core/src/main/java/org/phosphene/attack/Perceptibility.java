package org.phosphene.attack;

import org.phosphene.stimulus.Shape;

/**
 * How far attacked stimuli are from the intact ones, mean over stimuli.
 *
 * @param l2 root of the sum of squared differences; the values are 0 to 1
 * @param largest the largest difference of a value, L-infinity
 * @param similarity structural similarity, 1 for the same
 */
public record Perceptibility(double l2, double largest, double similarity) {
    /** Nothing was changed. */
    public static final Perceptibility NONE = new Perceptibility(0, 0, 1);

    /**
     * Of one stimulus.
     *
     * @param intact channel by channel and row by row
     * @param attacked the same
     */
    public static Perceptibility between(Shape shape, float[] intact, float[] attacked) {
        return new Measure(shape).of(intact, 0, attacked, 0);
    }

    /** The mean of several. */
    static Perceptibility mean(Iterable<Perceptibility> all) {
        double l2 = 0;
        double largest = 0;
        double similarity = 0;
        int count = 0;
        for (Perceptibility one : all) {
            l2 += one.l2;
            largest += one.largest;
            similarity += one.similarity;
            count++;
        }
        return new Perceptibility(l2 / count, largest / count, similarity / count);
    }

    /** For stimuli of one shape and one thread. */
    static final class Measure {
        private final int size;
        private final Ssim ssim;

        Measure(Shape shape) {
            size = shape.size();
            ssim = Ssim.of(shape);
        }

        Perceptibility of(float[] intact, int from, float[] attacked, int at) {
            double squares = 0;
            double largest = 0;
            for (int i = 0; i < size; i++) {
                double difference = (double) attacked[at + i] - intact[from + i];
                squares += difference * difference;
                largest = Math.max(largest, Math.abs(difference));
            }
            return new Perceptibility(Math.sqrt(squares), largest, ssim.of(intact, from, attacked, at));
        }
    }
}
