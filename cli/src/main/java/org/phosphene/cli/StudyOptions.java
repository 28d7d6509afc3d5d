package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.phosphene.studies.run.Networks;
import org.phosphene.studies.run.RunWatch;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.trial.Progress;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How studies are made. */
final class StudyOptions {
    /** Where studies go unless told otherwise. */
    static final String FOLDER = "phosphene-out/paper";

    @Option(
            names = "--quick",
            description =
                    "Few trials, to see that it runs; digits made by code stand in for MNIST where that is missing.")
    private boolean quick;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "At most so many trials a run. Default: as many as the paper; with --quick 10k.")
    private TrialCount trials;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the noise. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--networks",
            paramLabel = "DIR",
            description =
                    "Folder with further training seeds, as 'phosphene train' writes them, beside the built-in ones.")
    private Path networks;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            defaultValue = "${env:PHOSPHENE_MODELS}",
            description = "Folder with models of other makers, for table1: imagenet/squeezenet1.0.onnx. Default: the "
                    + "environment variable PHOSPHENE_MODELS.")
    private Path models;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results; answers are kept in it as well. Default: ${DEFAULT-VALUE}.",
            defaultValue = FOLDER)
    private Path out;

    @Mixin
    private WorkOptions work;

    Path out() {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UsageException("--out " + out + ": it is a file, name a folder");
        }
        return out;
    }

    boolean quick() {
        return quick;
    }

    StudySetting setting(PrintWriter err, BooleanSupplier stop) throws IOException {
        StudySetting setting = StudySetting.of(data.place(), out().resolve("answers"))
                .withQuick(quick)
                .withSeed(seed)
                .withWorkers(work.threads())
                .withWatch(new Watch(err))
                .withStop(stop);
        StudySetting sized = trials == null ? setting : setting.withMost(trials.value());
        StudySetting wide = hasModels() ? sized.withModels(models) : sized;
        return networks == null ? wide : wide.withNetworks(Networks.in(networks));
    }

    private boolean hasModels() {
        return models != null && !models.toString().isEmpty();
    }

    /** Shows how far runs are. */
    private record Watch(PrintWriter err) implements RunWatch {
        /** A bar says what it is the progress of, lines do not. */
        @Override
        public Begun begin(String task, long trials) {
            if (!Terminal.showsBar()) {
                say(task);
            }
            return new Shown(ProgressDisplay.of(task, trials, err));
        }

        @Override
        public void say(String line) {
            err.println("phosphene: " + line);
            err.flush();
        }
    }

    /** A run's progress on the screen. */
    private record Shown(ProgressDisplay display) implements RunWatch.Begun {
        @Override
        public void accept(Progress progress) {
            display.accept(progress);
        }

        @Override
        public void close() {
            display.close();
        }
    }
}
