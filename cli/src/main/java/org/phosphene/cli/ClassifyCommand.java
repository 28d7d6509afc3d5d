package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.data.DataSource;
import org.phosphene.data.Split;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Weighting;
import org.phosphene.report.TemplateFiles;
import org.phosphene.report.TemplateJson;
import org.phosphene.report.TemplateReport;
import org.phosphene.report.TemplateTable;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.trial.Plan;
import org.phosphene.trial.RunStoppedException;
import org.phosphene.trial.TrialRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Classifies real images with the maps of a run. */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Tells what the maps of a run know: takes them as templates, gives each test image the class whose template "
                        + "matches it best, and counts how often that is right. The mean training images are held beside "
                        + "them. The model is neither needed nor asked.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene map --out my-run",
            "  phosphene classify my-run --dataset mnist",
            "  phosphene classify my-run --dataset mnist --linear mnist-logistic"
        })
final class ClassifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a run.")
    private Path run;

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = "DATASET",
            description = "Whose test images: mnist, fashion-mnist, cifar10, imagenet-sample, synthetic-digits, or a "
                    + "folder with a sub-folder of images for each class.")
    private String dataset;

    @Option(
            names = "--linear",
            paramLabel = "MODEL",
            description = "Also the weights of a linear classifier: an .onnx file or a built-in network, as in "
                    + "mnist-logistic.")
    private Path linear;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the results. Default: that of the run.")
    private Path out;

    @Mixin
    private DataOptions data;

    @Mixin
    private WorkOptions work;

    @Option(names = "--json", description = "Print the result as one JSON document instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        int workers = work.threads();
        DataSource source = DataSource.of(dataset, data::folder);
        try (Interruption interruption = Interruption.listen();
                RunFolder folder = RunFolder.replay(run)) {
            Plan plan = folder.plan();
            LabelledImages test = test(source, plan);
            TemplateSets others = TemplateSets.beside(plan, source, linear);
            ClassificationImages maps = maps(folder, interruption, workers);
            TemplateReport report = new TemplateReport(
                    Reports.title(plan),
                    test.name(),
                    Reports.keptNames(plan).orElseGet(source::classNames),
                    others.after(TemplateSets.of(maps, Estimates.whitened(plan, maps)))
                            .classify(test),
                    others.sources(test),
                    Reports.provenance(folder, folder.answers().verdicts().isPresent(), workers));
            write(report, out == null ? folder.path() : out);
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

    private LabelledImages test(DataSource source, Plan plan) {
        int classes = source.classNames().size();
        if (classes != plan.classes()) {
            throw new UsageException("--dataset " + dataset + " has " + classes + " classes, the run " + plan.classes()
                    + "; name the data set that the model was made for");
        }
        LabelledImages test = source.load(Split.TEST, plan.stimulus().shape());
        if (!test.shape().equals(plan.stimulus().shape())) {
            throw new UsageException("--dataset " + dataset + " has images of " + test.shape() + ", the maps are of "
                    + plan.stimulus().shape() + "; images in a folder of your own are scaled to the maps");
        }
        return test;
    }

    private ClassificationImages maps(RunFolder folder, Interruption interruption, int workers) {
        try (ProgressDisplay progress = ProgressDisplay.of(
                "replay", folder.plan().trials(), spec.commandLine().getErr())) {
            TrialRunner runner = TrialRunner.of(folder.plan())
                    .withWorkers(workers)
                    .withListener(progress)
                    .withStop(interruption);
            return Estimates.replay(runner, folder, Weighting.plain()).images();
        }
    }

    private void write(TemplateReport report, Path place) throws IOException {
        List<Path> files = TemplateFiles.write(report, place);
        PrintWriter printed = spec.commandLine().getOut();
        if (json) {
            printed.print(TemplateJson.of(report));
        } else {
            printed.println(TemplateTable.of(report));
            files.forEach(file -> printed.println("Wrote " + file));
        }
        ReportOptions.refuseClosed(printed);
    }
}
