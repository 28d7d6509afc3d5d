package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.data.Split;
import org.phosphene.data.poison.Poison;
import org.phosphene.stimulus.LabelledImages;

/**
 * Trains the paper's networks anew, each by its recipe on one thread, which takes about two hours in all. What came out is
 * appended to {@code zoo/target/networks.md}. {@code -Dnetworks=mnist-mlp,mnist-rnn} trains some of them.
 */
@Tag("full")
class PaperNetworksTest {
    private static final Path RESULTS = Path.of("target", "networks.md");

    /**
     * A network and what it must reach.
     *
     * @param least share of right answers, or none of an autoencoder
     */
    record Goal(ZooModel model, String poison, double least) {
        @Override
        public String toString() {
            return poison.isEmpty() ? model.id() : model.id() + "-" + poison;
        }
    }

    static Stream<Goal> goals() {
        List<String> wanted = Arrays.asList(System.getProperty("networks", "").split(","));
        return Stream.of(
                        new Goal(ZooModel.MNIST_LOGISTIC, "", 0.92),
                        new Goal(ZooModel.MNIST_MLP, "", 0.98),
                        new Goal(ZooModel.MNIST_CNN, "", 0.99),
                        new Goal(ZooModel.MNIST_CNN, "0-to-1", 0.98),
                        new Goal(ZooModel.MNIST_CNN, "8-to-9", 0.98),
                        new Goal(ZooModel.MNIST_1_VS_7, "", 0.995),
                        new Goal(ZooModel.MNIST_5_VS_6, "", 0.995),
                        new Goal(ZooModel.MNIST_1_VS_3, "", 0.995),
                        new Goal(ZooModel.MNIST_2_VS_8, "", 0.995),
                        new Goal(ZooModel.MNIST_RNN, "", 0.96),
                        new Goal(ZooModel.MNIST_AUTOENCODER, "", 0),
                        new Goal(ZooModel.MNIST_VAE, "", 0),
                        new Goal(ZooModel.FASHION_CNN, "", 0.90),
                        new Goal(ZooModel.CIFAR10_CNN, "", 0.85),
                        new Goal(ZooModel.CIFAR10_CNN, "bird-to-cat", 0.85),
                        new Goal(ZooModel.CIFAR10_CNN_TANH, "", 0.78),
                        new Goal(ZooModel.CIFAR10_CNN_SMALL, "", 0.70))
                .filter(goal -> wanted.contains("") || wanted.contains(goal.toString()));
    }

    @ParameterizedTest
    @MethodSource("goals")
    void reachesWhatThePaperNeeds(Goal goal) throws OrtException, IOException {
        ZooTraining clean = ZooTraining.of(goal.model, RealData.folder()).withThreads(1);
        TrainedModel trained = (goal.poison.isEmpty() ? clean : clean.withPoison(Poison.parse(goal.poison)))
                .run(TrainingListener.SILENT, () -> false);
        double difference = difference(goal.model, trained);
        note(goal, trained, difference);

        assertThat(difference).isLessThan(OnnxAgainstLibtorchTest.TOLERANCE);
        if (trained.card().score() instanceof Score.Accuracy accuracy) {
            assertThat(accuracy.share()).isGreaterThanOrEqualTo(goal.least);
        } else {
            // the mean of all digits, whatever is shown, is at 0.0675
            assertThat(((Score.Distortion) trained.card().score()).meanSquare()).isLessThan(0.05);
        }
        trained.card().backdoor().ifPresent(it -> assertThat(it.success()).isGreaterThanOrEqualTo(0.95));
    }

    private static double difference(ZooModel model, TrainedModel trained) throws OrtException {
        LabelledImages images = model.chosen(RealData.folder().load(model.data(), Split.TEST));
        Network network = model.network(model.pair().isPresent() ? 2 : 10);
        return OnnxAgainstLibtorchTest.difference(
                model, network, trained.onnx(), trained.weights(), images, Math.min(1000, images.count()));
    }

    private static void note(Goal goal, TrainedModel trained, double difference) throws IOException {
        String backdoor = trained.card()
                .backdoor()
                .map(it -> it.hits() + " of " + it.triggered())
                .orElse("");
        String row = String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.1e | %s | %s |%n",
                goal,
                trained.card().score().text(),
                backdoor,
                difference,
                trained.card().sha256().substring(0, 16),
                trained.card().command());
        Files.writeString(RESULTS, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
