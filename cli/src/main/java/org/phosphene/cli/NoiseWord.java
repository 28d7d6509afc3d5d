package org.phosphene.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.phosphene.data.DataException;
import org.phosphene.data.basis.BuiltInBases;
import org.phosphene.stimulus.BlockNoise;
import org.phosphene.stimulus.GaborNoise;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Scaling;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.Spectrum;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.stimulus.StripeNoise;

/**
 * What stands after {@code --noise}: a kind, and what it needs after colons.
 *
 * @param text as the user wrote it
 * @param kind in small letters
 * @param rest what followed
 */
record NoiseWord(String text, String kind, List<String> rest) {
    private static final String KINDS = "uniform, gaussian, binary, smooth:LENGTH, pink[:EXPONENT], "
            + "stripes[:rows|columns], blocks[:SIZE], gabor-pca:BASIS, decoder:FILE[:CODES], "
            + "images:DATASET[:ARRANGEMENT]";

    static NoiseWord parse(String text) {
        List<String> parts = Arrays.asList(text.split(":", -1));
        return new NoiseWord(text, parts.get(0).toLowerCase(Locale.ROOT), parts.subList(1, parts.size()));
    }

    /**
     * The noise of a shape.
     *
     * @param material opens what the noise is made from
     * @throws UsageException if it is none
     */
    NoiseField field(Shape shape, double mean, double contrast, Material material) {
        return switch (kind) {
            case DecoderWord.KIND -> {
                refuseScaling(mean, contrast);
                yield DecoderWord.of(this).noise(shape, material);
            }
            case ImagesWord.KIND -> {
                refuseScaling(mean, contrast);
                yield ImagesWord.of(this).noise(shape, material);
            }
            case "smooth" ->
                smooth(shape, new Spectrum.Blurred(number("smooth:1.5"))).with(mean, contrast);
            case "pink" ->
                smooth(shape, new Spectrum.PowerLaw(numbers().isEmpty() ? 1 : number("pink:1")))
                        .with(mean, contrast);
            case GaborNoise.WORD -> {
                refuseScaling(mean, contrast);
                yield gabor(shape, material);
            }
            case "stripes" -> StripeNoise.of(shape, lines()).with(mean, contrast);
            case "blocks" -> BlockNoise.of(shape, size()).with(mean, contrast);
            default -> StimulusSpec.of(shape, Noise.of(white(), mean, contrast));
        };
    }

    private void refuseScaling(double mean, double contrast) {
        if (mean != Noise.DEFAULT_MEAN || contrast != Noise.DEFAULT_CONTRAST) {
            throw new UsageException("--noise " + text
                    + ": its images are shown as they are, so leave --noise-mean and --noise-contrast out");
        }
    }

    private Noise.Kind white() {
        for (Noise.Kind white : Noise.Kind.values()) {
            if (white.toString().equals(kind) && rest.isEmpty()) {
                return white;
            }
        }
        throw new UsageException("--noise " + text + ": expected one of " + KINDS);
    }

    /** What followed the kind, colons and all. */
    String whole() {
        return String.join(":", rest);
    }

    private GaborNoise gabor(Shape shape, Material material) {
        if (whole().isEmpty()) {
            throw new UsageException("--noise " + text + ": expected a basis, as in gabor-pca:mnist; there are "
                    + String.join(", ", BuiltInBases.names()) + ", or a file that 'phosphene noise fit' wrote");
        }
        GaborNoise noise = material.gabor(whole());
        if (!noise.shape().equals(shape)) {
            throw new DataException("--noise " + text + ": makes images of " + noise.shape() + ", but the model takes "
                    + shape + "; 'phosphene noise fit gabor-pca' makes a basis of other images");
        }
        return noise;
    }

    private StripeNoise.Lines lines() {
        if (rest.isEmpty()) {
            return StripeNoise.Lines.ROWS;
        }
        for (StripeNoise.Lines lines : StripeNoise.Lines.values()) {
            if (rest.equals(List.of(lines.toString()))) {
                return lines;
            }
        }
        throw new UsageException("--noise " + text + ": expected stripes:rows or stripes:columns");
    }

    private int size() {
        if (rest.isEmpty()) {
            return BlockNoise.DEFAULT_SIZE;
        }
        if (rest.size() == 1 && rest.get(0).matches("\\d{1,9}")) {
            return Integer.parseInt(rest.get(0));
        }
        throw new UsageException("--noise " + text + ": expected one whole number, as in blocks:4");
    }

    private SmoothNoise smooth(Shape shape, Spectrum spectrum) {
        SmoothNoise noise = SmoothNoise.of(shape, spectrum);
        return clipped() ? noise.withScaling(Scaling.CLIPPED) : noise;
    }

    private boolean clipped() {
        return !rest.isEmpty() && rest.get(rest.size() - 1).equals(Scaling.CLIPPED.toString());
    }

    /** What follows, less the scaling. */
    private List<String> numbers() {
        return clipped() ? rest.subList(0, rest.size() - 1) : rest;
    }

    private double number(String example) {
        if (numbers().size() == 1) {
            try {
                return Double.parseDouble(numbers().get(0));
            } catch (NumberFormatException e) {
                throw new UsageException("--noise " + text + ": '" + numbers().get(0) + "' is not a number");
            }
        }
        throw new UsageException("--noise " + text + ": expected one number, as in " + example);
    }
}
