package org.phosphene.stimulus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Gaussian noise in which near pixels are alike: a random field of a given {@link Spectrum}, scaled to an image. It needs no
 * data and reaches classes that white noise never does. Channels are independent.
 *
 * @param shape of every image
 * @param spectrum how smooth it is
 * @param scaling how the field becomes an image; what is stretched together is a whole image with all its channels
 * @param mean grey around which it varies, in units of the value range 0 to 1
 * @param contrast how much it varies; at 1 a stretched image spans black to white
 */
public record SmoothNoise(Shape shape, Spectrum spectrum, Scaling scaling, double mean, double contrast)
        implements StructuredNoise {
    /** The most rows or columns, as the time for each pixel grows with them. */
    public static final int MOST_EXTENT = 4096;

    static final String WORD = "smooth";
    static final String POWER_WORD = "pink";

    private static final String LENGTH = "stimulus.length";
    private static final String EXPONENT = "stimulus.exponent";
    private static final String SCALING = "stimulus.scaling";
    /** Fields made at a time, for loops of that length. */
    private static final int LANES = 64;
    /** The most values of all fields made at a time: 16 MB. */
    private static final int VALUES = 1 << 22;

    /**
     * @throws IllegalArgumentException if mean or contrast lies outside the limits of {@link Noise#of}, or the image is higher
     *     or wider than {@value #MOST_EXTENT}
     */
    public SmoothNoise {
        if (shape.height() > MOST_EXTENT || shape.width() > MOST_EXTENT) {
            throw new IllegalArgumentException("smooth noise of " + shape + ": at most " + MOST_EXTENT
                    + " rows and columns; is it an image, and of that shape?");
        }
        Objects.requireNonNull(spectrum, "spectrum");
        Objects.requireNonNull(scaling, "scaling");
        Noise checked = Noise.of(Noise.Kind.UNIFORM, mean, contrast);
        mean = checked.mean();
        contrast = checked.contrast();
    }

    /** White noise blurred by a Gaussian of a standard deviation in pixels; every image spans black to white. */
    public static SmoothNoise of(Shape shape, double length) {
        return of(shape, new Spectrum.Blurred(length));
    }

    /** Noise of a spectrum; every image spans black to white. */
    public static SmoothNoise of(Shape shape, Spectrum spectrum) {
        return new SmoothNoise(shape, spectrum, Scaling.STRETCHED, Noise.DEFAULT_MEAN, Noise.DEFAULT_CONTRAST);
    }

    static SmoothNoise parse(Map<String, String> fields) {
        Spectrum spectrum = Fields.text(fields, KIND).equals(WORD)
                ? new Spectrum.Blurred(Fields.number(fields, LENGTH))
                : new Spectrum.PowerLaw(Fields.number(fields, EXPONENT));
        return new SmoothNoise(
                Shape.parse(Fields.text(fields, SHAPE)),
                spectrum,
                Scaling.of(Fields.text(fields, SCALING)),
                Fields.number(fields, WhiteNoise.MEAN),
                Fields.number(fields, WhiteNoise.CONTRAST));
    }

    public SmoothNoise withScaling(Scaling other) {
        return new SmoothNoise(shape, spectrum, other, mean, contrast);
    }

    /** The same field around another grey and with another contrast. */
    public SmoothNoise with(double otherMean, double otherContrast) {
        return new SmoothNoise(shape, spectrum, scaling, otherMean, otherContrast);
    }

    @Override
    public Grid grid() {
        return GREYS;
    }

    @Override
    public String kind() {
        return spectrum instanceof Spectrum.Blurred ? WORD : POWER_WORD;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(SHAPE, shape.toString());
        fields.put(KIND, kind());
        if (spectrum instanceof Spectrum.Blurred blurred) {
            fields.put(LENGTH, Noise.text(blurred.length()));
        } else if (spectrum instanceof Spectrum.PowerLaw power) {
            fields.put(EXPONENT, Noise.text(power.exponent()));
        }
        fields.put(SCALING, scaling.toString());
        fields.put(WhiteNoise.MEAN, Noise.text(mean));
        fields.put(WhiteNoise.CONTRAST, Noise.text(contrast));
        return fields;
    }

    @Override
    public Stimuli stimuli(long seed) {
        return new SmoothStimuli(this, seed, Math.max(1, Math.min(LANES, VALUES / shape.size())));
    }
}
