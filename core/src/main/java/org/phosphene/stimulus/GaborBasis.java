package org.phosphene.stimulus;

import java.util.List;
import java.util.Objects;

/**
 * All that is needed to make Gabor-PCA noise: the sum over k of s_k P_k with each score s_k uniform on its observed range,
 * scaled to [0, 1] per image. It is kept in single precision, and noise is made of the kept numbers, so that a basis gives
 * the same noise wherever it is read.
 *
 * @param shape of an image
 * @param channels one for each channel of the shape, all with the same number of components
 * @param origin where it comes from
 */
public record GaborBasis(Shape shape, List<Channel> channels, Origin origin) {
    /**
     * The components of one channel, that of the largest variance first. The arrays are the record's own and must not be
     * changed.
     *
     * @param images components x pixels: what a score of 1 adds to an image, without the mean of the principal components
     * @param low the least score that an image of the set has, for each component
     * @param high the largest
     * @param explained each component's share of the variance of all weights, 0 to 1
     */
    public record Channel(float[] images, float[] low, float[] high, float[] explained) {
        /** The largest magnitude of a sum: differences of two still are numbers in single precision. */
        private static final float MOST = 1e38f;

        public Channel {
            int components = low.length;
            if (components == 0 || high.length != components || explained.length != components) {
                throw new IllegalArgumentException("a basis with " + components + " least scores, " + high.length
                        + " largest scores and " + explained.length + " shares: must be as many, at least one");
            }
            for (int k = 0; k < components; k++) {
                if (!(Float.isFinite(low[k]) && Float.isFinite(high[k]) && low[k] <= high[k])) {
                    throw new IllegalArgumentException(
                            "component " + k + ": scores from " + low[k] + " to " + high[k] + ": must be a range");
                }
                if (!(explained[k] >= 0 && explained[k] <= 1)) {
                    throw new IllegalArgumentException(
                            "component " + k + ": explains " + explained[k] + ": must lie in 0..1");
                }
            }
            for (int i = 0; i < images.length; i++) {
                if (!Float.isFinite(images[i])) {
                    throw new IllegalArgumentException("value " + i + " of the images is " + images[i]);
                }
            }
            double reach = reach(images, low, high);
            if (reach > MOST) {
                throw new IllegalArgumentException("sums of its images reach " + reach + ": must be at most " + MOST);
            }
        }

        /** What no sum of images exceeds in magnitude, whatever the scores. */
        private static double reach(float[] images, float[] low, float[] high) {
            double sum = 0;
            int pixels = images.length / low.length;
            for (int k = 0; k < low.length; k++) {
                double brightest = 0;
                for (int i = k * pixels; i < (k + 1) * pixels; i++) {
                    brightest = Math.max(brightest, Math.abs(images[i]));
                }
                sum += Math.max((double) high[k] - low[k], Math.max(Math.abs(low[k]), Math.abs(high[k])))
                        * Math.max(1, brightest);
            }
            return sum;
        }

        /** How many components are kept. */
        public int components() {
            return low.length;
        }

        /** The share of the variance of all weights that the kept components have, 0 to 1. */
        public double totalExplained() {
            double sum = 0;
            for (float share : explained) {
                sum += share;
            }
            return sum;
        }
    }

    /**
     * What a basis was fitted to, and how.
     *
     * @param data name of the set of images
     * @param images how many there were, at least 2
     * @param sha256 of the images, as {@link org.phosphene.stimulus.LabelledImages#sha256()} has it
     * @param alpha of the regression, above 0
     * @param wavelets how many there were in a channel, at least 1
     * @param maker the program or command that made it
     */
    public record Origin(String data, int images, String sha256, double alpha, int wavelets, String maker) {
        public Origin {
            Objects.requireNonNull(data, "data");
            Objects.requireNonNull(maker, "maker");
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("sha256 '" + sha256 + "': expected 64 hexadecimal digits");
            }
            if (images < 2 || wavelets < 1) {
                throw new IllegalArgumentException(
                        images + " images and " + wavelets + " wavelets: must be at least 2 and 1");
            }
            if (!(alpha > 0) || Double.isInfinite(alpha)) {
                throw new IllegalArgumentException("alpha " + alpha + ": must be a number above 0");
            }
        }
    }

    public GaborBasis {
        Objects.requireNonNull(origin, "origin");
        channels = List.copyOf(channels);
        if (channels.size() != shape.channels()) {
            throw new IllegalArgumentException("a basis of " + channels.size() + " channels for images of " + shape);
        }
        int components = channels.get(0).components();
        long pixels = (long) shape.height() * shape.width();
        for (Channel channel : channels) {
            if (channel.components() != components || channel.images().length != components * pixels) {
                throw new IllegalArgumentException("a basis with " + channel.images().length + " values and "
                        + channel.components() + " ranges in a channel: must be " + components + " components of "
                        + pixels + " pixels in each");
            }
        }
    }

    /** How many components a channel has. */
    public int components() {
        return channels.get(0).components();
    }
}
