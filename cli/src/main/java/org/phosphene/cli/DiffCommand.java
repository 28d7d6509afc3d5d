package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phosphene.contrast.LabelSequence;
import org.phosphene.contrast.ModelContrast;
import org.phosphene.contrast.PairedMeans;
import org.phosphene.contrast.Tolerance;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.report.DiffFiles;
import org.phosphene.report.DiffJson;
import org.phosphene.report.DiffReport;
import org.phosphene.report.DiffTable;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.trial.Plan;
import org.phosphene.trial.RunStoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What changed from one model to another. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shows the same noise to two models and tells what changed: how often they agree, each class's share, "
                        + "and where each class's map differs beyond chance.",
        footerHeading = "%nExit status 0: no finding; 1: a finding. Examples:%n",
        footer = {
            "  phosphene diff mnist-cnn mnist-cnn-8-to-9",
            "  phosphene diff old.onnx new.onnx --noise smooth:2 --trials 500k",
            "  phosphene diff model.onnx model.onnx --precision f32 --new-precision bf16",
            "  phosphene diff old.onnx new.onnx --min-agreement 99.5 --json"
        })
final class DiffCommand implements Callable<Integer> {
    private static final long TRIALS = 200_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DiffModels models;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "How many noise images each is shown: 20000, 20k, 1M. Default: 200k.")
    private TrialCount trials = new TrialCount(TRIALS);

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the noise. Default: 1.")
    private long seed = 1;

    @Mixin
    private NoiseOptions noise;

    @Mixin
    private ToleranceOptions tolerances;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for answers and results. Default: one in phosphene-out/, named after both models.")
    private Path out;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private WorkOptions work;

    @Option(names = "--json", description = "Print the result as one JSON document instead of tables.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        int workers = work.threads();
        Tolerance tolerance = tolerances.tolerance();
        LabelSequence.checkTrials(trials.value());
        DiffModels.Side old = models.old();
        DiffModels.Side now = models.now();
        DiffModels.check(old, now);
        try (Material material = new Material(data::folder, Optional.empty(), Optional.empty())) {
            NoiseField field = noise.stimulus(old.model().contract().shape(), material);
            Plan bare = Plan.of(field, old.model().contract().classes())
                    .withTrials(trials.value())
                    .withSeed(seed);
            AskedSide first = new AskedSide(old, bare, engine);
            AskedSide second = new AskedSide(now, bare, engine);
            Path folder = out == null ? RunName.folder(first.named(), second.named()) : out;
            return run(folder, first, second, material, tolerance, workers);
        }
    }

    private Integer run(Path folder, AskedSide old, AskedSide now, Material material, Tolerance tolerance, int workers)
            throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("--out " + folder + ": it is a file, name a folder");
        }
        PrintWriter err = spec.commandLine().getErr();
        try (Interruption interruption = Interruption.listen()) {
            int classes = old.model().contract().classes();
            AskedSide.Asking asking = new AskedSide.Asking(folder, material, interruption, workers, err);
            AskedSide.Made<ClassMeans> before =
                    old.run(asking, Optional.empty(), plan -> () -> ClassMeans.of(plan.stimulus(), classes));
            Optional<Map<String, String>> like =
                    now.sameAs(old) ? Optional.of(before.provenance().spec()) : Optional.empty();
            AskedSide.Made<PairedMeans> after =
                    now.run(asking, like, plan -> () -> PairedMeans.of(plan.stimulus(), classes, before.labels()));
            ClassificationImages maps = before.estimate().images();
            ModelContrast contrast = ModelContrast.of(maps, after.estimate(), seed, workers);
            DiffReport report = new DiffReport(
                    name(old, now),
                    name(now, old),
                    contrast,
                    tolerance,
                    models.classNames(classes),
                    before.provenance(),
                    after.provenance());
            write(report, folder);
            return report.findings().isEmpty() ? ExitStatus.OK : ExitStatus.FINDING;
        } catch (RunStoppedException e) {
            err.println("phosphene: " + e.getMessage() + "; the answers are kept in " + folder
                    + ". To go on, give the same command again.");
            return ExitStatus.INTERRUPTED;
        }
    }

    /** With what tells the two apart, where their files have one name. */
    private static String name(AskedSide one, AskedSide other) {
        return one.title().equals(other.title())
                ? one.title() + " (" + one.side().name() + ")"
                : one.title();
    }

    private void write(DiffReport report, Path folder) throws IOException {
        PrintWriter to = spec.commandLine().getOut();
        List<Path> files = DiffFiles.write(report, folder);
        if (json) {
            to.print(DiffJson.of(report));
        } else {
            to.print(DiffTable.of(report));
            files.forEach(file -> to.println("Wrote " + file));
        }
        ReportOptions.refuseClosed(to);
    }
}
