package org.phosphene.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSet;
import org.phosphene.data.DataSource;
import org.phosphene.data.Split;
import org.phosphene.data.fetch.Fetch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a table of the sets that are known. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lists the data sets that are known, and how much of each is in the data folder. It goes by names "
                        + "and sizes; 'phosphene data verify' compares the content.",
        footerHeading = "%nExample:%n",
        footer = "  phosphene data list")
final class DataListCommand implements Callable<Integer> {
    private static final String ROW = "%-16s %-15s %-8s %-9s %-9s %s%n";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Override
    public Integer call() {
        DataFolder folder = data.place();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, ROW, "set", "images", "shape", "download", "here", "what; licence");
        for (DataSet set : DataSet.values()) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    set.id(),
                    images(set),
                    set.shape(),
                    set.isPublic() ? FetchDisplay.size(Fetch.bytes(set)) : "none",
                    folder.presence(set).name().toLowerCase(Locale.ROOT),
                    set.about() + "; " + set.licence());
        }
        out.printf(
                Locale.ROOT,
                ROW,
                DataSource.SYNTHETIC,
                "60000 + 10000",
                "1x28x28",
                "none",
                "always",
                "digits made by code");
        out.printf("%nData folder: %s%n", folder.root());
        out.flush();
        return ExitStatus.OK;
    }

    /** As in {@code 60000 + 10000}: to learn from, and held back. */
    private static String images(DataSet set) {
        return Stream.of(Split.values())
                .map(set::images)
                .filter(count -> count > 0)
                .map(String::valueOf)
                .collect(Collectors.joining(" + "));
    }
}
