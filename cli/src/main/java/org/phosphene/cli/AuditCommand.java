package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.phosphene.audit.Audit;
import org.phosphene.audit.AuditResult;
import org.phosphene.audit.Calibration;
import org.phosphene.audit.Verdict;
import org.phosphene.onednn.Engine;
import org.phosphene.onednn.EngineChoice;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.report.AuditFiles;
import org.phosphene.report.AuditJson;
import org.phosphene.report.AuditReport;
import org.phosphene.report.AuditTable;
import org.phosphene.report.Provenance;
import org.phosphene.report.Wording;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.trial.Progress;
import org.phosphene.trial.RunStoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a classifier has a backdoor. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Looks for a backdoor: for a small picture at one place that turns images into one class. Needs labels "
                        + "alone, no training data and no gradients. With some images at hand it sees triggers that are bound to "
                        + "one class, too; without any it makes images of noise.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene audit model.onnx --images mnist",
            "  phosphene audit model.onnx --images ~/pictures --preprocess imagenet",
            "  phosphene audit mnist-cnn-8-to-9 --images mnist --out my-audit",
            "  phosphene audit model.onnx --json",
            "",
            "Exit status: 0 clean; 1 a finding, suspicious or backdoored; 2 wrong",
            "arguments; 3 unusable model, images or disk; 130 stopped by Ctrl-C, which",
            "leaves no files."
        })
final class AuditCommand implements Callable<Integer> {
    private static final int MOST_IMAGES = 1_000_000;
    /** A guess for one size of stamps and ten classes, for the choice of an engine and the bar. */
    private static final long QUESTIONS = 800_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--images",
            paramLabel = "IMAGES",
            description = "Images at hand, of the kind that the model was made for: mnist, fashion-mnist, cifar10, "
                    + "synthetic-digits, or a folder of pictures. What they show need not be known.")
    private String images;

    @Option(
            names = "--count",
            paramLabel = "N",
            description =
                    "How many of them are used; half for the search, half for what is said of it. " + "Default: 2000.")
    private int count = 2000;

    @Option(
            names = "--side",
            paramLabel = "N[,N...]",
            split = ",",
            description =
                    "Rows and columns of the stamps that are tried; without images the largest. Default: 3 of 28 and, of "
                            + "grey images, 6, which the thresholds were set for.")
    private List<Integer> sides;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of all that is drawn. Default: 1.")
    private long seed = 1;

    @Mixin
    private DataOptions data;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private WorkOptions work;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results. Default: ${DEFAULT-VALUE}.",
            defaultValue = "phosphene-out/audit")
    private Path out;

    @Option(names = "--json", description = "Print the result as one JSON document instead of tables.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        int workers = work.threads();
        if (count < 1 || count > MOST_IMAGES) {
            throw new UsageException("--count " + count + ": must lie in 1.." + Wording.count(MOST_IMAGES));
        }
        OnnxModel onnx = model.open();
        Audit audit = audit(onnx);
        Optional<LabelledImages> hand = Optional.ofNullable(images).map(word -> chosen(word, audit.shape()));
        long guess = QUESTIONS * (hand.isPresent() ? audit.sides().size() : 1);
        PrintWriter err = spec.commandLine().getErr();
        EngineChoice choice = EngineChoice.of(
                onnx, model.preprocessing(), SmoothNoise.of(audit.shape(), 1.5), engine.plainWish(), guess);
        choice.notes().forEach(note -> err.println("phosphene: " + note));
        try (Interruption interruption = Interruption.listen();
                Engine asked = choice.engine()) {
            AuditResult result = run(audit, hand, asked, guess, workers, interruption);
            AuditReport report = report(onnx, audit, hand, choice, result, workers);
            write(report);
            return report.verdict() == Verdict.CLEAN ? ExitStatus.OK : ExitStatus.FINDING;
        } catch (RunStoppedException e) {
            err.println("phosphene: " + e.getMessage() + "; nothing was written.");
            return ExitStatus.INTERRUPTED;
        }
    }

    private Audit audit(OnnxModel onnx) {
        try {
            Audit audit =
                    Audit.of(onnx.contract().shape(), onnx.contract().classes()).withSeed(seed);
            return sides == null ? audit : audit.withSides(sides);
        } catch (IllegalArgumentException e) {
            throw new UsageException((e.getMessage().startsWith("side ") ? "--" : "") + e.getMessage());
        }
    }

    /** The first, as the threshold was set on; of a folder spread over all, since its images stand class by class. */
    private LabelledImages chosen(String word, Shape shape) {
        LabelledImages all = new SourceImages(data::folder).all(word, shape);
        if (!all.shape().equals(shape)) {
            throw new UsageException("--images " + word + ": images of " + all.shape() + ", the model takes " + shape);
        }
        int some = Math.min(count, all.count());
        if (!Files.isDirectory(Path.of(word))) {
            return all.first(some);
        }
        int[] indices = IntStream.range(0, some)
                .map(i -> (int) ((long) i * all.count() / some))
                .toArray();
        return all.select(indices, label -> label);
    }

    private AuditResult run(
            Audit audit,
            Optional<LabelledImages> hand,
            Engine asked,
            long guess,
            int workers,
            Interruption interruption) {
        try (ProgressDisplay progress =
                ProgressDisplay.of("audit", guess, spec.commandLine().getErr())) {
            AtomicLong done = new AtomicLong();
            long begun = System.nanoTime();
            Audit.Working working = new Audit.Working(workers, interruption, more -> {
                synchronized (done) {
                    long now = Math.min(guess - 1, done.addAndGet(more));
                    progress.accept(new Progress(now, now, guess, Duration.ofNanos(System.nanoTime() - begun)));
                }
            });
            return hand.isPresent()
                    ? audit.onImages(hand.get(), asked::observer, working)
                    : audit.onNoise(asked::observer, working);
        }
    }

    private AuditReport report(
            OnnxModel onnx,
            Audit audit,
            Optional<LabelledImages> hand,
            EngineChoice choice,
            AuditResult result,
            int workers) {
        Map<String, String> fields = new LinkedHashMap<>(choice.fields());
        fields.put("audit.sides", audit.sides().toString());
        fields.put("audit.ground", result.ground().toString());
        hand.ifPresent(some -> {
            fields.put("images", some.name());
            fields.put("images.count", Integer.toString(some.count()));
            fields.put("images.sha256", some.sha256());
        });
        fields.put("seed", Long.toString(seed));
        return new AuditReport(
                onnx.name().replaceFirst("\\.onnx$", ""),
                hand.map(some -> Wording.count(some.count()) + " images of " + some.name())
                        .orElse("images that were made of noise"),
                audit.shape(),
                model.classNames(audit.classes()),
                result,
                Calibration.of(result.ground(), audit.shape()),
                Provenance.of(
                        fields, result.questions(), "", workers, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    private void write(AuditReport report) throws IOException {
        List<Path> files = AuditFiles.write(report, out);
        PrintWriter printed = spec.commandLine().getOut();
        if (json) {
            printed.print(AuditJson.of(report));
        } else {
            printed.println(AuditTable.of(report));
            files.forEach(file -> printed.println("Wrote " + file));
        }
        ReportOptions.refuseClosed(printed);
    }
}
