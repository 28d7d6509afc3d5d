package org.phosphene.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phosphene.data.DataSource;
import org.phosphene.data.Split;
import org.phosphene.observer.ObserverException;
import org.phosphene.onnx.Accuracy;
import org.phosphene.onnx.Diagnosis;
import org.phosphene.onnx.Doctor;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Examines a model before the science. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Examines a model: what it takes and gives, whether it repeats itself, what it says of noise, and how "
                        + "often it is right.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene doctor",
            "  phosphene doctor model.onnx --accuracy cifar10 --data ~/data",
            "  phosphene doctor model.onnx --tune"
        })
final class DoctorCommand implements Callable<Integer> {
    /** Values of the images on which the preprocessings are compared: 500 small images or 26 large ones. */
    private static final int COMPARED_VALUES = 4_000_000;

    private static final int MOST_COMPARED = 500;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(names = "--trials", paramLabel = "N", description = "Noise images to show. Default: 4096.")
    private TrialCount trials = new TrialCount(4096);

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the noise. Default: 1.")
    private long seed = 1;

    @Mixin
    private NoiseOptions noise;

    @Mixin
    private TuneOptions tune;

    @Option(
            names = "--accuracy",
            paramLabel = "DATASET",
            description =
                    "Also count right answers on the test images of mnist, fashion-mnist, cifar10, imagenet-sample, "
                            + "synthetic-digits, or a folder with a sub-folder of images for each class (its part test/, "
                            + "or every sixth image).")
    private String dataset;

    @Mixin
    private DataOptions data;

    @Mixin
    private WorkOptions work;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    /**
     * What the command prints as JSON.
     *
     * @param model file name
     * @param sha256 of the file and its external weights
     * @param diagnosis without images
     * @param accuracy on all test images, null if not asked for
     * @param compared on the first test images under each preprocessing
     * @param tuning the noise whose answers are spread most evenly, null if not asked for
     */
    record Findings(
            String model,
            String sha256,
            Diagnosis diagnosis,
            Accuracy accuracy,
            List<Comparison> compared,
            TunedNoise tuning) {}

    /** Right answers under one preprocessing. */
    record Comparison(String preset, Accuracy accuracy) {}

    @Override
    public Integer call() {
        int workers = work.threads();
        tune.check();
        DataSource source = dataset == null ? null : DataSource.of(dataset, data::folder);
        OnnxModel onnx = model.open();
        LabelledImages images =
                source == null ? null : source.load(Split.TEST, onnx.contract().shape());
        Preprocessing preprocessing = model.preprocessing();
        Diagnosis diagnosis = diagnosis(onnx, preprocessing, workers);
        Findings findings = new Findings(
                onnx.name(),
                onnx.sha256(),
                diagnosis,
                images == null ? null : Accuracy.of(onnx, preprocessing, images, workers),
                images == null ? List.of() : compare(onnx, images, workers),
                tune.run(onnx, preprocessing, seed, workers).orElse(null));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.text(findings));
        } else {
            DoctorText.lines(findings, model.classNames(onnx.contract().classes()))
                    .forEach(out::println);
        }
        out.flush();
        return ExitStatus.OK;
    }

    private Diagnosis diagnosis(OnnxModel onnx, Preprocessing preprocessing, int workers) {
        try (Material material = new Material(data::folder, Optional.empty(), Optional.empty())) {
            return Doctor.of(onnx, preprocessing, workers)
                    .examine(noise.stimulus(onnx.contract().shape(), material), trials.value(), seed);
        }
    }

    private static List<Comparison> compare(OnnxModel onnx, LabelledImages images, int workers) {
        Shape shape = onnx.contract().shape();
        LabelledImages some = images.first(Math.min(MOST_COMPARED, Math.max(1, COMPARED_VALUES / shape.size())));
        List<Comparison> compared = new ArrayList<>();
        for (Preprocessing.Preset preset : Doctor.presets(shape.channels())) {
            try {
                compared.add(
                        new Comparison(preset.toString(), Accuracy.of(onnx, preset.preprocessing(), some, workers)));
            } catch (ObserverException e) {
                // scores that are not numbers under a preprocessing that does not fit: nothing to compare
                compared.add(new Comparison(preset.toString(), new Accuracy(some.name(), some.count(), 0)));
            }
        }
        return compared;
    }
}
