package org.phosphene.zoo;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How often a network gives each label to uniform white noise: 28 x 28 values k / 256, k uniform from 0 to 255. The noise is
 * that of {@code SplittableRandom(0)}, eight values from each long, the lowest byte first.
 *
 * @param counts by label
 */
record NoiseLabels(List<Integer> counts) {
    private static final int BATCH = 250;
    private static final int SIZE = 28 * 28;

    /** Asks about a number of images, a multiple of 250. */
    static NoiseLabels of(Onnx network, int images) throws OrtException {
        SplittableRandom random = new SplittableRandom(0);
        float[] noise = new float[BATCH * SIZE];
        Integer[] counts = new Integer[Onnx.CLASSES];
        Arrays.fill(counts, 0);
        for (int done = 0; done < images; done += BATCH) {
            for (int i = 0; i < noise.length; i += 8) {
                long word = random.nextLong();
                for (int b = 0; b < 8; b++) {
                    noise[i + b] = ((word >>> (8 * b)) & 0xff) / 256f;
                }
            }
            float[] scores = network.scores(FloatBuffer.wrap(noise));
            for (int i = 0; i < BATCH; i++) {
                counts[Onnx.label(scores, i)]++;
            }
        }
        return new NoiseLabels(List.of(counts));
    }
}
