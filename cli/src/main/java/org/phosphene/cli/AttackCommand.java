package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.attack.AttackedStimuli;
import org.phosphene.attack.Ledger;
import org.phosphene.attack.ProceduralNoise;
import org.phosphene.data.DataSource;
import org.phosphene.data.Split;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Weighting;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.report.AttackFiles;
import org.phosphene.report.AttackJson;
import org.phosphene.report.AttackReport;
import org.phosphene.report.AttackTable;
import org.phosphene.report.Provenance;
import org.phosphene.report.Wording;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.template.Templates;
import org.phosphene.trial.Plan;
import org.phosphene.trial.RunStoppedException;
import org.phosphene.trial.TrialRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Turns images and noise into classes with the maps of a run. */
@Command(
        name = "attack",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Attacks a classifier with its own maps: mixes the map of a class into test images and into noise, (1 - gamma) "
                        + "of these and gamma of that, and counts how often they are then called by the class; beside it the "
                        + "same with mean images. Nothing but labels is used, and every question is counted.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene map --out my-run",
            "  phosphene attack --run my-run --dataset mnist",
            "  phosphene attack --run my-run --dataset mnist --scale picture --on noise",
            "  phosphene attack --run my-run --dataset mnist --target 3 --gamma 0.5,0.8",
            "  phosphene attack --run my-run --dataset mnist --baselines --budget 200k",
            "",
            "Exit status: 0 done, 2 wrong arguments, 3 unusable model, run, data or disk,",
            "130 stopped by Ctrl-C, which leaves no files."
        })
