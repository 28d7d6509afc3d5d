package org.phosphene.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phosphene.bench.whole.Settings;
import org.phosphene.bench.whole.WholeRuns;
import org.phosphene.bench.whole.WholeRunsResult;
import org.phosphene.cli.TrialCount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures whole runs. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures whole runs of every engine in turn, beside the network alone, another program, and with a "
                        + "busy process on the machine.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene bench map",
            "  phosphene bench map --model mnist-mlp --trials 50k --out mlp.json",
            "  phosphene bench map --peer my-peer",
            "",
            "A peer is asked 'COMMAND --trials N --threads T', and once more with '--tuned', and prints one line",
            "{\"trials\":..,\"seconds\":..,\"trialsPerSecond\":..,\"peakMiB\":..}."
        })
final class WholeRunsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "NAME|FILE",
            description = "A built-in network or an .onnx file. Default: ${DEFAULT-VALUE}.")
    private Path model = Path.of("mnist-cnn");

    @Option(names = "--trials", paramLabel = "N", description = "Of each run. Default: 100k.")
    private TrialCount trials = new TrialCount(100_000);

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is measured. Default: 5.")
    private int rounds = 5;

    @Option(
            names = "--peer",
            paramLabel = "COMMAND",
            description = "Another program that does the same job. Default: the environment variable PHOSPHENE_PEER.")
    private String peer = System.getenv("PHOSPHENE_PEER");

    @Option(names = "--peer-trials", paramLabel = "N", description = "Trials of the peer. Default: 100k.")
    private TrialCount peerTrials = new TrialCount(100_000);

    @Option(
            names = "--peer-limit",
            paramLabel = "SECONDS",
            description = "A peer that takes longer is ended. Default: ${DEFAULT-VALUE}.")
    private int peerLimit = 900;

    @Option(names = "--out", paramLabel = "FILE", description = "Every single measurement as JSON.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        JsonFile json = new JsonFile(out);
        json.check();
        WholeRunsResult result = new WholeRuns(settings(), this::tell).measure();
        json.write(result);
        PrintWriter to = spec.commandLine().getOut();
        to.print(result.markdown());
        to.flush();
        return 0;
    }

    private Settings settings() {
        if (peerLimit < 1) {
            throw new IllegalArgumentException("--peer-limit " + peerLimit + ": must be at least 1");
        }
        return new Settings(
                BenchModel.open(model),
                trials.value(),
                rounds,
                Optional.ofNullable(peer).filter(command -> !command.isBlank()),
                peerTrials.value(),
                Duration.ofSeconds(peerLimit));
    }

    private void tell(String line) {
        spec.commandLine().getErr().println("phosphene: " + line);
        spec.commandLine().getErr().flush();
    }
}
