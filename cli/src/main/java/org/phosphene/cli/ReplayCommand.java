package org.phosphene.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Weighting;
import org.phosphene.trial.Plan;
import org.phosphene.trial.RunStoppedException;
import org.phosphene.trial.TrialRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the results of a run again from its answers, without the model. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Makes maps, tables and pages again from the answers of a run. The model is neither needed nor asked.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene map --trials 20k --confidence --out my-run",
            "  phosphene replay my-run",
            "  phosphene replay my-run --weighted --out my-run-weighted"
        })
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a run.")
    private Path run;

    @Mixin
    private EstimateOptions estimate;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the results. Default: that of the run.")
    private Path out;

    @Mixin
    private WorkOptions work;

    @Mixin
    private ProfileOption profile;

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() throws IOException {
        int workers = work.threads();
        Weighting weighting = estimate.weighting();
        if (weighting.needsConfidence() && out == null) {
            throw new UsageException("--out is needed here: the folder of the run keeps the plain results");
        }
        try (Interruption interruption = Interruption.listen();
                RunFolder folder = RunFolder.replay(run)) {
            Plan plan = folder.plan();
            estimate.check(plan);
            ClassificationImages images = images(folder, plan, weighting, interruption, workers);
            // what the model says was asked of the plain maps, so it says nothing of weighted ones
            Optional<Verdicts> verdicts = weighting.needsConfidence()
                    ? Optional.empty()
                    : folder.answers().verdicts();
            report.write(
                    out == null ? folder.path() : out,
                    Reports.of(folder, images, verdicts, weighting, workers),
                    spec.commandLine().getOut());
            return ExitStatus.OK;
        } catch (DamagedAnswersException e) {
            throw e.getMessage().startsWith(run.toString())
                    ? e
                    : new DamagedAnswersException(run + ": " + e.getMessage());
        } catch (RunStoppedException e) {
            spec.commandLine().getErr().println("phosphene: " + e.getMessage() + "; nothing was written.");
            return ExitStatus.INTERRUPTED;
        }
    }

    private ClassificationImages images(
            RunFolder folder, Plan plan, Weighting weighting, Interruption interruption, int workers) {
        try (ProgressDisplay progress =
                ProgressDisplay.of("replay", plan.trials(), spec.commandLine().getErr())) {
            TrialRunner runner = profile.of(TrialRunner.of(plan))
                    .withWorkers(workers)
                    .withListener(progress)
                    .withStop(interruption);
            return images(runner, folder, weighting);
        } finally {
            profile.print(spec.commandLine().getErr());
        }
    }

    /** The maps of a run, from nothing but its answers. */
    static ClassificationImages images(TrialRunner runner, RunFolder folder, Weighting weighting) {
        Plan plan = folder.plan();
        MapMemory.check(plan.stimulus().shape());
        return runner.replay(folder.answers(), () -> ClassMeans.of(plan.stimulus(), plan.classes(), weighting))
                .images();
    }
}