final class AttackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--run",
            required = true,
            paramLabel = "RUN",
            description = "The folder of a run that 'phosphene map' made, of this model or of another.")
    private Path run;

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = "DATASET",
            description =
                    "Whose test images are attacked: mnist, fashion-mnist, cifar10, synthetic-digits, or a folder with "
                            + "a sub-folder of images for each class. Training images give the means.")
    private String dataset;

    @Mixin
    private AttackOptions attack;

    @Mixin
    private BaselineOptions baselines;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of noise and searches. Default: 1.")
    private long seed = 1;

    @Mixin
    private DataOptions data;

    @Mixin
    private WorkOptions work;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results. Default: ${DEFAULT-VALUE}.",
            defaultValue = "phosphene-out/attack")
    private Path out;

    @Option(names = "--json", description = "Print the result as one JSON document instead of tables.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        int workers = work.threads();
        baselines.check();
        attack.images();
        attack.gammas();
        DataSource source = DataSource.of(dataset, data::folder);
        OnnxModel onnx = model.open();
        try (Interruption interruption = Interruption.listen();
                Material material = new Material(data::folder, Optional.empty(), Optional.empty());
                RunFolder folder = RunFolder.replay(run, material)) {
            check(source, onnx, folder.plan());
            AttackWork asked = new AttackWork(
                    onnx,
                    model.preprocessing(),
                    workers,
                    interruption,
                    spec.commandLine().getErr());
            write(report(source, onnx, folder, asked));
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

    private void check(DataSource source, OnnxModel onnx, Plan plan) {
        int classes = onnx.contract().classes();
        if (plan.classes() != classes
                || !plan.stimulus().shape().equals(onnx.contract().shape())) {
            throw new UsageException("--run " + run + ": its maps are of " + plan.classes() + " classes and "
                    + plan.stimulus().shape() + ", the model has " + classes + " and takes "
                    + onnx.contract().shape());
        }
        int known = source.classNames().size();
        if (known != classes) {
            throw new UsageException("--dataset " + dataset + " has " + known + " classes, the model " + classes
                    + "; name the data set that it was made for");
        }
        String mapped = plan.observer().getOrDefault("observer.sha256", "");
        if (!mapped.equals(onnx.sha256())) {
            spec.commandLine()
                    .getErr()
                    .println("phosphene: the maps are of another model, " + Reports.title(plan)
                            + ": what works here is transferred");
        }
    }

    private LabelledImages load(DataSource source, Split split, OnnxModel onnx) {
        LabelledImages all = source.load(split, onnx.contract().shape());
        if (!all.shape().equals(onnx.contract().shape())) {
            throw new UsageException("--dataset " + dataset + " has images of " + all.shape() + ", the model takes "
                    + onnx.contract().shape());
        }
        return all;
    }

    private AttackReport report(DataSource source, OnnxModel onnx, RunFolder folder, AttackWork asked)
            throws IOException {
        Plan plan = folder.plan();
        List<String> names = Reports.keptNames(plan).orElseGet(source::classNames);
        LabelledImages test = load(source, Split.TEST, onnx).first(attack.images());
        Optional<LabelledImages> train =
                hasTraining(source) ? Optional.of(load(source, Split.TRAIN, onnx)) : Optional.empty();
        if (train.isEmpty() && baselines.wanted()) {
            throw new UsageException("--baselines: --dataset " + dataset + " has no training images to search on");
        }
        ClassificationImages maps = maps(folder, asked);
        List<Templates> patterns = new ArrayList<>(TemplateSets.of(maps, Estimates.whitened(plan, maps)));
        List<Integer> targets = attack.targets(names, patterns.get(0).covered());
        train.ifPresent(images -> patterns.add(Templates.ofMeans(images, plan.classes())));
        Provenance run = Reports.provenance(folder, folder.answers().verdicts().isPresent(), asked.workers());
        AttackPanels panels = new AttackPanels(asked, attack, names, targets);
        if (attack.onImages()) {
            panels.add("images", AttackedStimuli.ofImages(test), patterns);
        }
        if (attack.onNoise()) {
            AttackedStimuli noise = AttackedStimuli.ofNoise(
                    StimulusSpec.of(onnx.contract().shape(), Noise.uniform()), seed, attack.images());
            panels.add("noise", noise, patterns);
        }
        Ledger ledger =
                Ledger.empty().and("maps, trials of the run", run.questions()).and(panels.ledger());
        Optional<AttackReport.Contest> contest = Optional.empty();
        if (baselines.wanted()) {
            AttackContest compared = new AttackContest(asked, test, train.get(), targets, seed);
            contest = Optional.of(contest(compared, patterns, run.questions(), onnx.batch(1)));
            ledger = ledger.and(compared.ledger());
        }
        Map<String, String> fields = fields(asked, plan, run, test, train, targets);
        return new AttackReport(
                onnx.name().replaceFirst("\\.onnx$", ""),
                "maps of " + Wording.count(plan.trials()) + " trials, "
                        + attack.scale().words() + "; " + Wording.count(test.count()) + " images of " + test.name(),
                names,
                panels.panels(),
                panels.examples(),
                contest,
                ledger,
                Provenance.of(
                        fields,
                        ledger.total(),
                        run.answersSha256(),
                        asked.workers(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    private static boolean hasTraining(DataSource source) {
        return !(source instanceof DataSource.Published published)
                || !published.set().files(Split.TRAIN).isEmpty();
    }

    private AttackReport.Contest contest(AttackContest compared, List<Templates> patterns, long maps, int unit) {
        for (Templates templates : patterns) {
            boolean means = templates.name().equals("mean images");
            compared.templates(templates, means ? "training images" : "labels", means ? 0 : maps);
        }
        for (ProceduralNoise kind : ProceduralNoise.values()) {
            compared.procedural(kind, baselines.budget(maps));
        }
        return compared.walks(baselines.walks(), unit);
    }

    private ClassificationImages maps(RunFolder folder, AttackWork asked) {
        try (ProgressDisplay progress =
                ProgressDisplay.of("replay", folder.plan().trials(), asked.err())) {
            TrialRunner runner = TrialRunner.of(folder.plan())
                    .withWorkers(asked.workers())
                    .withListener(progress)
                    .withStop(asked.interruption());
            return Estimates.replay(runner, folder, Weighting.plain()).images();
        }
    }

    private Map<String, String> fields(
            AttackWork asked,
            Plan plan,
            Provenance run,
            LabelledImages test,
            Optional<LabelledImages> train,
            List<Integer> targets) {
        Map<String, String> fields = new LinkedHashMap<>(asked.model().fields(asked.preprocessing()));
        fields.put("batch", Integer.toString(asked.batch()));
        fields.put("attack.scale", attack.scale().toString());
        fields.put("attack.gammas", attack.gammas().toString());
        fields.put("attack.targets", targets.toString());
        fields.put("seed", Long.toString(seed));
        fields.put("test", test.name());
        fields.put("test.sha256", test.sha256());
        fields.put("images", Integer.toString(attack.images()));
        train.ifPresent(images -> {
            fields.put("train", images.name());
            fields.put("train.sha256", images.sha256());
        });
        plan.fields().forEach((key, value) -> fields.put("run." + key, value));
        fields.put("run.answers.sha256", run.answersSha256());
        return fields;
    }

    private void write(AttackReport report) throws IOException {
        List<Path> files = AttackFiles.write(report, out);
        PrintWriter printed = spec.commandLine().getOut();
        if (json) {
            printed.print(AttackJson.of(report));
        } else {
            printed.println(AttackTable.of(report));
            files.forEach(file -> printed.println("Wrote " + file));
        }
        ReportOptions.refuseClosed(printed);
    }
}
