package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.phosphene.report.MapReport;
import org.phosphene.report.ReportFiles;
import org.phosphene.report.ResultJson;
import org.phosphene.report.TerminalMaps;
import org.phosphene.report.TerminalSignal;
import org.phosphene.report.TerminalTable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a result is shown. */
final class ReportOptions {
    private static final int MOST_ROWS = 40;

    @Option(names = "--json", description = "Print the result as one JSON document instead of table and pictures.")
    private boolean json;

    @Mixin
    private Terminal terminal;

    /** Writes the result's files into a folder and shows it on the terminal. */
    void write(Path folder, MapReport report, PrintWriter out) throws IOException {
        List<Path> files = ReportFiles.write(report, folder);
        if (json) {
            out.print(ResultJson.of(report));
        } else {
            out.println(TerminalMaps.of(report)
                    .withColumns(Terminal.columns())
                    .withColour(terminal.colours())
                    .draw());
            out.println(TerminalTable.of(report, MOST_ROWS));
            report.signal().ifPresent(signal -> out.println(TerminalSignal.of(report, signal)));
            files.forEach(file -> out.println("Wrote " + file));
        }
        refuseClosed(out);
    }

    /** After the last line: files that are written are no use to who waits for what was to be printed. */
    static void refuseClosed(PrintWriter out) throws IOException {
        // the second: a writer on standard output does not see that it failed
        if (out.checkError() || System.out.checkError()) {
            throw new IOException(
                    "the files are written, but the result cannot be printed: standard output is closed or full");
        }
    }
}
