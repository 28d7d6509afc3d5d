package org.phosphene.estimate;

import java.util.List;
import org.phosphene.stimulus.Shape;

/**
 * A map that sets classes of trials against each other.
 *
 * @param name what it shows
 * @param shape extent of the arrays, channel by channel and row by row
 * @param trials how many trials went into it
 * @param value of each pixel
 * @param standardError of each pixel's value
 * @param z value over the standard error that it has if the pixel does not matter
 */
@SuppressWarnings("ArrayRecordComponent") // pixels: a list of boxes would take five times the memory
public record Contrast(String name, Shape shape, long trials, double[] value, double[] standardError, double[] z) {
    /** The signed sum of independent images. */
    static Contrast sum(String name, List<ClassificationImage> images, int[] signs) {
        Shape shape = images.get(0).shape();
        double[] value = new double[shape.size()];
        double[] error = new double[shape.size()];
        double[] z = new double[shape.size()];
        for (int i = 0; i < value.length; i++) {
            double variance = 0;
            double chance = 0;
            for (int k = 0; k < signs.length; k++) {
                value[i] += signs[k] * images.get(k).mean()[i];
                chance += images.get(k).chanceError(i) * images.get(k).chanceError(i);
                variance += images.get(k).standardError()[i] * images.get(k).standardError()[i];
            }
            error[i] = Math.sqrt(variance);
            // a pixel that never varies differs nowhere
            z[i] = chance > 0 ? value[i] / Math.sqrt(chance) : 0;
        }
        long trials = images.stream().mapToLong(ClassificationImage::trials).sum();
        return new Contrast(name, shape, trials, value, error, z);
    }
}
