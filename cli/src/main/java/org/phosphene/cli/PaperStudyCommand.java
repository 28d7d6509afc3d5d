package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.phosphene.studies.Study;
import org.phosphene.studies.result.Finding;
import org.phosphene.studies.result.StudyFiles;
import org.phosphene.studies.result.StudyReport;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.trial.RunStoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes one study. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class PaperStudyCommand implements Callable<Integer> {
    private final Study study;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyOptions options;

    PaperStudyCommand(Study study) {
        this.study = study;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (Interruption interruption = Interruption.listen()) {
            StudyResult result = study.run(options.setting(err, interruption));
            Path folder = options.out().resolve(study.card().id());
            print(result.report(), spec.commandLine().getOut());
            StudyFiles.write(result, folder)
                    .forEach(file -> spec.commandLine().getOut().println(file));
            spec.commandLine().getOut().flush();
            return ExitStatus.OK;
        } catch (RunStoppedException e) {
            err.println(
                    "phosphene: " + e.getMessage() + "; the answers are kept. To go on, give the same command again.");
            return ExitStatus.INTERRUPTED;
        }
    }

    /** The findings, one a line. */
    static void print(StudyReport report, PrintWriter out) {
        out.println(report.title());
        for (Finding finding : report.findings()) {
            out.println("  " + finding.name() + ": paper " + finding.paper() + ", here " + finding.oursText()
                    + (finding.expectation().isEmpty() ? "" : ", same direction: " + finding.direction()));
        }
        report.remarks().forEach(remark -> out.println("  note: " + remark));
        report.needs().forEach(need -> out.println("  missing: " + need));
    }
}
