package org.phosphene.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.phosphene.data.DataException;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSet;
import org.phosphene.data.Presence;
import org.phosphene.data.fetch.Fetch;
import org.phosphene.trial.RunStoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches data sets from their public homes. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fetches data sets from their public homes into the data folder, and compares them with the published "
                    + "checksums. What is there already is not asked for; a fetch that was stopped goes on where it was.",
            "Several mirrors are known for each set and are asked in turn."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene data fetch mnist",
            "  phosphene data fetch cifar10 --data ~/data",
            "  phosphene data fetch all --mirror https://example.org/data-sets/",
            "",
            "Behind a proxy, give Java's own properties:",
            "  PHOSPHENE_JAVA_OPTS='-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT' phosphene ..."
        })
final class DataFetchCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "NAME",
            description = "Which sets: mnist, fashion-mnist, cifar10, or all of these.")
    private List<String> names;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            description = "Ask here first: the address under which the published files lie by name, at once or in a "
                    + "folder of the set's name.")
    private URI mirror;

    @Override
    public Integer call() {
        DataFolder folder = data.place();
        Set<DataSet> sets = sets();
        for (DataSet set : sets) {
            if (!set.isPublic() && folder.presence(set) != Presence.COMPLETE) {
                throw new DataException(set.id() + ": " + folder.remedy(set));
            }
        }
        try (Interruption interruption = Interruption.listen();
                FetchDisplay display = FetchDisplay.of(spec.commandLine().getErr())) {
            Fetch fetch = Fetch.into(folder.root()).withListener(display).withStop(interruption);
            return run(mirror == null ? fetch : fetch.withMirror(mirror), sets, folder);
        }
    }

    private int run(Fetch fetch, Set<DataSet> sets, DataFolder folder) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            for (DataSet set : sets) {
                if (set.isPublic()) {
                    fetch.run(set);
                }
                out.println(set.id() + ": complete in " + folder.folder(set));
                out.flush();
            }
            return ExitStatus.OK;
        } catch (RunStoppedException e) {
            // said before the interruption is told that all is over: it ends the process
            spec.commandLine().getErr().println("phosphene: " + e.getMessage());
            return ExitStatus.INTERRUPTED;
        }
    }

    private Set<DataSet> sets() {
        Set<DataSet> sets = new LinkedHashSet<>();
        for (String name : names) {
            if (name.equals(ALL)) {
                Stream.of(DataSet.values()).filter(DataSet::isPublic).forEach(sets::add);
            } else {
                sets.add(DataSet.of(name));
            }
        }
        return sets;
    }
}
