package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.onnx.network.LayerUnits;
import org.phosphene.onnx.network.Network;
import org.phosphene.report.FilterFiles;
import org.phosphene.report.FilterJson;
import org.phosphene.report.FilterReport;
import org.phosphene.report.FilterTable;
import org.phosphene.report.Provenance;
import org.phosphene.report.Wording;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.trial.Plan;
import org.phosphene.trial.RunStoppedException;
import org.phosphene.triggered.AverageSums;
import org.phosphene.triggered.CovarianceSums;
import org.phosphene.triggered.Recording;
import org.phosphene.triggered.Sums;
import org.phosphene.triggered.TriggeredAverage;
import org.phosphene.triggered.TriggeredCovariance;
import org.phosphene.triggered.Window;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What units of a layer respond to. */
@Command(
        name = "filters",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows a network noise and averages it by the responses of units inside: their filters "
                + "(spike-triggered average), and with --stc the patterns whose square they respond to.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene filters --layer relu1 --place 5,5",
            "  phosphene filters mnist-cnn --layer relu2 --units 0,3,7-9 --trials 200k",
            "  phosphene filters --layer relu2 --units 0-3 --stc --trials 200k",
        })
final class FiltersCommand implements Callable<Integer> {
    /** Of a unit's window: three sums and as many results. */
    private static final long BYTES_A_PIXEL = 64;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Mixin
    private LayerOptions layer;

    @Option(names = "--trials", paramLabel = "N", description = "How many noise images: 20000, 20k, 1M. Default: 1M.")
    private TrialCount trials = new TrialCount(Plan.DEFAULT_TRIALS);

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the noise. Default: 1.")
    private long seed = 1;

    @Mixin
    private NoiseOptions noise;

    @Option(
            names = "--stc",
            description =
                    "Look for second-order axes as well (spike-triggered covariance). The default noise is gaussian "
                            + "then: only of noise that is the same in all directions every axis is the unit's own.")
    private boolean stc;

    @Option(
            names = "--permutations",
            paramLabel = "P",
            description = "How often responses are permuted to see what chance does, from 39 on. Default: 199.")
    private Integer permutations;

    @Option(
            names = "--alpha",
            paramLabel = "A",
            description = "How often a unit without second-order axes is given one. Default: 0.05.")
    private Double alpha;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results. Default: one in phosphene-out/, named after model and layer.")
    private Path out;

    @Mixin
    private WorkOptions work;

    @Option(names = "--json", description = "Print the result as one JSON document instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        int workers = work.threads();
        check();
        OnnxModel onnx = model.open();
        Preprocessing preprocessing = model.preprocessing();
        LayerUnits units = layer.of(Network.of(onnx, preprocessing));
        try (Interruption interruption = Interruption.listen();
                Material material = new Material(data::folder, Optional.empty(), Optional.empty())) {
            NoiseField field =
                    noise.stimulus(onnx.contract().shape(), material, stc ? Noise.Kind.GAUSSIAN : Noise.Kind.UNIFORM);
            Recording recording = Recording.of(field, seed, trials.value());
            Recording sized = recording
                    .withBatch(onnx.batch(recording.batch()))
                    .withWorkers(workers)
                    .withStop(interruption);
            FilterReport report = report(onnx, units, sized, onnx.fields(preprocessing), workers);
            write(report, out == null ? folder(onnx, units) : out);
            return ExitStatus.OK;
        } catch (RunStoppedException e) {
            spec.commandLine().getErr().println("phosphene: " + e.getMessage() + "; nothing was written.");
            return ExitStatus.INTERRUPTED;
        }
    }

    private void check() {
        if (!stc && (permutations != null || alpha != null)) {
            throw new UsageException("--permutations and --alpha are of the covariance; give --stc as well");
        }
        if (trials.value() < 2) {
            throw new UsageException("--trials " + trials + ": must be at least 2");
        }
        if (out != null && Files.exists(out) && !Files.isDirectory(out)) {
            throw new UsageException("--out " + out + ": it is a file, name a folder");
        }
        double most = alpha();
        if (!(most > 0 && most < 1) || 2 > most * (permutations() + 1L)) {
            throw new UsageException("--alpha " + most + " with " + permutations()
                    + " permutations: must lie between 2 / (permutations + 1) and 1");
        }
    }

