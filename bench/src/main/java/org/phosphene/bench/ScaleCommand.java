package org.phosphene.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.phosphene.bench.measure.Absent;
import org.phosphene.bench.measure.Job;
import org.phosphene.bench.measure.Machine;
import org.phosphene.bench.measure.Rounds;
import org.phosphene.bench.measure.Timing;
import org.phosphene.bench.process.ChildProcess;
import org.phosphene.bench.process.OwnCommand;
import org.phosphene.bench.process.TemporaryFolder;
import org.phosphene.cli.TrialCount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how time and memory grow with the number of trials. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures 'phosphene map' as processes of its own: time and memory of long runs against those of "
                + "shorter ones, and a short run from start to end.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene bench scale",
            "  phosphene bench scale --trials 100k,1M",
            "  phosphene bench scale -- mnist-mlp --threads 1",
            "",
            "What follows after -- is passed on to map."
        })
final class ScaleCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofDays(2);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--trials",
            paramLabel = "N",
            split = ",",
            description = "Of the long runs, each done once. Default: 1M,10M.")
    private List<TrialCount> trials = List.of(new TrialCount(1_000_000), new TrialCount(10_000_000));

    @Option(names = "--short", paramLabel = "N", description = "Trials of the short run. Default: 10000.")
    private TrialCount few = new TrialCount(10_000);

    @Option(names = "--rounds", paramLabel = "N", description = "How often the short run is done. Default: 5.")
    private int rounds = 5;

    @Option(names = "--out", paramLabel = "FILE", description = "Every single measurement as JSON.")
    private Path out;

    @Parameters(paramLabel = "WORD", description = "Passed on to map: a model, --threads 1.")
    private List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        JsonFile json = new JsonFile(out);
        json.check();
        Machine machine = Machine.here();
        List<Job> longRuns = trials.stream().map(it -> job(it.value())).toList();
        Job shortRun = job(few.value());
        Rounds measured = new Rounds(line -> {
            spec.commandLine().getErr().println("phosphene: " + line);
            spec.commandLine().getErr().flush();
        });
        measured.measure(List.of(shortRun), rounds);
        refuseFailed(measured);
        measured.measure(longRuns, 1);
        refuseFailed(measured);
        ScaleResult result = new ScaleResult(
                machine,
                longRuns.stream().map(Job::name).toList(),
                shortRun.name(),
                measured.measurements().all());
        json.write(result);
        PrintWriter to = spec.commandLine().getOut();
        to.print(result.markdown());
        to.flush();
        return 0;
    }

    private static void refuseFailed(Rounds measured) throws IOException {
        for (Absent failed : measured.absent()) {
            throw new IOException("phosphene " + failed.name() + ": " + failed.reason());
        }
    }

    private Job job(long count) {
        List<String> map = new ArrayList<>(List.of("map"));
        map.addAll(words);
        map.addAll(List.of("--trials", Long.toString(count)));
        return new Job(String.join(" ", map), 0, () -> {
            try (TemporaryFolder folder = TemporaryFolder.make()) {
                List<String> all = new ArrayList<>(map);
                all.addAll(List.of("--out", folder.path().resolve("run").toString()));
                ChildProcess done = ChildProcess.run(OwnCommand.of(all), LIMIT);
                return new Timing(count, done.seconds(), done.peakMiB());
            }
        });
    }
}
