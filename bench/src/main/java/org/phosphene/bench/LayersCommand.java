package org.phosphene.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.phosphene.bench.measure.Machine;
import org.phosphene.bench.measure.Markdown;
import org.phosphene.onednn.LayerTime;
import org.phosphene.onednn.MatrixPeak;
import org.phosphene.onednn.OnednnEngine;
import org.phosphene.onednn.Precision;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.StimulusSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the layers of a compiled network against the machine's limit. */
@Command(
        name = "layers",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures each layer of a network compiled to oneDNN on one thread, beside the product of two large "
                        + "matrices: how far each is from the machine's limit.",
        footerHeading = "%nExamples:%n",
        footer = {"  phosphene bench layers", "  phosphene bench layers --model cifar10-cnn"})
final class LayersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "NAME|FILE",
            description = "A built-in network or an .onnx file. Default: ${DEFAULT-VALUE}.")
    private Path model = Path.of("mnist-cnn");

    @Override
    public Integer call() {
        OnnxModel onnx = BenchModel.open(model);
        StimulusSpec noise = StimulusSpec.of(onnx.contract().shape(), Noise.uniform());
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.here().text() + ". One thread.");
        for (Precision precision : List.of(Precision.F32, Precision.BF16)) {
            if (!precision.isAvailable()) {
                out.println();
                out.println("oneDNN has no " + precision + " on this processor.");
                continue;
            }
            try (OnednnEngine engine = OnednnEngine.of(onnx, Preprocessing.of(0, 1), noise, precision)) {
                out.println();
                out.print(table(LayerTime.of(engine), precision));
            }
        }
        out.flush();
        return 0;
    }

    private static String table(List<LayerTime> layers, Precision precision) {
        double peak = MatrixPeak.gigaflops(precision, 1);
        double all = layers.stream().mapToDouble(LayerTime::microseconds).sum();
        double least = 0;
        List<List<String>> rows = new ArrayList<>();
        for (LayerTime layer : layers) {
            least += layer.microseconds() * layer.gigaflops() / peak;
            rows.add(List.of(
                    layer.what(),
                    text("%.2f", layer.microseconds()),
                    text("%.0f %%", 100 * layer.microseconds() / all),
                    layer.gigaflops() == 0 ? "" : text("%.0f", layer.gigaflops()),
                    layer.gigaflops() == 0 ? "" : text("%.0f %%", 100 * layer.gigaflops() / peak)));
        }
        rows.add(List.of("all", text("%.2f", all), "100 %", "", text("%.0f %%", 100 * least / all)));
        List<String> head = List.of(
                precision + ", matrix product " + text("%.0f", peak) + " GFLOP/s",
                "us a stimulus",
                "share",
                "GFLOP/s",
                "of the product");
        return Markdown.table(head, rows);
    }

    private static String text(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
