package org.phosphene.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The top command. */
@Command(
        name = "phosphene",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Looks into any image classifier with noise: shows it pure noise, keeps only its answers, and makes "
                        + "visible what it sees.",
        subcommands = {
            MapCommand.class,
            ReplayCommand.class,
            ClassifyCommand.class,
            AttackCommand.class,
            AuditCommand.class,
            StimulateCommand.class,
            DiffCommand.class,
            DoctorCommand.class,
            FiltersCommand.class,
            LayersCommand.class,
            EditCommand.class,
            ModelsCommand.class,
            TrainCommand.class,
            NoiseCommand.class,
            DataCommand.class,
            PaperCommand.class,
            CommandLine.HelpCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  phosphene map                 a million trials on the built-in network",
            "",
            "How fast it is: 'phosphene bench --help', a program of its own that is built when it is first used.",
            "",
            "Exit status: 0 done, 1 done, with a finding (audit, diff),",
            "2 wrong arguments, 3 unusable model, data or disk, 70 a fault of phosphene itself,",
            "130 stopped by Ctrl-C, 143 by a request to terminate."
        })
public final class Phosphene implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the trace of a failure.")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "no command given; the main one is 'phosphene map'");
    }

    /**
     * The command line, ready to be run.
     *
     * @param more commands beside its own
     */
    public static CommandLine line(Object... more) {
        CommandLine line = new CommandLine(new Phosphene());
        for (Object command : more) {
            line.addSubcommand(command);
        }
        PaperCommand.addStudies(line.getSubcommands().get("paper"));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(TrialCount.class, TrialCount::parse);
        line.getSubcommands()
                .get("generate-completion")
                .getCommandSpec()
                .usageMessage()
                .hidden(true);
        return Failures.handledBy(line);
    }

    public static void main(String[] args) {
        System.exit(status(line(), args));
    }

    /** Runs the command. What the library lets through, such as too little memory or stack, is reported like any failure. */
    public static int status(CommandLine line, String[] args) {
        try {
            return line.execute(args);
        } catch (RuntimeException | Error e) {
            return Failures.report(e, line);
        }
    }
}
