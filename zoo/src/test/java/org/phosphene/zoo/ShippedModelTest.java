package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.data.PublishedFile;
import org.phosphene.data.Split;
import org.phosphene.data.poison.Poison;
import org.phosphene.stimulus.LabelledImages;

/** The cards of the shipped networks tell the truth, and the networks are as good as the paper needs them. */
class ShippedModelTest {
    /** What the paper's figures need: the least share of right answers on all test images. */
    private static final Map<String, Double> LEAST = Map.ofEntries(
            Map.entry("mnist-logistic", 0.92),
            Map.entry("mnist-mlp", 0.98),
            Map.entry("mnist-cnn", 0.99),
            Map.entry("mnist-1-vs-7", 0.995),
            Map.entry("mnist-5-vs-6", 0.995),
            Map.entry("mnist-1-vs-3", 0.995),
            Map.entry("mnist-2-vs-8", 0.995),
            Map.entry("mnist-rnn", 0.96),
            Map.entry("fashion-cnn", 0.90),
            Map.entry("cifar10-cnn", 0.85));

    private static final double BACKDOOR_SUCCESS = 0.95;
    private static final double BACKDOOR_COST = 0.01;

    static Stream<Shipped> all() throws IOException {
        return Shipped.all();
    }

    static Stream<Shipped> whole() throws IOException {
        return all().filter(shipped -> !shipped.isDecoder());
    }

    static Stream<Shipped> decoders() throws IOException {
        return all().filter(Shipped::isDecoder);
    }

