package org.phosphene.cli;

import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import picocli.CommandLine.Option;

/** What noise is shown. */
final class NoiseOptions {
    @Option(
            names = "--noise",
            paramLabel = "KIND",
            description = "${COMPLETION-CANDIDATES}. Default: uniform on 0 to 1, as in the paper.")
    private Noise.Kind kind = Noise.Kind.UNIFORM;

    @Option(names = "--noise-mean", paramLabel = "MEAN", description = "Grey around which it varies. Default: 0.5.")
    private double mean = Noise.DEFAULT_MEAN;

    @Option(
            names = "--noise-contrast",
            paramLabel = "CONTRAST",
            description = "Scales the variation: 1 spans black to white. Default: 1.")
    private double contrast = Noise.DEFAULT_CONTRAST;

    StimulusSpec stimulus(Shape shape) {
        return StimulusSpec.of(shape, Noise.of(kind, mean, contrast));
    }
}
