package org.phosphene.onnx.stimulation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.phosphene.onnx.network.InnerTensor;
import org.phosphene.onnx.network.Intervention;
import org.phosphene.onnx.network.Network;
import org.phosphene.onnx.network.Term;
import org.phosphene.psychometric.StimulusAnswers;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.trial.Plan;
import org.phosphene.trial.RunStoppedException;

/**
 * Gives current to one layer of a network, or to several at once, and asks what images in noise are called.
 *
 * <p>What lies before the first layer is computed once for all strengths, where the network can be cut there; the rest of the network gets the current as an input,
 * so that one session serves all of them.
 *
 * @param network without current
 * @param layers those that get current together
 * @param activations of these layers
 */
public record Microstimulation(Network network, List<StimulatedLayer> layers, ClassActivations activations) {
    private static final String CURRENT = "current.";

    /**
     * @throws IllegalArgumentException if there is no layer
     */
    public Microstimulation {
        List<InnerTensor> order = network.tensors();
        layers = layers.stream()
                .sorted(java.util.Comparator.comparingInt(layer -> order.indexOf(layer.tensor())))
                .toList();
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("no layer to stimulate");
        }
    }

    /** The network with the current of one class and strength in its biases, as a model like any other. */
    public Network stimulated(int label, int strength) {
        return network.with(layers.stream()
                .map(layer -> {
                    float[] current = activations.current(layer, label);
                    for (int m = 0; m < current.length; m++) {
                        current[m] *= strength;
                    }
                    return Intervention.shift(layer.tensor().name(), Term.perMap(current));
                })
                .toArray(Intervention[]::new));
    }

    /**
     * Shows images of a class, each once at every gamma with noise of its own and the same under every strength. The result
     * does not depend on threads; one thread makes it.
     *
     * @param label the class
     * @param images of the class and no other; of the network's shape
     * @param done is told how many stimuli were answered since it was last told, each once for each strength
     * @param stop asked after each batch whether to stop
     * @throws RunStoppedException if it was told to
     */
    public StimulatedAnswers run(
            int label, LabelledImages images, StimulationDesign design, LongConsumer done, BooleanSupplier stop) {
        ImagesInNoise stimuli = ImagesInNoise.of(images, design);
        List<float[]> currents = layers.stream()
                .map(layer -> spread(layer.tensor(), activations.current(layer, label)))
                .toList();
        List<BitSet> given = new ArrayList<>();
        design.strengths().forEach(k -> given.add(new BitSet()));
        int batch = network.model().batch(Plan.preferredBatch(images.shape().size()));
        float[] shown = new float[batch * images.shape().size()];
        int[] labels = new int[batch];
        String first = layers.get(0).tensor().name();
        try (RestOfNetwork rest = RestOfNetwork.of(network, fed(), first)) {
            for (int from = 0; from < stimuli.count(); from += batch) {
                if (stop.getAsBoolean()) {
                    throw new RunStoppedException("stopped during the stimulation of class " + label);
                }
                int count = Math.min(batch, stimuli.count() - from);
                stimuli.show(from, count, shown);
                rest.show(shown, batch);
                for (int s = 0; s < given.size(); s++) {
                    feed(rest, currents, design.strengths().get(s));
                    rest.label(batch, labels);
                    for (int t = 0; t < count; t++) {
                        given.get(s).set(from + t, labels[t] == label);
                    }
                }
                done.accept((long) count * given.size());
            }
        }
        return new StimulatedAnswers(
                label,
                design.strengths(),
                given.stream()
                        .map(bits -> StimulusAnswers.of(design.levels(), images.count(), bits))
                        .toList());
    }

    private Network fed() {
        return network.with(layers.stream()
                .map(layer -> Intervention.shift(layer.tensor().name(), Term.fed(CURRENT + layers.indexOf(layer))))
                .toArray(Intervention[]::new));
    }

    private static void feed(RestOfNetwork rest, List<float[]> currents, int strength) {
        for (int l = 0; l < currents.size(); l++) {
            float[] current = currents.get(l).clone();
            for (int i = 0; i < current.length; i++) {
                current[i] *= strength;
            }
            rest.feed(CURRENT + l, current);
        }
    }

    /** One number for each map as one for each element. */
    private static float[] spread(InnerTensor tensor, float[] maps) {
        float[] elements = new float[tensor.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = maps[tensor.mapOf(i)];
        }
        return elements;
    }
}
