package org.phosphene.estimate;

import org.phosphene.stimulus.Shape;

/**
 * The classification image of one class: the mean noise field over the trials in which the observer answered it.
 *
 * @param label the class
 * @param shape extent of the arrays below, channel by channel and row by row
 * @param trials how many trials it is the mean of, at least 1
 * @param effectiveTrials the number of equally weighted trials with the same variance; {@code trials} for a plain mean
 * @param noise mean and deviation of each pixel whatever was answered
 * @param mean value of each pixel, in units of the image (0 black, 1 white)
 * @param standardError of each pixel's mean, from the spread of the trials
 * @param z distance of each pixel from the mean of the noise, in the standard errors that it has if the answer does not
 *     depend on the pixel. Where the noise's mean is measured on the same trials, that of the distance from all other
 *     trials' mean; 0 everywhere if there are none, as nothing then tells what the class sees
 */
@SuppressWarnings("ArrayRecordComponent") // pixels: a list of boxes would take five times the memory
public record ClassificationImage(
        int label,
        Shape shape,
        long trials,
        double effectiveTrials,
        NoiseMoments noise,
        double[] mean,
        double[] standardError,
        double[] z) {
    /**
     * Standard error of a pixel's mean if the answer does not depend on it: the noise's own deviation over the root of the
     * effective trials.
     */
    public double chanceError(int pixel) {
        return noise.deviation()[pixel] / Math.sqrt(effectiveTrials);
    }

    /** The largest |z|. Among d pixels that do not matter about sqrt(2 ln d) is expected. */
    public double peakZ() {
        double peak = 0;
        for (double value : z) {
            peak = Math.max(peak, Math.abs(value));
        }
        return peak;
    }

    /** The map stretched so that its smallest value is 0 and its largest 1; all 0.5 if the map is flat. */
    public float[] stretched() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : mean) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        float[] out = new float[mean.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = high > low ? (float) ((mean[i] - low) / (high - low)) : 0.5f;
        }
        return out;
    }
}
