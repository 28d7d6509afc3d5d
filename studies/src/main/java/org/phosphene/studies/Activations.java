package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.phosphene.onnx.network.Network;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.Spectrum;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.studies.run.StudyNetwork;

/** Mean activations of a network for noise that it calls by a class, from runs that are kept. */
final class Activations {
    /** Layers behind their activation functions, by the paper's names. */
    static final List<Layer> LAYERS = List.of(
            new Layer("conv2", "relu2"),
            new Layer("conv4", "relu4"),
            new Layer("conv6", "relu6"),
            new Layer("fc", "relu8"));

    private static final long WHITE_TRIALS = 1_000_000;
    private static final long SMOOTH_TRIALS = 100_000;
    private static final double SMOOTH_LENGTH = 2;
    private static final int IMAGES = 500;
    private static final int QUICK_IMAGES = 50;

    private Activations() {}

    /**
     * A layer.
     *
     * @param name the paper's
     * @param tensor ours
     */
    record Layer(String name, String tensor) {}

    /** The paper's noise. */
    static LayerMeans ofWhite(Work work, StudyNetwork network, Network inside, List<String> tensors)
            throws IOException {
        return of(work, network, inside, tensors, NoiseMaps.whiteNoise(network), WHITE_TRIALS);
    }

    /** Noise that reaches more classes. */
    static LayerMeans ofSmooth(Work work, StudyNetwork network, Network inside, List<String> tensors)
            throws IOException {
        StimulusSpec noise = SmoothNoise.of(network.open().contract().shape(), new Spectrum.Blurred(SMOOTH_LENGTH));
        return of(work, network, inside, tensors, noise, SMOOTH_TRIALS);
    }

    private static LayerMeans of(
            Work work, StudyNetwork network, Network inside, List<String> tensors, StimulusSpec noise, long full)
            throws IOException {
        int most = most(work);
        ClassTrials trials = work.runs().estimate(network, noise, full, () -> new ClassTrials(network.classes(), most));
        return LayerMeans.ofNoise(inside, tensors, noise, work.setting().seed(), trials.trials());
    }

    /** The most images of noise of a class that a mean is taken of. */
    static int most(Work work) {
        return work.setting().quick() ? QUICK_IMAGES : IMAGES;
    }

    /** The network, to be looked into. */
    static Network inside(StudyNetwork network) {
        return Network.of(network.open(), network.preprocessing());
    }

    static List<String> tensors() {
        return LAYERS.stream().map(Layer::tensor).toList();
    }

    /** Says which classes some noise never reaches, in words. */
    static String missing(LayerMeans means, List<String> names) {
        List<String> missing = new ArrayList<>(names);
        means.reached().forEach(c -> missing.remove(names.get(c)));
        return missing.isEmpty() ? "none" : String.join(", ", missing);
    }

    /** Fewer images in a quick study. */
    static LabelledImages some(Work work, LabelledImages images, int most) {
        return images.first(work.setting().quick() ? most / 5 : most);
    }
}
