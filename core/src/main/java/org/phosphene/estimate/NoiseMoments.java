package org.phosphene.estimate;

import java.util.Arrays;
import org.phosphene.stimulus.Grid;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;

/**
 * What each pixel of the noise is like whatever was answered: with independent pixels known exactly, in noise with structure
 * measured on all trials.
 *
 * @param mean of each pixel, in units of the image
 * @param deviation standard deviation of each pixel, in units of the image
 * @param exact whether both are known and not measured
 */
@SuppressWarnings("ArrayRecordComponent") // pixels: a list of boxes would take five times the memory
public record NoiseMoments(double[] mean, double[] deviation, boolean exact) {
    static NoiseMoments of(NoiseField field, Moments[] classes) {
        return field.independent()
                .map(noise -> of(noise, field.shape().size()))
                .orElseGet(() -> measured(field, classes));
    }

    /** Those of independent pixels. */
    public static NoiseMoments of(Noise noise, int size) {
        double[] mean = new double[size];
        double[] deviation = new double[size];
        Arrays.fill(mean, noise.grid().value(noise.levelMean()));
        Arrays.fill(deviation, noise.grid().step() * noise.levelDeviation());
        return new NoiseMoments(mean, deviation, true);
    }

    private static NoiseMoments measured(NoiseField field, Moments[] classes) {
        Grid grid = field.grid();
        Pool pool = Pool.of(classes, -1);
        double[] mean = new double[field.shape().size()];
        double[] deviation = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = grid.value(pool.mean(i));
            deviation[i] = grid.step() * pool.deviation(i);
        }
        return new NoiseMoments(mean, deviation, false);
    }

    /** Mean over the pixels. */
    public double averageMean() {
        return exact ? mean[0] : Arrays.stream(mean).average().orElseThrow();
    }

    /** Root of the mean variance over the pixels. */
    public double averageDeviation() {
        return exact
                ? deviation[0]
                : Math.sqrt(Arrays.stream(deviation).map(d -> d * d).average().orElseThrow());
    }
}
