package org.phosphene.zoo;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/**
 * How often a network gives each label to uniform white noise with seed 0.
 *
 * @param counts by label
 */
record NoiseLabels(List<Integer> counts) {
    private static final int BATCH = 250;

    /** Asks about a number of images, a multiple of 250. */
    static NoiseLabels of(Onnx network, int images) throws OrtException {
        StimulusSpec spec = StimulusSpec.of(new MnistCnn().input(), Noise.uniform());
        Stimuli stimuli = spec.stimuli(0);
        int size = spec.shape().size();
        int[] levels = new int[size];
        float[] noise = new float[BATCH * size];
        Integer[] counts = new Integer[Onnx.CLASSES];
        Arrays.fill(counts, 0);
        for (int done = 0; done < images; done += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                int signal = stimuli.noise(done + i, levels, 0);
                stimuli.show(levels, 0, signal, noise, i * size);
            }
            float[] scores = network.scores(FloatBuffer.wrap(noise));
            for (int i = 0; i < BATCH; i++) {
                counts[Onnx.label(scores, i)]++;
            }
        }
        return new NoiseLabels(List.of(counts));
    }
}
