package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Weighting;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;
import org.phosphene.onednn.Engine;
import org.phosphene.onednn.EngineChoice;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.StimulusException;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.MapQuestions;
import org.phosphene.trial.Plan;
import org.phosphene.trial.RunStoppedException;
import org.phosphene.trial.TrialRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: shows noise to a classifier and draws what it sees. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows a classifier noise and averages it by answer: one classification image for each class.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene map",
            "  phosphene map --trials 20k --noise binary --out my-run",
            "  phosphene map model.onnx --preprocess imagenet --trials 100k",
            "  phosphene map --noise decoder:mnist-vae-decoder",
            "  phosphene map mnist-1-vs-7 --signal mnist --signal-classes 1,7 --gamma 0.3",
            "",
            "A run that was stopped goes on where it was when the same command is given again.",
            "Ctrl-C stops it after the images that are being shown; a model that does not answer",
            "is waited for 20 seconds at most."
        })
final class MapCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(names = "--trials", paramLabel = "N", description = "How many noise images: 20000, 20k, 1M. Default: 1M.")
    private TrialCount trials = new TrialCount(Plan.DEFAULT_TRIALS);

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the noise. Default: 1.")
    private long seed = 1;

    @Mixin
    private NoiseOptions noise;

    @Mixin
    private SignalOptions signal;

    @Mixin
    private PairOption pair;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--confidence",
            description = "Record the confidence of each answer too, so that 'phosphene replay' can weight by it.")
    private boolean confidence;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for answers and results. Default: one in phosphene-out/, named after the run.")
    private Path out;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private WorkOptions work;

    @Mixin
    private ProfileOption profile;

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() throws IOException {
        int workers = work.threads();
        OnnxModel onnx = model.open();
        try (Material material = new Material(data::folder, Optional.empty(), Optional.empty())) {
            return call(onnx, material, workers);
        }
    }

    private Integer call(OnnxModel onnx, Material material, int workers) throws IOException {
        Preprocessing preprocessing = model.preprocessing();
        NoiseField field = noise.stimulus(onnx.contract().shape(), material);
        StimulusSpec stimulus = signal.in(field, onnx.contract().classes(), material, data::folder);
        Plan bare = plan(onnx, stimulus, onnx.fields(preprocessing));
        Estimates.check(bare, workers);
        pair.of(bare, Reports.names(bare));
        Path place = out == null ? engine.named(bare).map(RunName::folder).orElse(null) : out;
        EngineChoice.Wish wish = engine.wish(confidence, place == null ? Optional.empty() : RunFolder.fields(place));
        EngineChoice choice = EngineChoice.of(onnx, preprocessing, stimulus, wish, trials.value());
        try (Engine chosen = choice.engine()) {
            Plan plan = plan(onnx, stimulus, choice.fields()).withBatch(chosen.batch());
            return run(place == null ? RunName.folder(plan) : place, plan, material, choice, workers);
        }
    }

    private Integer run(Path place, Plan plan, Material material, EngineChoice choice, int workers) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (Interruption interruption = Interruption.listen();
                RunFolder folder = RunFolder.open(place, plan, material)) {
            try {
                choice.notes().forEach(note -> err.println("phosphene: " + note));
                material.tooLarge().ifPresent(note -> err.println("phosphene: " + note));
                long before = folder.answers().answered();
                if (before > 0) {
                    err.printf(
                            "phosphene: %,d of %,d trials are answered in %s%n", before, plan.trials(), folder.path());
                }
                Estimates estimates = run(folder, plan, choice.engine(), interruption, workers);
                ClassificationImages images = estimates.images();
                if (before < plan.trials()) {
                    choice.engine().account().ifPresent(said -> err.println("phosphene: " + said));
                }
                Optional<Verdicts> verdicts = Optional.of(verdicts(folder, plan, choice.engine(), images));
                report.write(
                        folder.path(),
                        Reports.of(
                                folder,
                                images,
                                verdicts,
                                Weighting.plain(),
                                pair.report(plan, estimates.responses()),
                                Estimates.whitened(plan, images),
                                workers),
                        spec.commandLine().getOut());
                return ExitStatus.OK;
            } catch (RunStoppedException e) {
                err.println("phosphene: " + e.getMessage() + "; the answers are kept in " + folder.path()
                        + ". To go on, give the same command again.");
                return ExitStatus.INTERRUPTED;
            } catch (IOException e) {
                throw failed(folder, e);
            } catch (UncheckedIOException e) {
                throw failed(folder, e.getCause());
            } catch (ObserverException e) {
                throw new ObserverException(
                        plan.observer().get("observer.model") + ": " + e.getMessage() + folder.kept(), e);
            } catch (StimulusException e) {
                throw new StimulusException(e.getMessage() + folder.kept(), e);
            } catch (RuntimeException | Error e) {
                folder.kept();
                throw e;
            }
        }
    }

    private Plan plan(OnnxModel onnx, StimulusSpec stimulus, Map<String, String> fields) {
        Map<String, String> observer = new LinkedHashMap<>(fields);
        observer.put(
                ClassNames.KEY, ClassNames.text(model.classNames(onnx.contract().classes())));
        Plan plan = Plan.of(stimulus, onnx.contract().classes());
        return plan.withTrials(trials.value())
                .withSeed(seed)
                .withConfidence(confidence)
                .withBatch(onnx.batch(plan.batch()))
                .withObserver(observer);
    }

    private Estimates run(RunFolder folder, Plan plan, Engine asked, Interruption interruption, int workers) {
        try (ProgressDisplay progress =
                ProgressDisplay.of("noise", plan.trials(), spec.commandLine().getErr())) {
            TrialRunner runner = profile.of(TrialRunner.of(plan))
                    .withWorkers(workers)
                    .withListener(progress)
                    .withStop(() -> {
                        folder.check();
                        return interruption.getAsBoolean();
                    });
            return Estimates.run(runner, plan, asked::observer, folder.answers());
        } finally {
            profile.print(spec.commandLine().getErr());
        }
    }

    /** What the model says of its own maps: asked once, then kept with the answers. */
    private static Verdicts verdicts(RunFolder folder, Plan plan, Engine asked, ClassificationImages images)
            throws IOException {
        var known = folder.answers().verdicts();
        if (known.isPresent()) {
            return known.get();
        }
        try (Observer observer = asked.observer()) {
            Verdicts verdicts = MapQuestions.to(observer, plan.batch()).ask(images);
            folder.answers().write(verdicts);
            return verdicts;
        }
    }

    private static IOException failed(RunFolder folder, IOException e) throws IOException {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        return new IOException(folder.path() + ": " + reason + folder.kept(), e);
    }
}
