package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.phosphene.data.DataException;
import org.phosphene.studies.Studies;
import org.phosphene.studies.Study;
import org.phosphene.studies.result.StudyFiles;
import org.phosphene.studies.result.StudyPage;
import org.phosphene.studies.result.StudyReport;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.trial.RunStoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes all studies that can be made here. */
@Command(
        name = "all",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes all studies for which there is data, and a page that leads to them.",
        footerHeading = "%nExamples:%n",
        footer = {"  phosphene paper all --quick", "  phosphene paper all --networks my-networks"})
final class PaperAllCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyOptions options;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = Interruption.listen()) {
            StudySetting setting = options.setting(err, interruption);
            List<StudyReport> made = new ArrayList<>();
            List<String> table = new ArrayList<>();
            for (Study study : Studies.all()) {
                String id = study.card().id();
                String state = make(study, setting, made);
                err.println("phosphene: " + id + " " + state);
                table.add(String.format(Locale.ROOT, "%-7s | %s", id, state));
            }
            byte[] index = StudyPage.index(made).getBytes(StandardCharsets.UTF_8);
            List<Path> written = StudyFiles.write(Map.of("index.html", index), options.out());
            table.forEach(out::println);
            written.forEach(out::println);
            out.flush();
            return ExitStatus.OK;
        } catch (RunStoppedException e) {
            err.println(
                    "phosphene: " + e.getMessage() + "; the answers are kept. To go on, give the same command again.");
            return ExitStatus.INTERRUPTED;
        }
    }

    /** Makes one, and says how far it got. */
    private String make(Study study, StudySetting setting, List<StudyReport> made) throws IOException {
        try {
            StudyResult result = study.run(setting);
            StudyFiles.write(result, options.out().resolve(study.card().id()));
            made.add(result.report());
            return result.report().state();
        } catch (DataException e) {
            return "needs data: " + e.getMessage();
        }
    }
}
