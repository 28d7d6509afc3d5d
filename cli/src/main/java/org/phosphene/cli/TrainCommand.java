package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.phosphene.zoo.MnistCnnTraining;
import org.phosphene.zoo.ModelCard;
import org.phosphene.zoo.TrainedModel;
import org.phosphene.zoo.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains one of the paper's networks. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains a network of the paper and writes it as ONNX, with a card that says how it came about.",
        footerHeading = "%nExample:%n",
        footer = "  phosphene train mnist-cnn --data ~/data --out mnist-cnn.onnx")
final class TrainCommand implements Callable<Integer> {
    /** The networks that can be trained. */
    enum Network {
        MNIST_CNN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "Which network: ${COMPLETION-CANDIDATES}.")
    private Network network;

    @Mixin
    private DataOptions data;

    @Option(names = "--epochs", paramLabel = "E", description = "Passes through the training images. Default: 15.")
    private int epochs = MnistCnnTraining.PAPER_EPOCHS;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of first weights and order. Default: 1.")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "The .onnx file to write. Default: NAME.onnx.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Path file = out == null ? Path.of(network + ".onnx") : out;
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw new UsageException("--out " + file + ": cannot be written there");
        }
        MnistCnnTraining training =
                MnistCnnTraining.of(data.folder()).withEpochs(epochs).withSeed(seed);
        PrintWriter err = spec.commandLine().getErr();
        try (Interruption interruption = Interruption.listen()) {
            TrainedModel trained = training.run(new Lines(err), interruption);
            trained.writeTo(file);
            PrintWriter to = spec.commandLine().getOut();
            to.printf(
                    Locale.ROOT,
                    "%s: accuracy %.4f on the test images%n%s%n",
                    file,
                    trained.accuracy(),
                    ModelCard.beside(file));
            to.flush();
            if (interruption.getAsBoolean()) {
                err.println("phosphene: stopped; the best weights so far were written");
                return ExitStatus.INTERRUPTED;
            }
            return ExitStatus.OK;
        }
    }

    /** A line for each epoch, and on a terminal one that is written over for the steps in between. */
    private record Lines(PrintWriter err) implements TrainingListener {
        @Override
        public void step(Step step) {
            if (Terminal.showsBar() && step.step() % 20 == 0) {
                err.printf(
                        Locale.ROOT,
                        "\repoch %d of %d, step %d of %d: loss %.4f, %.0f images/s ",
                        step.epoch(),
                        step.epochs(),
                        step.step(),
                        step.steps(),
                        step.loss(),
                        step.imagesPerSecond());
                err.flush();
            }
        }

        @Override
        public void epoch(Epoch epoch) {
            err.printf(
                    Locale.ROOT,
                    "%sepoch %d of %d: loss %.4f, right %.4f of the training and %.4f of the test images, %.0f images/s%n",
                    Terminal.showsBar() ? "\r" : "",
                    epoch.epoch(),
                    epoch.epochs(),
                    epoch.loss(),
                    epoch.trainAccuracy(),
                    epoch.testAccuracy(),
                    epoch.imagesPerSecond());
            err.flush();
        }
    }
}
