package org.phosphene.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.phosphene.data.CheckedFile;
import org.phosphene.data.DataException;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSet;
import org.phosphene.data.Presence;
import org.phosphene.data.PublishedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares data sets with what was published. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Compares the size and md5 of each file's content with the published ones, a line each. Exit status "
                        + "3 if one is wrong or missing.",
        footerHeading = "%nExamples:%n",
        footer = {"  phosphene data verify", "  phosphene data verify mnist cifar10 --data ~/data"})
final class DataVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Which sets. Default: those of which a file is in the data folder.")
    private List<String> names = List.of();

    @Mixin
    private DataOptions data;

    @Override
    public Integer call() {
        DataFolder folder = data.place();
        List<DataSet> sets = names.isEmpty()
                ? Stream.of(DataSet.values())
                        .filter(set -> folder.presence(set) != Presence.ABSENT)
                        .toList()
                : names.stream().map(DataSet::of).distinct().toList();
        if (sets.isEmpty()) {
            throw new DataException(
                    folder.root() + ": no data set in it; 'phosphene data list' tells which can be fetched");
        }
        List<String> remedies = new ArrayList<>();
        for (DataSet set : sets) {
            long faults = faults(folder, set);
            if (faults > 0) {
                remedies.add(set.id() + ": " + faults + " of " + set.files().size() + " files wrong or missing; "
                        + folder.remedy(set));
            }
        }
        if (!remedies.isEmpty()) {
            throw new DataException(String.join("; ", remedies));
        }
        return ExitStatus.OK;
    }

    private long faults(DataFolder folder, DataSet set) {
        PrintWriter out = spec.commandLine().getOut();
        long faults = 0;
        for (PublishedFile file : set.files()) {
            CheckedFile checked = folder.check(set, file);
            out.println(checked.path() + ": " + checked.fault().orElse("right"));
            out.flush();
            faults += checked.isRight() ? 0 : 1;
        }
        return faults;
    }
}