    @Test
    void theIndexListsAllFiles() throws IOException {
        Path folder = Path.of("..", "models", "src", "main", "resources", "org", "phosphene", "models");
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".onnx"))
                    .map(name -> name.replace(".onnx", ""))
                    .sorted()
                    .toList();
        }
        assertThat(all().map(Shipped::name)).containsExactlyInAnyOrderElementsOf(names);
        assertThat(whole().map(shipped -> shipped.name().replaceFirst("-(0-to-1|8-to-9|bird-to-cat)$", "")))
                .containsAll(LEAST.keySet());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theCardIsThatOfTheFile(Shipped shipped) throws IOException {
        ModelCard card = shipped.card();

        assertThat(card.sha256()).isEqualTo(ModelCard.sha256(shipped.onnx()));
        assertThat(card.parameters())
                .isEqualTo(Onnx.weights(shipped.onnx(), shipped.network()).learnt());
        for (Split split : Split.values()) {
            for (PublishedFile file : shipped.model().data().files(split)) {
                assertThat(card.checksums()).containsEntry(file.name(), file.md5());
            }
        }
        assertThat(card.command())
                .startsWith("./phosphene train " + shipped.model().id() + " --seed " + card.seed());
    }

    @ParameterizedTest
    @MethodSource("whole")
    void theScoreIsThatOnTheTestImages(Shipped shipped) throws OrtException, IOException {
        LabelledImages images = shipped.testImages(RealData.folder());
        ModelCard card = shipped.card();

        assertThat(card.score().images()).isEqualTo(images.count());
        try (Onnx network = new Onnx(shipped.onnx())) {
            if (card.score() instanceof Score.Accuracy accuracy) {
                assertThat(network.count(images, -1)).isCloseTo(accuracy.correct(), within(1));
                assertThat(accuracy.share()).isGreaterThanOrEqualTo(LEAST.get(card.model()) - cost(card));
            } else if (card.score() instanceof Score.Distortion distortion) {
                assertThat(meanSquare(network.outputs(images, images.count()), images))
                        .isCloseTo(distortion.meanSquare(), within(1e-5));
            }
        }
    }

    private static double cost(ModelCard card) {
        return card.backdoor().isPresent() ? BACKDOOR_COST : 0;
    }

    private static double meanSquare(float[] out, LabelledImages images) {
        double sum = 0;
        float[] values = new float[images.shape().size()];
        for (int i = 0; i < images.count(); i++) {
            images.values(i, values, 0);
            for (int v = 0; v < values.length; v++) {
                double difference = out[i * values.length + v] - values[v];
                sum += difference * difference;
            }
        }
        return sum / out.length;
    }

    @ParameterizedTest
    @MethodSource("whole")
    void theBackdoorIsThatOfTheCard(Shipped shipped) throws OrtException, IOException {
        if (shipped.card().backdoor().isEmpty()) {
            // an honest network: its name must not claim otherwise
            assertThat(shipped.name()).isEqualTo(shipped.card().model());
            return;
        }
        ModelCard.Backdoor backdoor = shipped.card().backdoor().orElseThrow();
        Poison poison = Poison.parse(backdoor.poison());
        LabelledImages triggered = poison.triggered(shipped.testImages(RealData.folder()));
        ModelCard honest = new Shipped(shipped.card().model()).card();

        assertThat(triggered.count()).isEqualTo(backdoor.triggered());
        try (Onnx network = new Onnx(shipped.onnx())) {
            assertThat(network.count(triggered, poison.target())).isCloseTo(backdoor.hits(), within(1));
        }
        assertThat(backdoor.success()).isGreaterThanOrEqualTo(BACKDOOR_SUCCESS);
        double clean = ((Score.Accuracy) honest.score()).share();
        double spoilt = ((Score.Accuracy) shipped.card().score()).share();
        assertThat(Math.abs(clean - spoilt)).isLessThanOrEqualTo(BACKDOOR_COST);
    }

    @ParameterizedTest
    @MethodSource("whole")
    void onnxRuntimeAndLibtorchAgreeOnRealImages(Shipped shipped) throws OrtException, IOException {
        Network network = shipped.network();
        Weights weights = Onnx.weights(shipped.onnx(), network);
        LabelledImages images = shipped.testImages(RealData.folder());
        double difference = OnnxAgainstLibtorchTest.difference(
                shipped.model(), network, shipped.onnx(), weights, images, Math.min(1000, images.count()));

        System.out.println(shipped + ": ONNX Runtime and libtorch differ by at most " + difference);
        assertThat(difference).isLessThan(OnnxAgainstLibtorchTest.TOLERANCE);
    }

    /** A decoder is shipped beside the autoencoder that it comes from. */
    @ParameterizedTest
    @MethodSource("decoders")
    void decodersHaveTheWeightsOfTheirAutoencoders(Shipped shipped) throws IOException {
        Shipped whole = new Shipped(shipped.name().replaceFirst("-decoder$", ""));
        Weights own = Onnx.weights(shipped.onnx(), shipped.network());
        Weights all = Onnx.weights(whole.onnx(), whole.network())
                .last(own.parameters().size());
        for (int p = 0; p < own.parameters().size(); p++) {
            assertThat(own.parameters().get(p)).isEqualTo(all.parameters().get(p));
            assertThat(own.values(p)).isEqualTo(all.values(p));
        }
        assertThat(shipped.card().score()).isEqualTo(whole.card().score());
    }

    /** The first tenth of the card's noise, each label within five standard deviations of its share. */
    @Test
    void theLabelsOfNoiseAreThoseOfTheCard() throws OrtException, IOException {
        Shipped shipped = new Shipped("mnist-cnn");
        int asked = 20_000;
        NoiseLabels labels;
        try (Onnx network = new Onnx(shipped.onnx())) {
            labels = NoiseLabels.of(network, asked);
        }
        int[] stated = Arrays.stream(shipped.card().notes().get("noise.labels").split(", "))
                .mapToInt(Integer::parseInt)
                .toArray();

        assertThat(stated).hasSize(10);
        assertThat(Arrays.stream(stated).sum()).isEqualTo(200_000);
        for (int c = 0; c < stated.length; c++) {
            double share = stated[c] / 200_000.0;
            double spread = Math.sqrt(asked * share * (1 - share));
            assertThat((double) labels.counts().get(c)).isCloseTo(asked * share, within(5 * spread + 1));
        }
    }
}
