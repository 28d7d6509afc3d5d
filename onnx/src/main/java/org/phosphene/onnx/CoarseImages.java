package org.phosphene.onnx;

import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/** Images of coarse blocks of random brightness: unlike white noise, they have edges and areas, to which networks react. */
final class CoarseImages {
    private static final int SIDE = 7;

    private CoarseImages() {}

    /** {@code count} images of a shape from index {@code first} on. */
    static float[] of(Shape shape, int first, int count) {
        Shape coarse = Shape.of(shape.channels(), SIDE, SIDE);
        Stimuli stimuli = StimulusSpec.of(coarse, Noise.uniform()).stimuli(0);
        int[] levels = new int[coarse.size()];
        float[] block = new float[coarse.size()];
        float[] out = new float[count * shape.size()];
        for (int t = 0, at = 0; t < count; t++) {
            stimuli.show(levels, 0, stimuli.noise(first + t, levels, 0), block, 0);
            for (int c = 0; c < shape.channels(); c++) {
                for (int y = 0; y < shape.height(); y++) {
                    for (int x = 0; x < shape.width(); x++, at++) {
                        float u = block[(c * SIDE + y * SIDE / shape.height()) * SIDE + x * SIDE / shape.width()];
                        // mostly dark, as digits and drawings are
                        out[at] = u * u * u;
                    }
                }
            }
        }
        return out;
    }
}
