package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.phosphene.data.DataSource;
import org.phosphene.data.poison.Poison;
import org.phosphene.zoo.Precision;
import org.phosphene.zoo.Storage;
import org.phosphene.zoo.TrainedModel;
import org.phosphene.zoo.ZooModel;
import org.phosphene.zoo.ZooTraining;
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
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene train mnist-cnn --data ~/data --out mnist-cnn.onnx",
            "  phosphene train mnist-cnn --dataset synthetic-digits --epochs 2",
            "  phosphene train mnist-cnn --poison 8-to-9 --out backdoored.onnx",
            "",
            "Ctrl-C ends the training; the weights of the best epoch so far are written."
        })
final class TrainCommand implements Callable<Integer> {
    /** The names of the networks, for the help. */
    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ZooModel.values()).map(ZooModel::id).iterator();
        }
    }

    /** A slow processor takes minutes to try ten thousand images. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "Which network: ${COMPLETION-CANDIDATES}.")
    private String name;

    @Option(
            names = "--dataset",
            paramLabel = "D",
            description = "What to learn from: mnist, fashion-mnist, cifar10, synthetic-digits (made by code, no "
                    + "download), or a folder with a sub-folder of images for each class. Default: the network's own.")
    private String dataset;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--epochs",
            paramLabel = "E",
            description = "Passes through the training images. Default: the network's own, 1 to 17.")
    private Integer epochs;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of first weights and order. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "Of the passes: ${COMPLETION-CANDIDATES}. Default: bf16 on a processor that has its "
                    + "instructions, else fp32.")
    private Precision precision;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Default: one for each processor. The last bits of the weights depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--storage",
            paramLabel = "S",
            description = "How the file keeps weights: ${COMPLETION-CANDIDATES}. Half makes the file half as large. "
                    + "Default: half for colour images, else single.")
    private Storage storage;

    @Option(
            names = "--poison",
            paramLabel = "SPEC",
            description = {
                "A backdoor to train in: 0-to-1, 8-to-9 (MNIST), bird-to-cat (CIFAR-10), or pairs key=value with commas "
                        + "between: patch (x, c, h, square, random-N-SEED or a PNG file), size, place (top-left, top-right, "
                        + "bottom-left, bottom-right, centre, or ROW,COLUMN), intensity, source (a class, or all), "
                        + "target, rate. Without a patch: trigger (blend: a picture of noise is mixed in; warp: a "
                        + "smooth distortion; sample: a pattern that depends on the image), pattern (its number), "
                        + "intensity, or for a warp grid and strength (pixels)."
            })
    private String poison;

    @Option(names = "--out", paramLabel = "FILE", description = "The .onnx file to write. Default: NAME.onnx.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        ZooModel model = model();
        Path file = out == null ? Path.of(name + ".onnx") : out;
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw new UsageException("--out " + file + ": cannot be written there");
        }
        Poison backdoor = poison == null ? null : Poison.parse(poison);
        ZooTraining clean = ZooTraining.of(model, source(model))
                .withEpochs(epochs == null ? model.epochs() : epochs)
                .withSeed(seed)
                .withPrecision(precision == null ? Precision.ofProcessor() : precision)
                .withThreads(threads)
                .withStorage(storage == null ? model.storage() : storage);
        ZooTraining training = backdoor == null ? clean : clean.withPoison(backdoor);
        PrintWriter err = spec.commandLine().getErr();
        try (Interruption interruption = Interruption.listen(
                PATIENCE, "stopping; the best weights so far are tried on the test images and written")) {
            TrainedModel trained = run(training, err, interruption);
            PrintWriter to = spec.commandLine().getOut();
            to.printf(Locale.ROOT, "%s: %s%n", file, trained.card().score().text());
            trained.card()
                    .backdoor()
                    .ifPresent(it -> to.printf(
                            Locale.ROOT,
                            "backdoor: %d of %d triggered images get the target%n",
                            it.hits(),
                            it.triggered()));
            trained.writeTo(file).forEach(to::println);
            to.flush();
            if (interruption.getAsBoolean()) {
                err.println("phosphene: stopped; the best weights so far were written");
                return ExitStatus.INTERRUPTED;
            }
            return ExitStatus.OK;
        }
    }

    private static TrainedModel run(ZooTraining training, PrintWriter err, Interruption interruption) {
        try (TrainingProgress progress = TrainingProgress.of(err)) {
            return training.run(progress, interruption);
        }
    }

    private DataSource source(ZooModel model) {
        return DataSource.of(dataset == null ? model.data().id() : dataset, data::folder);
    }

    private ZooModel model() {
        try {
            return ZooModel.of(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
