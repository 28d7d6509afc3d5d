package org.phosphene.onnx.stimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.OnnxGraph;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.onnx.RealModel;
import org.phosphene.onnx.network.Network;
import org.phosphene.psychometric.StimulusAnswers;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;
import org.phosphene.trial.RunStoppedException;

class MicrostimulationTest {
    private static final Preprocessing UNIT = Preprocessing.of(0, 1);
    private static final Shape SMALL = Shape.of(1, 3, 3);
    private static final StimulationDesign DESIGN =
            new StimulationDesign(List.of(0.0, 0.3, 0.5, 0.8, 1.0), List.of(-2, -1, 0, 1, 2), 7);

    /** Two maps of a 3x3 image, its double and 1 less it; the scores are their means after a ReLU. */
    private static Network twoMaps() {
        return Network.of(
                OnnxGraph.create()
                        .input("image", "batch", 1, 3, 3)
                        .output("scores", "batch", 2)
                        .floats("w", new float[] {2, -1}, 2, 1, 1, 1)
                        .floats("b", new float[] {0, 1}, 2)
                        .node("Conv", "maps", "image", "w", "b")
                        .node("Relu", "relu", "maps")
                        .node("GlobalAveragePool", "mean", "relu")
                        .node("Flatten", "scores", "mean")
                        .open(),
                UNIT);
    }

