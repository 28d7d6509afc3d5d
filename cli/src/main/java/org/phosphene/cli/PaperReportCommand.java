package org.phosphene.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.phosphene.studies.Studies;
import org.phosphene.studies.Study;
import org.phosphene.studies.result.Reproduction;
import org.phosphene.studies.result.StudyFiles;
import org.phosphene.studies.result.StudyJson;
import org.phosphene.studies.result.StudyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes one document of the results of studies. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes what of the paper was reproduced, from the results that studies have left in a folder.",
            "What the document already tells of studies that have no results there stays as it is."
        },
        footerHeading = "%nExample:%n",
        footer = "  phosphene paper report --from phosphene-out/paper --out REPRODUCTION.md")
final class PaperReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Folder with the results. Default: ${DEFAULT-VALUE}.",
            defaultValue = StudyOptions.FOLDER)
    private Path from;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The document. Default: ${DEFAULT-VALUE}.",
            defaultValue = "REPRODUCTION.md")
    private Path out;

    @Override
    public Integer call() throws IOException {
        List<StudyReport> reports = new ArrayList<>();
        for (Study study : Studies.all()) {
            Path file = from.resolve(study.card().id()).resolve(StudyFiles.JSON);
            if (Files.isRegularFile(file)) {
                reports.add(StudyJson.read(file));
            }
        }
        if (reports.isEmpty()) {
            throw new UsageException("--from " + from
                    + ": no results of studies there; make some with 'phosphene paper " + "all --out " + from + "'");
        }
        Path place = out.toAbsolutePath();
        String earlier = Files.isRegularFile(place) ? Files.readString(place) : "";
        List<String> order =
                Studies.all().stream().map(study -> study.card().id()).toList();
        byte[] text = Reproduction.of(order, reports, earlier).getBytes(StandardCharsets.UTF_8);
        StudyFiles.write(Map.of(place.getFileName().toString(), text), place.getParent());
        spec.commandLine().getOut().println(out);
        spec.commandLine().getOut().flush();
        return ExitStatus.OK;
    }
}
