package org.phosphene.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.answers.Verdicts;
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

    @Mixin
    private PairOption pair;

    @Option(
            names = "--noise",
            paramLabel = "NOISE",
            description =
                    "Where the file or the images of the run's noise are now, as in 'phosphene map', if they are not "
                            + "where they were.")
    private String noise;

    @Option(names = "--signal", paramLabel = "DATASET", description = "The same for the images of its signal.")
    private String signal;

    @Mixin
    private DataOptions data;

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
                Material material =
                        new Material(data::folder, Optional.ofNullable(noise), Optional.ofNullable(signal));
                RunFolder folder = RunFolder.replay(run, material)) {
            Plan plan = folder.plan();
            estimate.check(plan);
            Estimates.check(plan, workers);
            pair.of(plan, Reports.names(plan));
            Estimates estimates = estimates(folder, plan, weighting, interruption, workers);
            // what the model says was asked of the plain maps, so it says nothing of weighted ones
            Optional<Verdicts> verdicts = weighting.needsConfidence()
                    ? Optional.empty()
                    : folder.answers().verdicts();
            report.write(
                    out == null ? folder.path() : out,
                    Reports.of(
                            folder,
                            estimates.images(),
                            verdicts,
                            weighting,
                            pair.report(plan, estimates.responses()),
                            Estimates.whitened(plan, estimates.images()),
                            workers),
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

    private Estimates estimates(
            RunFolder folder, Plan plan, Weighting weighting, Interruption interruption, int workers) {
        try (ProgressDisplay progress =
                ProgressDisplay.of("replay", plan.trials(), spec.commandLine().getErr())) {
            TrialRunner runner = profile.of(TrialRunner.of(plan))
                    .withWorkers(workers)
                    .withListener(progress)
                    .withStop(interruption);
            return Estimates.replay(runner, folder, weighting);
        } finally {
            profile.print(spec.commandLine().getErr());
        }
    }
}
