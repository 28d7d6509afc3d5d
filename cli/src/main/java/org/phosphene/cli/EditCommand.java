package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.onnx.network.InnerTensor;
import org.phosphene.onnx.network.Intervention;
import org.phosphene.onnx.network.Network;
import org.phosphene.onnx.network.Term;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a model in which one tensor is changed. */
@Command(
        name = "edit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a model in which one tensor y is changed to scale * y + shift; all that reads it reads the changed one.",
            "A scale or shift is one number, or a .npy file with one for each map or for each element."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene edit mnist-cnn --tensor conv1 --lesion 3,5,7 --out lesioned.onnx",
            "  phosphene edit model.onnx --tensor fc1 --shift bias.npy --out edited.onnx",
            "  phosphene edit model.onnx --tensor conv2 --scale 0.5 --out edited.onnx"
        })
final class EditCommand implements Callable<Integer> {
    private static final int TRIALS = 1000;
    private static final int SEED = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--tensor",
            required = true,
            paramLabel = "T",
            description = "Which; 'phosphene layers' lists them.")
    private String tensor;

    @Option(names = "--scale", paramLabel = "A", description = "What it is multiplied by: a number or a .npy file.")
    private String scale;

    @Option(names = "--shift", paramLabel = "B", description = "What is added then: a number or a .npy file.")
    private String shift;

    @Option(
            names = "--lesion",
            paramLabel = "MAPS",
            split = ",",
            description = "Maps, or elements of a row, that are set to 0 before the shift, counted from 0.")
    private List<Integer> lesion;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the changed model goes.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        check();
        OnnxModel original = model.open();
        Network network = Network.of(original, model.preprocessing());
        InnerTensor changed = network.tensor(tensor);
        Network edited = network.with(interventions(changed).toArray(Intervention[]::new));
        int differing = differing(original, edited.model(), model.preprocessing());
        edited.save(out);
        PrintWriter print = spec.commandLine().getOut();
        lines(changed, differing).forEach(line -> print.println(line.replaceAll("\\p{Cntrl}", "?")));
        print.flush();
        return ExitStatus.OK;
    }

    private void check() throws IOException {
        if (scale == null && shift == null && lesion == null) {
            throw new UsageException("nothing to change: give --scale, --shift or --lesion");
        }
        if (Files.isDirectory(out)) {
            throw new UsageException("--out " + out + ": a folder; name a file, as in edited.onnx");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--out " + out + ": there is no folder " + folder);
        }
    }

    private List<Intervention> interventions(InnerTensor changed) {
        List<Intervention> all = new ArrayList<>();
        if (scale != null) {
            all.add(Intervention.scale(changed.name(), term("--scale", scale, changed)));
        }
        if (lesion != null) {
            all.add(Intervention.lesion(
                    changed.name(), lesion.stream().mapToInt(i -> i).toArray()));
        }
        if (shift != null) {
            all.add(Intervention.shift(changed.name(), term("--shift", shift, changed)));
        }
        return all;
    }

    private static Term term(String option, String text, InnerTensor changed) {
        if (text.endsWith(".npy")) {
            float[] numbers = NumberFile.read(Path.of(text));
            return numbers.length == changed.maps() ? Term.perMap(numbers) : Term.perElement(numbers);
        }
        try {
            return Term.same(Float.parseFloat(text));
        } catch (NumberFormatException e) {
            throw new UsageException(option + " '" + text + "': expected a number or a .npy file");
        }
    }

    private static int differing(OnnxModel before, OnnxModel after, Preprocessing preprocessing) {
        StimulusSpec noise = StimulusSpec.of(before.contract().shape(), Noise.uniform());
        Stimuli stimuli = noise.stimuli(SEED);
        int size = noise.shape().size();
        int batch = before.batch(Math.max(1, Math.min(50, 8_000_000 / size)));
        int[] levels = new int[size];
        float[] images = new float[batch * size];
        int[] old = new int[batch];
        int[] now = new int[batch];
        int differing = 0;
        try (Observer first = before.observer(preprocessing);
                Observer second = after.observer(preprocessing)) {
            for (int at = 0; at < TRIALS; at += batch) {
                for (int t = 0; t < batch; t++) {
                    stimuli.show(levels, 0, stimuli.noise(at + t, levels, 0), images, t * size);
                }
                first.label(images, batch, old);
                second.label(images, batch, now);
                for (int t = 0; t < Math.min(batch, TRIALS - at); t++) {
                    differing += old[t] == now[t] ? 0 : 1;
                }
            }
        }
        return differing;
    }

    private List<String> lines(InnerTensor changed, int differing) throws IOException {
        OnnxModel written = OnnxModel.open(out, model.choices());
        return List.of(
                "Changed       '" + changed.name() + "' (" + changed.operator() + ", " + changed.shape() + "): "
                        + words(),
                String.format(
                        Locale.ROOT,
                        "Labels        %d of %,d images of white noise get another one",
                        differing,
                        TRIALS),
                "File          " + out + ", " + String.format(Locale.ROOT, "%,d", Files.size(out)) + " bytes, sha256 "
                        + written.sha256().substring(0, 16) + ", operator set "
                        + String.join(", ", written.contract().opsets()),
                "Takes         images of " + written.contract().shape() + ", gives "
                        + written.contract().classes() + " classes");
    }

    private String words() {
        List<String> words = new ArrayList<>();
        if (scale != null) {
            words.add("multiplied by " + scale);
        }
        if (lesion != null) {
            words.add("without "
                    + lesion.stream()
                            .map(String::valueOf)
                            .reduce((a, b) -> a + ", " + b)
                            .orElse(""));
        }
        if (shift != null) {
            words.add("plus " + shift);
        }
        return String.join(", ", words);
    }
}
