package org.phosphene.zoo;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/**
 * How often a network for 28 x 28 images gives each of ten labels to uniform white noise with seed 0.
 *
 * @param counts by label
 */
record NoiseLabels(List<Integer> counts) {
    private static final int BATCH = 250;
    private static final int CLASSES = 10;

    /** Asks about a number of images, a multiple of 250. */
    static NoiseLabels of(Onnx network, int images) throws OrtException {
        StimulusSpec spec = StimulusSpec.of(Shape.of(1, 28, 28), Noise.uniform());
        Stimuli stimuli = spec.stimuli(0);
        int size = spec.shape().size();
        int[] levels = new int[size];
        float[] noise = new float[BATCH * size];
        Integer[] counts = new Integer[CLASSES];
        Arrays.fill(counts, 0);
        for (int done = 0; done < images; done += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                int signal = stimuli.noise(done + i, levels, 0);
                stimuli.show(levels, 0, signal, noise, i * size);
            }
            float[] scores = network.outputs(FloatBuffer.wrap(noise), 1, 28, 28);
            for (int i = 0; i < BATCH; i++) {
                counts[Onnx.label(scores, i, CLASSES)]++;
            }
        }
        return new NoiseLabels(List.of(counts));
    }
}
