package org.phosphene.onnx.stimulation;

import java.util.List;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.SignalInNoise;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/**
 * Images at every share of the signal (Eq. 3): stimulus i * gammas + g is image i at gamma g. Its noise is that of the trial of
 * the same number, so it does not depend on how many images there are.
 */
final class ImagesInNoise {
    private final LabelledImages images;
    private final List<Stimuli> byGamma;
    private final int[] levels;

    private ImagesInNoise(LabelledImages images, List<Stimuli> byGamma) {
        this.images = images;
        this.byGamma = byGamma;
        this.levels = new int[images.shape().size()];
    }

    static ImagesInNoise of(LabelledImages images, StimulationDesign design) {
        return new ImagesInNoise(
                images,
                design.gammas().stream()
                        .map(gamma -> new SignalInNoise(StimulusSpec.of(images.shape(), Noise.uniform()), images, gamma)
                                .stimuli(design.seed()))
                        .toList());
    }

    /** How many stimuli there are. */
    int count() {
        return Math.multiplyExact(images.count(), byGamma.size());
    }

    /** Writes some stimuli one after the other. */
    void show(int first, int count, float[] values) {
        for (int t = 0; t < count; t++) {
            int trial = first + t;
            Stimuli stimuli = byGamma.get(trial % byGamma.size());
            stimuli.noise(trial, 1, levels, 0);
            stimuli.show(levels, 0, trial / byGamma.size(), values, t * levels.length);
        }
    }
}
