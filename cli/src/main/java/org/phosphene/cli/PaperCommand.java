package org.phosphene.cli;

import org.phosphene.studies.Studies;
import org.phosphene.studies.Study;
import org.phosphene.studies.StudyCard;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The studies: figures and tables of the paper. */
@Command(
        name = "paper",
        synopsisSubcommandLabel = "STUDY",
        mixinStandardHelpOptions = true,
        subcommands = {PaperListCommand.class, PaperAllCommand.class, PaperReportCommand.class},
        description = "Makes the figures and tables of the paper again and sets its numbers beside ours.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene paper list",
            "  phosphene paper fig2 --quick",
            "  phosphene paper all --networks my-networks",
            "  phosphene paper report"
        })
final class PaperCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Adds a command for each study. */
    static void addStudies(CommandLine paper) {
        for (Study study : Studies.all()) {
            StudyCard card = study.card();
            CommandLine line = new CommandLine(new PaperStudyCommand(study));
            line.getCommandSpec()
                    .usageMessage()
                    .description(card.title() + ".", card.shows())
                    .footerHeading("%nExample:%n")
                    .footer("  phosphene paper " + card.id() + " --quick");
            paper.addSubcommand(card.id(), line);
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "no study given; 'phosphene paper list' shows them, 'paper all' makes all");
    }
}
