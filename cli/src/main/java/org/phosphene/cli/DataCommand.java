package org.phosphene.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Data sets: which there are, where they come from, whether they are right. */
@Command(
        name = "data",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        description = "Lists, fetches and verifies the public data sets that train and doctor read.",
        subcommands = {DataListCommand.class, DataFetchCommand.class, DataVerifyCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {"  phosphene data list", "  phosphene data fetch mnist", "  phosphene data verify"})
final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "no command given; it is one of list, fetch and verify");
    }
}
