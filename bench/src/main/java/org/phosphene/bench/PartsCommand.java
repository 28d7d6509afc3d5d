package org.phosphene.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.phosphene.bench.measure.Machine;
import org.phosphene.bench.parts.PartsRun;
import org.phosphene.bench.parts.PartsTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the parts. */
@Command(
        name = "parts",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures random words, noise, sums, replay and the answers file with JMH, each beside a baseline.",
        footerHeading = "%nExamples:%n",
        footer = {"  phosphene bench parts", "  phosphene bench parts Fields --iterations 10"})
final class PartsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "REGEX",
            description = "Only what this is found in, as in PhiloxWords or Fields. Default: all.")
    private String regex = ".";

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "Processes for each, 0 for this one. Default: ${DEFAULT-VALUE}.")
    private int forks = 1;

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            description = "Iterations before those that count. Default: ${DEFAULT-VALUE}.")
    private int warmUps = 3;

    @Option(names = "--iterations", paramLabel = "N", description = "Iterations. Default: ${DEFAULT-VALUE}.")
    private int iterations = 5;

    @Option(
            names = "--millis",
            paramLabel = "MS",
            description = "Milliseconds of one iteration. Default: ${DEFAULT-VALUE}.")
    private int millis = 1000;

    @Override
    public Integer call() throws IOException {
        PartsRun run = new PartsRun(forks, warmUps, iterations, millis);
        Machine machine = Machine.here();
        String table = PartsTable.of(run.scores(regex, System.err));
        PrintWriter out = spec.commandLine().getOut();
        out.print(machine.text() + ".\n\n" + table);
        out.flush();
        return 0;
    }
}
