package org.phosphene.onnx.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/** Holds that factors of 1 and shifts of 0, really multiplied and added in every layer, change no label. */
public final class IdentityCheck {
    private static final int BATCH = 100;
    private static final Set<String> LAYERS = Set.of("Conv", "Gemm", "MatMul");

    private IdentityCheck() {}

    /** Compares the labels of some trials of white noise. */
    public static void of(OnnxModel model, Preprocessing preprocessing, int trials) {
        Network network = Network.of(model, preprocessing);
        Network same = network.with(network.tensors().stream()
                .filter(tensor -> LAYERS.contains(tensor.operator()))
                .map(IdentityCheck::identity)
                .toArray(Intervention[]::new));
        assertThat(same.interventions()).as("layers of " + model.name()).isNotEmpty();
        assertThat(same.model().contract()).isEqualTo(model.contract());
        try (Observer before = model.observer(preprocessing);
                Observer after = same.model().observer(preprocessing)) {
            compare(before, after, StimulusSpec.of(model.contract().shape(), Noise.uniform()), trials);
        }
    }

    /** As tensors of numbers: a single 1 or 0 would be left out of the graph. */
    private static Intervention identity(InnerTensor tensor) {
        float[] ones = new float[tensor.maps()];
        Arrays.fill(ones, 1);
        return new Intervention(tensor.name(), Term.perMap(ones), Term.perMap(new float[tensor.maps()]));
    }

    private static void compare(Observer before, Observer after, StimulusSpec noise, int trials) {
        Stimuli stimuli = noise.stimuli(5);
        int size = noise.shape().size();
        int[] levels = new int[size];
        float[] images = new float[BATCH * size];
        int[] expected = new int[BATCH];
        int[] labels = new int[BATCH];
        for (int first = 0; first < trials; first += BATCH) {
            for (int t = 0; t < BATCH; t++) {
                stimuli.show(levels, 0, stimuli.noise(first + t, levels, 0), images, t * size);
            }
            before.label(images, BATCH, expected);
            after.label(images, BATCH, labels);
            assertThat(labels).as("trials from %d on", first).isEqualTo(expected);
        }
    }
}
