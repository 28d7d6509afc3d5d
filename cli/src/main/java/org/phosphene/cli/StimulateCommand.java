package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phosphene.data.DataSource;
import org.phosphene.data.Split;
import org.phosphene.onnx.network.Network;
import org.phosphene.onnx.stimulation.ClassActivations;
import org.phosphene.onnx.stimulation.Microstimulation;
import org.phosphene.onnx.stimulation.StimulatedAnswers;
import org.phosphene.onnx.stimulation.StimulatedLayer;
import org.phosphene.onnx.stimulation.StimulationDesign;
import org.phosphene.psychometric.Bootstrap;
import org.phosphene.psychometric.PsychometricFit;
import org.phosphene.psychometric.PsychometricModel;
import org.phosphene.psychometric.StimulusAnswers;
import org.phosphene.psychometric.ThresholdShift;
import org.phosphene.report.Provenance;
import org.phosphene.report.StimulationFiles;
import org.phosphene.report.StimulationJson;
import org.phosphene.report.StimulationReport;
import org.phosphene.report.StimulationTable;
import org.phosphene.report.Wording;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.trial.Progress;
import org.phosphene.trial.RunStoppedException;
import org.phosphene.trial.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Microstimulation. */
@Command(
        name = "stimulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Gives current to a layer, to each neuron as much as it is active for a class (Eq. 6), and measures what "
                        + "that does to the psychometric function: the share of the class's images in noise that are called so.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene stimulate --layer fc1,conv2 --dataset mnist --k=-10..10",
            "  phosphene stimulate mnist-1-vs-3 --layer fc1 --dataset mnist --classes 1,3",
            "  phosphene stimulate model.onnx --layer conv3 --dataset cifar10 --step 0.5"
        })
