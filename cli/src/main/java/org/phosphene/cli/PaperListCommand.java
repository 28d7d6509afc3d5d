package org.phosphene.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.phosphene.data.DataSet;
import org.phosphene.studies.Studies;
import org.phosphene.studies.Study;
import org.phosphene.studies.StudyCard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the studies. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the studies, with the networks and data sets that each needs.",
        footerHeading = "%nExample:%n",
        footer = "  phosphene paper list")
final class PaperListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Study study : Studies.all()) {
            StudyCard card = study.card();
            String data = card.data().isEmpty()
                    ? ""
                    : "; data " + card.data().stream().map(DataSet::id).collect(Collectors.joining(", "));
            out.printf(
                    Locale.ROOT, "%-7s %s (%s%s)%n", card.id(), card.title(), String.join(", ", card.networks()), data);
        }
        out.flush();
        return ExitStatus.OK;
    }
}