    private static LabelledImages images(Shape shape, int count, int classes) {
        byte[] levels = new byte[count * shape.size()];
        new Random(3).nextBytes(levels);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % classes;
        }
        return LabelledImages.of("dots", shape, levels, labels);
    }

    private static LabelledImages of(LabelledImages images, int label) {
        return images.select(
                java.util.stream.IntStream.range(0, images.count())
                        .filter(i -> images.label(i) == label)
                        .toArray(),
                same -> same);
    }

    private static StimulatedAnswers run(Microstimulation stimulation, int label, LabelledImages images) {
        return stimulation.run(label, images, DESIGN, done -> {}, () -> false);
    }

    /** What the network does, written down anew. */
    private static int label(float[] pixels, int from, double currentOfFirst, double currentOfSecond) {
        double first = 0;
        double second = 0;
        for (int i = 0; i < 9; i++) {
            first += Math.max(0, 2 * pixels[from + i] + currentOfFirst);
            second += Math.max(0, 1 - pixels[from + i] + currentOfSecond);
        }
        return second > first ? 1 : 0;
    }

    @Test
    void currentsAreMeanActivationsOfTheClass() {
        Network network = twoMaps();
        LabelledImages images = images(SMALL, 20, 2);
        StimulatedLayer layer = StimulatedLayer.of(network, "conv1");
        assertThat(layer.activation().name()).isEqualTo("relu");
        ClassActivations activations = ClassActivations.of(network, List.of(layer), images, 2);
        double[] expected = new double[2];
        LabelledImages ones = of(images, 1);
        for (int i = 0; i < ones.count(); i++) {
            for (int p = 0; p < 9; p++) {
                expected[0] += 2 * ones.level(i, p) / 255.0 / (9 * ones.count());
                expected[1] += (1 - ones.level(i, p) / 255.0) / (9 * ones.count());
            }
        }
        assertThat(activations.mean(layer, 1)).containsExactly(expected, within(1e-6));
        // the paper's step of its first convolution, and the most active map has 1
        assertThat(activations.current(layer, 1))
                .containsExactly(new float[] {0.1f, (float) (0.1 * expected[1] / expected[0])}, within(1e-6f));
        assertThat(ClassActivations.of(network, List.of(layer), images, 1).mean(layer, 1))
                .isEqualTo(activations.mean(layer, 1));
    }

    @Test
    void answersAreThoseOfTheNetworkWrittenDownAnew() {
        Network network = twoMaps();
        LabelledImages images = images(SMALL, 30, 2);
        StimulatedLayer layer = StimulatedLayer.of(network, "maps");
        ClassActivations activations = ClassActivations.of(network, List.of(layer), images, 1);
        float[] current = activations.current(layer, 1);
        LabelledImages ones = of(images, 1);
        StimulatedAnswers answers = run(new Microstimulation(network, List.of(layer), activations), 1, ones);
        ImagesInNoise stimuli = ImagesInNoise.of(ones, DESIGN);
        float[] shown = new float[stimuli.count() * 9];
        stimuli.show(0, stimuli.count(), shown);
        for (int k : DESIGN.strengths()) {
            BitSet given = new BitSet();
            for (int t = 0; t < stimuli.count(); t++) {
                given.set(t, label(shown, 9 * t, k * current[0], k * current[1]) == 1);
            }
            StimulusAnswers expected = StimulusAnswers.of(DESIGN.levels(), ones.count(), given);
            assertThat(answers.at(k).data().given())
                    .as("strength " + k)
                    .isEqualTo(expected.data().given());
        }
        // without an image the stimuli are noise alone, and with nothing but the image there is none
        assertThat(shown[4 * 9]).isEqualTo(ones.level(0, 0) / 255f);
    }

    /** Eq. 6 is about the bias: a network with the current in it answers the same. */
    @Test
    void theRestOfTheNetworkAnswersAsTheWholeStimulatedOneDoes() {
        Network network = Network.of(RealModel.LENET5.open(), UNIT);
        LabelledImages images = images(Shape.of(1, 28, 28), 40, 10);
        List<StimulatedLayer> layers = List.of(
                StimulatedLayer.of(network, "fc1"),
                StimulatedLayer.of(network, "conv1"),
                StimulatedLayer.of(network, "conv2"));
        ClassActivations activations = ClassActivations.of(network, layers, images, 1);
        Microstimulation stimulation = new Microstimulation(network, layers, activations);
        assertThat(stimulation.layers().stream().map(StimulatedLayer::name)).containsExactly("conv1", "conv2", "fc1");
        LabelledImages threes = of(images, 3);
        StimulatedAnswers answers = run(stimulation, 3, threes);
        ImagesInNoise stimuli = ImagesInNoise.of(threes, DESIGN);
        float[] shown = new float[stimuli.count() * 784];
        stimuli.show(0, stimuli.count(), shown);
        int[] labels = new int[stimuli.count()];
        for (int k : DESIGN.strengths()) {
            try (Observer observer = stimulation.stimulated(3, k).model().observer(UNIT)) {
                observer.label(shown, stimuli.count(), labels);
            }
            BitSet given = new BitSet();
            for (int t = 0; t < labels.length; t++) {
                given.set(t, labels[t] == 3);
            }
            assertThat(answers.at(k).data().given())
                    .as("strength " + k)
                    .isEqualTo(StimulusAnswers.of(DESIGN.levels(), threes.count(), given)
                            .data()
                            .given());
        }
    }

    /** A layer that a connection runs past: nothing can be cut off, and the answers are those of the stimulated network. */
    @Test
    void aNetworkThatCannotBeCutIsAskedAsAWhole() {
        Preprocessing preprocessing = RealModel.RESNET20.preset.preprocessing();
        Network network = Network.of(RealModel.RESNET20.open(), preprocessing);
        LabelledImages images = images(Shape.of(3, 32, 32), 2, 1);
        List<StimulatedLayer> layers = List.of(StimulatedLayer.of(network, "conv5"));
        Microstimulation stimulation =
                new Microstimulation(network, layers, ClassActivations.of(network, layers, images, 1));
        StimulatedAnswers answers = run(stimulation, 0, images);
        ImagesInNoise stimuli = ImagesInNoise.of(images, DESIGN);
        float[] shown = new float[stimuli.count() * 3072];
        stimuli.show(0, stimuli.count(), shown);
        int[] labels = new int[stimuli.count()];
        try (Observer observer = stimulation.stimulated(0, 2).model().observer(preprocessing)) {
            observer.label(shown, stimuli.count(), labels);
        }
        BitSet given = new BitSet();
        for (int t = 0; t < labels.length; t++) {
            given.set(t, labels[t] == 0);
        }
        assertThat(answers.at(2).given()).isEqualTo(given);
    }

    @Test
    void noiseDoesNotDependOnTheNumberOfImages() {
        LabelledImages images = images(SMALL, 10, 1);
        float[] all = new float[50 * 9];
        ImagesInNoise.of(images, DESIGN).show(0, 50, all);
        float[] some = new float[20 * 9];
        ImagesInNoise.of(images.first(4), DESIGN).show(0, 20, some);
        assertThat(java.util.Arrays.copyOf(all, some.length)).isEqualTo(some);
    }

    @Test
    void tellsHowFarItIsAndStopsWhenTold() {
        Network network = twoMaps();
        LabelledImages images = images(SMALL, 40, 1);
        StimulatedLayer layer = StimulatedLayer.of(network, "conv1");
        Microstimulation stimulation =
                new Microstimulation(network, List.of(layer), ClassActivations.of(network, List.of(layer), images, 1));
        AtomicLong done = new AtomicLong();
        stimulation.run(0, images, DESIGN, done::addAndGet, () -> false);
        assertThat(done).hasValue(40 * 5 * 5);
        assertThatThrownBy(() -> stimulation.run(0, images, DESIGN, now -> {}, () -> true))
                .isInstanceOf(RunStoppedException.class);
    }

    @Test
    void refusesWhatItCannotStimulate() {
        Network network = twoMaps();
        LabelledImages images = images(SMALL, 10, 1);
        StimulatedLayer layer = StimulatedLayer.of(network, "conv1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StimulatedLayer.of(network, "conv7"))
                .withMessageContaining("nearest names");
        assertThatIllegalArgumentException().isThrownBy(() -> layer.withStep(0)).withMessageContaining("step 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ClassActivations.of(network, List.of(layer), images, 1).current(layer, 1))
                .withMessage("dots: has no image of class 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassActivations.of(network, List.of(layer), images(Shape.of(1, 2, 2), 4, 1), 1))
                .withMessageContaining("1x2x2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StimulationDesign(List.of(0.0, 0.5, 0.5), List.of(0), 1))
                .withMessageContaining("each above the one before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StimulationDesign.of(0, 5000, 1))
                .withMessageContaining("must lie in -1000..1000");
    }
}
