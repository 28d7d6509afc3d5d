package org.phosphene.cli;

import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import picocli.CommandLine.Option;

/** What noise is shown. */
final class NoiseOptions {
    @Option(
            names = "--noise",
            paramLabel = "NOISE",
            description = {
                "uniform, gaussian or binary: every value by itself;",
                "smooth:L: blurred by L pixels; pink[:E]: amplitude 1/f^E, 1 if left out; "
                        + "each may end in :clipped to be cut off at black and white instead of stretched to them;",
                "stripes[:rows|columns]: one value a line, rows if left out; "
                        + "blocks[:SIZE]: one cell of a grid of SIZE pixels, 4 if left out, on black;",
                "gabor-pca:BASIS: with the faint structure of images; mnist, fashion-mnist, or a file of 'noise fit';",
                "decoder:FILE[:gaussian[:SD]|:uniform[:LIMIT]][:tanh]: images that an .onnx decoder makes of random codes, "
                        + "normal of standard deviation SD (1) or uniform from -LIMIT to LIMIT (1); FILE may be the name "
                        + "of a built-in decoder; values are cut off at 0 and 1, or, with :tanh, at -1 and 1;",
                "images:DATASET[:shown|:mixed|:permuted]: test images of a data set or all of a folder, as they are, two "
                        + "mixed in random shares, or with their pixels in random places.",
                "Default: uniform on 0 to 1, as in the paper."
            })
    private String noise;

    @Option(names = "--noise-mean", paramLabel = "MEAN", description = "Grey around which it varies. Default: 0.5.")
    private double mean = Noise.DEFAULT_MEAN;

    @Option(
            names = "--noise-contrast",
            paramLabel = "CONTRAST",
            description = "Scales the variation: 1 spans black to white. Default: 1.")
    private double contrast = Noise.DEFAULT_CONTRAST;

    /**
     * The noise.
     *
     * @param material opens what it is made from
     * @throws UsageException if the words have no meaning
     */
    NoiseField stimulus(Shape shape, Material material) {
        return stimulus(shape, material, Noise.Kind.UNIFORM);
    }

    /** The same, with another kind where the user names none. */
    NoiseField stimulus(Shape shape, Material material, Noise.Kind unless) {
        String word = noise == null ? unless.toString() : noise;
        return NoiseWord.parse(word).field(shape, mean, contrast, material);
    }
}
