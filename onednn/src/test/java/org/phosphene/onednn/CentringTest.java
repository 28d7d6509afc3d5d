package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.memory.data_type;
import org.junit.jupiter.api.Test;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;

/** Images less a constant, whose part of the first layer goes into its bias. */
class CentringTest {
    private static final int COUNT = 64;
    private static final Preprocessing EACH_CHANNEL =
            Preprocessing.of(0, 1).normalised(List.of(.485, .456, .406), List.of(.229, .224, .225));

    private static Optional<Graph> centred(Graph graph, OnnxModel model, Preprocessing preprocessing) {
        return Centring.of(graph, Scorer.grey(model.arrangement(preprocessing)));
    }

    /** In 32 bits the network for centred images gives the scores of the other. */
    private static void assertSame(OnnxModel model, Preprocessing preprocessing) {
        Graph graph = Fusion.of(GraphReader.read(model.folded(8)));
        Graph centred = centred(graph, model, preprocessing).orElseThrow();
        float[] grey = Scorer.grey(model.arrangement(preprocessing));
        float[] stimuli = CheckStimuli.of(Compared.noise(model), COUNT);
        float[] plain = scores(graph, model, preprocessing, null, stimuli);
        float[] moved = scores(centred, model, preprocessing, grey, stimuli);
        float largest = 0;
        for (float score : plain) {
            largest = Math.max(largest, Math.abs(score));
        }
        for (int i = 0; i < plain.length; i++) {
            assertThat(Math.abs(plain[i] - moved[i])).isLessThan(1e-5f * largest);
        }
        // without the other bias they differ
        assertThat(plain).isNotEqualTo(scores(graph, model, preprocessing, grey, stimuli));
    }

    private static float[] scores(
            Graph graph, OnnxModel model, Preprocessing preprocessing, float[] centre, float[] stimuli) {
        try (WeightStore weights = new WeightStore();
                Scorer scorer = new Scorer(
                        NetworkBuilder.build(graph, data_type.f32, weights),
                        model.arrangement(preprocessing),
                        centre)) {
            float[] scores = new float[COUNT * scorer.classes()];
            scorer.score(stimuli, COUNT, scores);
            return scores;
        }
    }

    @Test
    void convolution() {
        OnnxModel model = Sketch.colour().conv(6, 3, 3, 3).relu().head(6 * 8 * 7);
        assertSame(model, Compared.UNIT);
        assertSame(model, EACH_CHANNEL);
        Sketch bare = Sketch.colour();
        assertSame(
                bare.node("Conv", bare.weights(6, 3, 2, 4))
                        .with("strides", 2, 1)
                        .relu()
                        .head(6 * 5 * 6),
                EACH_CHANNEL);
    }

    @Test
    void denseLayer() {
        OnnxModel model =
                Sketch.colour().flatten().dense(270, 20).relu().dense(20, 5).open();
        assertSame(model, Compared.UNIT);
        assertSame(model, EACH_CHANNEL);
        assertSame(Sketch.of(13, 784).dense(784, 5).open(), Compared.UNIT);
    }

    @Test
    void patches() {
        OnnxModel model = Sketch.colour().conv(6, 3, 3, 3).relu().maxPool(1).head(6 * 56);
        assertSame(model, EACH_CHANNEL);
        OnnxModel pooled =
                Sketch.of(13, 3, 12, 12).conv(6, 3, 5, 5).relu().maxPool(2).head(6 * 16);
        assertThat(Fusion.of(GraphReader.read(pooled.folded(8))).steps().get(0))
                .isInstanceOf(Step.PatchConvolution.class);
        assertSame(pooled, Compared.UNIT);
        assertSame(pooled, EACH_CHANNEL);
    }

    @Test
    void rowSeenAsAnImage() {
        Sketch sketch = Sketch.of(13, 784);
        assertSame(
                sketch.node("Reshape", sketch.longs(-1, 1, 28, 28))
                        .conv(4, 1, 5, 5)
                        .relu()
                        .head(4 * 24 * 24),
                Compared.UNIT);
    }

    private static void assertNot(OnnxModel model, Preprocessing preprocessing) {
        assertThat(centred(Fusion.of(GraphReader.read(model.folded(8))), model, preprocessing))
                .isEmpty();
    }

