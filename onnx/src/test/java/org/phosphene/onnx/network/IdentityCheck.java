package org.phosphene.onnx.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.ModelException;
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

    /** Compares the labels of some trials of white noise, with all layers changed at once. */
    public static void ofAll(OnnxModel model, Preprocessing preprocessing, int trials) {
        Network network = Network.of(model, preprocessing);
        Network same = network.with(
                layers(network).stream().map(IdentityCheck::identity).toArray(Intervention[]::new));
        assertThat(same.interventions()).as("layers of " + model.name()).isNotEmpty();
        assertThat(same.model().contract()).isEqualTo(model.contract());
        try (Observer before = model.observer(preprocessing);
                Observer after = same.model().observer(preprocessing)) {
            compare(before, after, StimulusSpec.of(model.contract().shape(), Noise.uniform()), trials);
        }
    }

    /** The same with one tensor from the middle changed, where the front is computed once for both. */
    public static void ofMiddle(OnnxModel model, Preprocessing preprocessing, int trials) {
        Network network = Network.of(model, preprocessing);
        List<InnerTensor> layers = layers(network);
        List<InnerTensor> all = network.tensors();
        int from = all.indexOf(layers.get((layers.size() - 1) / 2));
        InnerTensor middle = all.subList(from, all.size()).stream()
                .filter(layer -> isCut(network, layer))
                .findFirst()
                .orElseThrow();
        Network same = network.with(identity(middle));
        try (Probe probe = network.probe(List.of(middle.name()));
                Tail before = network.tail(middle.name());
                Tail after = same.tail(middle.name())) {
            float[][] front = new float[1][];
            compare(
                    (images, count, labels) -> {
                        front[0] = probe.values(images, count)[0];
                        before.label(front[0], count, labels);
                    },
                    (images, count, labels) -> after.label(front[0], count, labels),
                    StimulusSpec.of(model.contract().shape(), Noise.uniform()),
                    trials);
        }
    }

    private static boolean isCut(Network network, InnerTensor layer) {
        try {
            network.tail(layer.name()).close();
            return true;
        } catch (ModelException e) {
            return false;
        }
    }

    private static List<InnerTensor> layers(Network network) {
        return network.tensors().stream()
                .filter(tensor -> LAYERS.contains(tensor.operator()))
                .toList();
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
