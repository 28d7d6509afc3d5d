package org.phosphene.tune;

import java.util.ArrayList;
import java.util.List;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Scaling;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.Spectrum;
import org.phosphene.stimulus.StimulusSpec;

/** The noises that a search tries, the more usual ones first. */
final class Candidates {
    /** Mean and contrast of smooth noise, which is cut off at black and white. */
    private static final double[][] GREYS = {{0.5, 1}, {0.25, 1}, {0.1, 1}, {0.25, 0.5}, {0.75, 1}, {0, 1}, {0.5, 0.5}};
    /** Those that keep white noise within black and white. */
    private static final double[][] GREYS_OF_WHITE = {{0.5, 0.5}, {0.25, 0.5}, {0.75, 0.5}};

    private static final double[] LENGTHS = {1.5, 2.2, 1, 3.3, 5, 0.7, 7.5, 11, 17, 25, 40};
    /** Longest correlation as a part of the image: with a longer one an image has hardly any structure. */
    private static final double LONGEST = 0.2;

    private Candidates() {}

    /** All that make sense on a shape; the first is the noise of the paper. */
    static List<NoiseField> of(Shape shape) {
        List<NoiseField> all = new ArrayList<>();
        all.add(StimulusSpec.of(shape, Noise.uniform()));
        all.add(StimulusSpec.of(shape, Noise.binary()));
        for (double[] grey : GREYS_OF_WHITE) {
            all.add(StimulusSpec.of(shape, Noise.of(Noise.Kind.UNIFORM, grey[0], grey[1])));
        }
        int extent = Math.max(shape.height(), shape.width());
        double longest = extent > SmoothNoise.MOST_EXTENT ? 0 : LONGEST * extent;
        for (double[] grey : GREYS) {
            for (double length : LENGTHS) {
                if (length <= longest) {
                    for (Scaling scaling : Scaling.values()) {
                        all.add(new SmoothNoise(shape, new Spectrum.Blurred(length), scaling, grey[0], grey[1]));
                    }
                }
            }
        }
        return all;
    }
}
