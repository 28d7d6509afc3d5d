package org.phosphene.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.phosphene.bench.population.Population;
import org.phosphene.bench.population.PopulationTable;
import org.phosphene.bench.population.Subject;
import org.phosphene.bench.population.Trainings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the networks that an audit is measured on. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains what a folder lacks of the population that an audit is measured on, clean networks and "
                + "ones with backdoors, and says what is in it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene bench audit --population ~/population --jobs 2",
            "  phosphene bench audit --population ~/population --list",
            "",
            "Ctrl-C ends it; what is trained stays, and the next call goes on from there."
        })
final class AuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--population",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the networks, each with its card; made if it is not there.")
    private Path folder;

    @Option(names = "--jobs", paramLabel = "N", description = "Trainings at once, of one thread each. Default: 1.")
    private int jobs = 1;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder with data sets, as for train.")
    private Path data;

    @Option(
            names = "--list",
            description = "Trains nothing: prints name, kind, half and command of each that is missing.")
    private boolean list;

    @Override
    public Integer call() throws Exception {
        List<String> more = data == null ? List.of() : List.of("--data", data.toString());
        Trainings trainings = trainings(more);
        List<Subject> subjects = Population.subjects();
        List<Subject> missing = trainings.missing(subjects);
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            missing.forEach(it -> out.println(String.join(
                    "\t",
                    it.name(),
                    it.kind().toString(),
                    it.half().toString(),
                    "phosphene " + String.join(" ", trainings.words(it)))));
            out.flush();
            return 0;
        }
        Files.createDirectories(folder);
        train(trainings, missing);
        out.print(PopulationTable.of(subjects, trainings).markdown());
        out.flush();
        return 0;
    }

    private Trainings trainings(List<String> more) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--population " + folder + ": not a folder");
        }
        try {
            return new Trainings(folder, more, jobs);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private void train(Trainings trainings, List<Subject> missing) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        AtomicInteger count = new AtomicInteger();
        trainings.run(missing, it -> {
            err.println(
                    "phosphene: trained " + it.name() + " (" + count.incrementAndGet() + " of " + missing.size() + ")");
            err.flush();
        });
    }
}