final class StimulateCommand implements Callable<Integer> {
    private static final int MOST_IMAGES = 100_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Mixin
    private StimulationOptions stimulation;

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = "DATASET",
            description =
                    "Whose images: mnist, fashion-mnist, cifar10, synthetic-digits, or a folder with a sub-folder of "
                            + "images for each class. Training images say how active neurons are, test images are shown.")
    private String dataset;

    @Option(
            names = "--classes",
            paramLabel = "A,B",
            split = ",",
            description = "These classes only, by name or number. A model of as many classes has them in this order.")
    private List<String> classes;

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "Test images of each class at most, each shown once at 21 gammas. Default: 250.")
    private int images = 250;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of noise and intervals. Default: 1.")
    private long seed = 1;

    @Mixin
    private DataOptions data;

    @Mixin
    private WorkOptions work;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results. Default: ${DEFAULT-VALUE}.",
            defaultValue = "phosphene-out/stimulate")
    private Path out;

    @Option(names = "--json", description = "Print the result as one JSON document instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        int workers = work.threads();
        if (images < 2 || images > MOST_IMAGES) {
            throw new UsageException("--images " + images + ": must lie in 2.." + MOST_IMAGES);
        }
        StimulationDesign design = stimulation.design(seed);
        PsychometricModel function = stimulation.model();
        DataSource source = DataSource.of(dataset, data::folder);
        Network network = Network.of(model.open(), model.preprocessing());
        List<List<StimulatedLayer>> layers = stimulation.layers(network);
        LabelledImages train = load(source, Split.TRAIN, network);
        LabelledImages test = load(source, Split.TEST, network);
        List<LabelledImages> byClass = SignalOptions.occurring(test).stream()
                .map(label -> some(test, label))
                .toList();
        try (Interruption interruption = Interruption.listen()) {
            List<StimulatedLayer> distinct =
                    layers.stream().flatMap(List::stream).distinct().toList();
            ClassActivations activations = ClassActivations.of(network, distinct, train, workers);
            List<StimulationReport.Panel> panels = new ArrayList<>();
            for (int p = 0; p < layers.size(); p++) {
                Microstimulation current = new Microstimulation(network, layers.get(p), activations);
                String name = stimulation.names().get(p);
                List<StimulatedAnswers> answers = ask(current, name, byClass, design, interruption, workers);
                spec.commandLine().getErr().println("phosphene: " + name + ": fitting functions and their intervals");
                panels.addAll(panels(name, answers, function, workers));
            }
            write(report(network, layers, panels, train, test, design, function, workers));
            return ExitStatus.OK;
        } catch (RunStoppedException e) {
            spec.commandLine().getErr().println("phosphene: " + e.getMessage() + "; nothing was written.");
            return ExitStatus.INTERRUPTED;
        }
    }

    private LabelledImages load(DataSource source, Split split, Network network) {
        int known = network.model().contract().classes();
        LabelledImages all = source.load(split, network.model().contract().shape());
        if (!all.shape().equals(network.model().contract().shape())) {
            throw new UsageException("--dataset " + dataset + " has images of " + all.shape() + ", the model takes "
                    + network.model().contract().shape());
        }
        LabelledImages chosen = classes == null
                ? all
                : SignalClasses.of(classes, source.classNames(), known, "--classes")
                        .of(all);
        if (chosen.classes() > known) {
            throw new UsageException("--dataset " + dataset + ": it has " + chosen.classes() + " classes, the model "
                    + known + "; choose some with --classes, in the order of the model's");
        }
        return chosen;
    }

    private LabelledImages some(LabelledImages test, int label) {
        int[] chosen = IntStream.range(0, test.count())
                .filter(i -> test.label(i) == label)
                .limit(images)
                .toArray();
        return test.select(chosen, same -> same);
    }

    private List<StimulatedAnswers> ask(
            Microstimulation current,
            String name,
            List<LabelledImages> byClass,
            StimulationDesign design,
            Interruption stop,
            int workers) {
        long all = byClass.stream().mapToLong(LabelledImages::count).sum()
                * design.gammas().size()
                * design.strengths().size();
        try (ProgressDisplay progress =
                ProgressDisplay.of(name, all, spec.commandLine().getErr())) {
            AtomicLong count = new AtomicLong();
            long begun = System.nanoTime();
            LongConsumer done = more -> {
                synchronized (count) {
                    long now = count.addAndGet(more);
                    progress.accept(new Progress(now, now, all, Duration.ofNanos(System.nanoTime() - begun)));
                }
            };
            List<Callable<StimulatedAnswers>> tasks = new ArrayList<>();
            for (LabelledImages shown : byClass) {
                tasks.add(() -> current.run(shown.label(0), shown, design, done, stop));
            }
            return Tasks.all(tasks, workers);
        }
    }

    private List<StimulationReport.Panel> panels(
            String layer, List<StimulatedAnswers> answers, PsychometricModel function, int workers) {
        Bootstrap bootstrap = Bootstrap.of(seed);
        List<Callable<StimulationReport.Curve>> tasks = new ArrayList<>();
        for (StimulatedAnswers one : answers) {
            for (int k : one.strengths()) {
                StimulusAnswers given = one.at(k);
                tasks.add(() -> new StimulationReport.Curve(
                        k,
                        PsychometricFit.of(given.data(), function, bootstrap),
                        ThresholdShift.between(one.at(0), given, function, bootstrap)));
            }
        }
        List<StimulationReport.Curve> curves = Tasks.all(tasks, workers);
        List<StimulationReport.Panel> panels = new ArrayList<>();
        int strengths = answers.get(0).strengths().size();
        List<String> names = model.classNames(model.open().contract().classes());
        for (int c = 0; c < answers.size(); c++) {
            String name = names.get(answers.get(c).label());
            panels.add(new StimulationReport.Panel(layer, name, curves.subList(c * strengths, (c + 1) * strengths)));
        }
        return panels;
    }

    private StimulationReport report(
            Network network,
            List<List<StimulatedLayer>> layers,
            List<StimulationReport.Panel> panels,
            LabelledImages train,
            LabelledImages test,
            StimulationDesign design,
            PsychometricModel function,
            int workers) {
        Map<String, String> fields = new LinkedHashMap<>(network.model().fields(network.preprocessing()));
        for (StimulatedLayer layer :
                layers.stream().flatMap(List::stream).distinct().toList()) {
            fields.put(
                    "layer." + layer.name(),
                    "current into " + layer.tensor().name() + " by the activation of "
                            + layer.activation().name() + ", step " + layer.step()
                            + (layer.normalised() ? ", most active map 1" : ", as it is"));
        }
        fields.put("train", train.name());
        fields.put("train.sha256", train.sha256());
        fields.put("test", test.name());
        fields.put("test.sha256", test.sha256());
        fields.put("images", Integer.toString(images));
        fields.put("gammas", design.gammas().toString());
        fields.put("strengths", design.strengths().toString());
        fields.put("seed", Long.toString(seed));
        fields.put("function", function.toString());
        long asked = panels.stream()
                .flatMap(panel -> panel.curves().stream())
                .mapToLong(curve -> IntStream.of(curve.fit().data().asked()).sum())
                .sum();
        String caption = Wording.count(images) + " images of " + test.name() + " at most for each class, in noise; "
                + panels.stream().map(StimulationReport.Panel::layer).distinct().collect(Collectors.joining(", "));
        return new StimulationReport(
                network.model().name().replaceFirst("\\.onnx$", ""),
                caption,
                panels,
                // the answers themselves are the counts in the result
                Provenance.of(fields, asked, "none kept", workers, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    private void write(StimulationReport report) throws IOException {
        List<Path> files = StimulationFiles.write(report, out);
        PrintWriter printed = spec.commandLine().getOut();
        if (json) {
            printed.print(StimulationJson.of(report));
        } else {
            printed.println(StimulationTable.of(report));
            files.forEach(file -> printed.println("Wrote " + file));
        }
        ReportOptions.refuseClosed(printed);
    }
}
