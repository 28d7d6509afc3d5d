package org.phosphene.bench;

import org.phosphene.cli.Phosphene;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code bench} command, and the program that adds it to the others. */
@Command(
        name = "bench",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        description =
                "Measures how fast phosphene is on this machine, beside what a user would run instead, and how well "
                        + "audits find backdoors.",
        subcommands = {
            PartsCommand.class,
            LayersCommand.class,
            WholeRunsCommand.class,
            ScaleCommand.class,
            AuditCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene bench parts",
            "  phosphene bench layers",
            "  phosphene bench map --rounds 3",
            "  phosphene bench scale",
            "  phosphene bench audit --population ~/population --jobs 2",
            "",
            "Tables are Markdown on standard output; how far it is goes to standard error."
        })
public final class Bench implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "no benchmark given; expected one of parts, layers, map, scale, audit");
    }

    /** The command line of phosphene with this command in it. */
    static CommandLine line() {
        return Phosphene.line(new Bench());
    }

    public static void main(String[] args) {
        System.exit(Phosphene.status(line(), args));
    }
}