    /** Padding is 0 and not grey, so the frame is. */
    @Test
    void padding() {
        assertSame(Sketch.colour().conv(6, 3, 3, 3).with("pads", 0, 0, 0, 1).head(6 * 8 * 8), Compared.UNIT);
        assertSame(Sketch.colour().conv(6, 3, 3, 3).with("pads", 1, 2, 1, 1).head(6 * 10 * 10), EACH_CHANNEL);
    }

    @Test
    void notWhereTheImageIsReadTwice() {
        Sketch sketch = Sketch.colour();
        String one = sketch.conv(6, 3, 3, 3).last();
        assertNot(sketch.from("image").conv(6, 3, 3, 3).node("Add", one).head(6 * 56), Compared.UNIT);
    }

    @Test
    void notBeforeAnotherStep() {
        assertNot(Sketch.colour().maxPool(2).conv(6, 3, 3, 3).head(6 * 3 * 2), Compared.UNIT);
        assertNot(Sketch.colour().node("Tanh").conv(6, 3, 3, 3).head(6 * 56), Compared.UNIT);
        assertNot(Sketch.colour().conv(3, 1, 3, 3).with("group", 3).head(3 * 56), Compared.UNIT);
        assertNot(
                Sketch.of(13, 10, 9, 3)
                        .node("Transpose")
                        .with("perm", 0, 3, 1, 2)
                        .conv(6, 3, 3, 3)
                        .head(6 * 56),
                Compared.UNIT);
    }

    /** A row whose values are seen as channels in another order: grey is not the same all over such a channel. */
    @Test
    void notWhereGreyVariesWithinAChannel() {
        Sketch sketch = Sketch.of(13, 192);
        OnnxModel model = sketch.node("Reshape", sketch.longs(-1, 2, 8, 12))
                .conv(6, 2, 3, 3)
                .head(6 * 6 * 10);
        assertThat(model.contract().shape().channels()).isEqualTo(3);
        assertNot(model, EACH_CHANNEL);
        assertSame(model, Compared.UNIT);
    }

    /** What it is for: the scores in 16 bits are nearer to those in 32. */
    @Test
    void makesSixteenBitsBetter() {
        Compared.assumeHalves();
        OnnxModel model = Sketch.colour().flatten().dense(270, Sketch.CLASSES).open();
        Graph graph = Fusion.of(GraphReader.read(model.folded(8)));
        float[] grey = Scorer.grey(model.arrangement(Compared.UNIT));
        float[] stimuli = CheckStimuli.of(Compared.noise(model), COUNT);
        float[] fine = scores(graph, model, Compared.UNIT, null, stimuli);
        double plain;
        double moved;
        try (WeightStore weights = new WeightStore()) {
            plain = error(
                    new Scorer(
                            NetworkBuilder.build(graph, data_type.bf16, weights),
                            model.arrangement(Compared.UNIT),
                            null),
                    stimuli,
                    fine);
            moved = error(
                    new Scorer(
                            NetworkBuilder.build(
                                    centred(graph, model, Compared.UNIT).orElseThrow(), data_type.bf16, weights),
                            model.arrangement(Compared.UNIT),
                            grey),
                    stimuli,
                    fine);
        }
        assertThat(moved).isLessThan(0.8 * plain);
    }

    private static double error(Scorer rough, float[] stimuli, float[] fine) {
        try (rough) {
            float[] scores = new float[fine.length];
            rough.score(stimuli, COUNT, scores);
            double sum = 0;
            for (int i = 0; i < fine.length; i++) {
                sum += Math.pow(scores[i] - fine[i], 2);
            }
            return Math.sqrt(sum / fine.length);
        }
    }

    @Test
    void greyIsTheMeanOfTheImage() {
        OnnxModel model = Sketch.colour().conv(6, 3, 3, 3).head(6 * 56);
        float[] grey = Scorer.grey(model.arrangement(EACH_CHANNEL));
        assertThat(Arrays.copyOf(grey, 1)[0])
                .isEqualTo((float) ((0.5 - .485) / .229), org.assertj.core.data.Offset.offset(1e-6f));
    }
}
