package org.phosphene.stimulus;

/**
 * How strong each spatial frequency of smooth noise is. Frequencies are in cycles a pixel, 0 to 0.5 along each axis.
 */
public sealed interface Spectrum {
    /** The longest correlation, in pixels. */
    double MOST_LENGTH = 256;
    /** The steepest fall. */
    double MOST_EXPONENT = 4;

    /**
     * Amplitude at a frequency; 1 is that of white noise, or any other scale, since the noise is scaled afterwards.
     *
     * @param frequency above 0 or, where it is 0, the mean of the image
     */
    double amplitude(double frequency);

    /** White noise blurred by a Gaussian: exp(-(2 pi f length)^2 / 2). */
    record Blurred(double length) implements Spectrum {
        /**
         * @param length standard deviation of the Gaussian in pixels, 0.1 to 256, rounded to six decimals; noise at two pixels
         *     d apart has the correlation exp(-(d / (2 length))^2)
         */
        public Blurred {
            if (!(length >= 0.1 && length <= MOST_LENGTH)) {
                throw new IllegalArgumentException(
                        "correlation length " + length + ": must lie in 0.1.." + (int) MOST_LENGTH + " pixels");
            }
            length = Noise.rounded(length);
        }

        @Override
        public double amplitude(double frequency) {
            double phase = 2 * Math.PI * frequency * length;
            return StrictMath.exp(-phase * phase / 2);
        }
    }

    /** Power that falls as 1 / f^(2 exponent), amplitude as 1 / f^exponent; exponent 1 is that of natural scenes. No mean. */
    record PowerLaw(double exponent) implements Spectrum {
        /** @param exponent 0 to 4, rounded to six decimals */
        public PowerLaw {
            if (!(exponent >= 0 && exponent <= MOST_EXPONENT)) {
                throw new IllegalArgumentException("exponent " + exponent + ": must lie in 0.." + (int) MOST_EXPONENT);
            }
            exponent = Noise.rounded(exponent);
        }

        @Override
        public double amplitude(double frequency) {
            return frequency == 0 ? 0 : StrictMath.pow(frequency, -exponent);
        }
    }
}