    private int permutations() {
        return permutations == null ? CovarianceSums.DEFAULT_PERMUTATIONS : permutations;
    }

    private double alpha() {
        return alpha == null ? TriggeredCovariance.DEFAULT_ALPHA : alpha;
    }

    private FilterReport report(
            OnnxModel onnx, LayerUnits units, Recording recording, Map<String, String> observer, int workers) {
        checkMemory(units, recording);
        AverageSums averages = AverageSums.of(recording, units.units());
        // half of what Java may take is left to everything else
        Optional<CovarianceSums> covariances = stc
                ? Optional.of(CovarianceSums.of(
                        recording,
                        units.units(),
                        permutations(),
                        Runtime.getRuntime().maxMemory() / 2))
                : Optional.empty();
        List<Sums> sums = new ArrayList<>(List.of(averages));
        covariances.ifPresent(sums::add);
        try (ProgressDisplay progress = ProgressDisplay.of(
                "filters", recording.trials(), spec.commandLine().getErr())) {
            recording.withListener(progress).run(units::open, sums);
        }
        List<TriggeredAverage> found = averages.averages();
        long batches = (recording.trials() + recording.batch() - 1) / recording.batch();
        return new FilterReport(
                onnx.name().replaceFirst("\\.onnx$", "") + ", " + units.tensor().name(),
                caption(units, recording),
                units.maps(),
                found,
                covariances.map(some -> some.covariances(found, alpha())).orElse(List.of()),
                Provenance.of(
                        fields(units, recording, observer),
                        batches * recording.batch(),
                        "",
                        workers,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    private static void checkMemory(LayerUnits units, Recording recording) {
        Window window = units.units().get(0).window();
        long pixels = window.shape(recording.field().shape()).size();
        long needed = BYTES_A_PIXEL * pixels * units.maps().size();
        long most = Runtime.getRuntime().maxMemory() / 2;
        if (needed > most) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "filters of %,d units of %,d values each take %,d MB, at most %,d MB are to be had; name fewer --units or set "
                            + "PHOSPHENE_JAVA_OPTS=-Xmx%dg",
                    units.maps().size(),
                    pixels,
                    needed >> 20,
                    most >> 20,
                    (needed >> 29) + 1));
        }
    }

    private static String caption(LayerUnits units, Recording recording) {
        boolean maps = units.tensor().rows() * units.tensor().columns() > 1;
        Window window = units.units().get(0).window();
        return Wording.count(recording.trials()) + " images of "
                + recording.field().description()
                + (maps ? "; units at row " + units.row() + ", column " + units.column() + " of their maps" : "")
                + "; they see " + window;
    }

    private Map<String, String> fields(LayerUnits units, Recording recording, Map<String, String> observer) {
        Map<String, String> fields = new LinkedHashMap<>(recording.field().fields());
        fields.put("seed", Long.toString(recording.seed()));
        fields.put("trials", Long.toString(recording.trials()));
        fields.put("batch", Integer.toString(recording.batch()));
        fields.put("layer", units.tensor().name());
        fields.put("place", units.row() + "," + units.column());
        fields.put("units", units.maps().toString());
        if (stc) {
            fields.put("permutations", Integer.toString(permutations()));
            fields.put("alpha", Double.toString(alpha()));
        }
        fields.putAll(observer);
        return fields;
    }

    private static Path folder(OnnxModel onnx, LayerUnits units) {
        String name =
                onnx.name().replaceFirst("\\.onnx$", "") + "-" + units.tensor().name() + "-filters";
        return Path.of("phosphene-out", name.replaceAll("[^A-Za-z0-9._-]", "_"));
    }

    private void write(FilterReport report, Path place) throws IOException {
        List<Path> files = FilterFiles.write(report, place);
        PrintWriter printed = spec.commandLine().getOut();
        if (json) {
            printed.print(FilterJson.of(report));
        } else {
            printed.println(FilterTable.of(report));
            files.forEach(file -> printed.println("Wrote " + file));
        }
        ReportOptions.refuseClosed(printed);
    }
}
