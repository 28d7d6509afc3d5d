package org.phosphene.studies.result;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One document of the reports of all studies, in Markdown. The same reports give the same text. */
public final class Reproduction {
    private static final String HEAD = """
            # What of the paper was reproduced

            A. Borji and S. Lin, *White noise analysis of neural networks*, ICLR 2020, number by number. The authors kept no seeds, and maps depend on the trained weights, so equality is not to be had. Asked is whether our number points the same way: beside each finding stands what it had to do, which is a test in the code of its study. "Ours" is the mean and the range over networks trained from different seeds; an interval in brackets is that of a single network.

            Written by `phosphene paper report` from the results of `phosphene paper all`.
            """;

    private static final String QUICK =
            "**Made with `--quick`: few trials, to see that everything runs. These numbers are not results.**";

    private Reproduction() {}

    /** The document. */
    public static String of(List<StudyReport> reports) {
        return of(reports.stream().map(StudyReport::id).toList(), reports, "");
    }

    /**
     * The document, with what an earlier one tells of studies that have no report now. So a study can be made anew where the
     * results of the others are not at hand.
     *
     * @param order ids of all studies
     * @param reports of some of them
     * @param earlier a document that this method wrote, or nothing
     */
    public static String of(List<String> order, List<StudyReport> reports, String earlier) {
        Map<String, Section> sections = new HashMap<>(Section.read(earlier));
        reports.forEach(report -> sections.put(report.id(), section(report)));
        StringBuilder out = new StringBuilder(HEAD);
        boolean kept = sections.size() > reports.size();
        if (reports.stream().anyMatch(StudyReport::quick) || (kept && earlier.contains(QUICK))) {
            out.append('\n').append(QUICK).append('\n');
        }
        out.append("\n| study | shows | findings | state |\n|---|---|---|---|\n");
        List<Section> all =
                order.stream().map(sections::get).filter(Objects::nonNull).toList();
        all.forEach(section -> out.append(section.row()).append('\n'));
        all.forEach(section -> out.append(section.text()));
        return out.toString();
    }

    /**
     * What the document tells of one study.
     *
     * @param row of the table of all studies, without its line end
     * @param text from the empty line before its heading on
     */
    private record Section(String row, String text) {
        private static final Pattern ROW = Pattern.compile("^\\| \\[(\\w+)]\\(#.*$", Pattern.MULTILINE);

        static Map<String, Section> read(String document) {
            Map<String, Section> sections = new HashMap<>();
            Matcher rows = ROW.matcher(document);
            while (rows.find()) {
                String id = rows.group(1);
                int from = document.indexOf("\n## " + id + "\n");
                if (from >= 0) {
                    int next = document.indexOf("\n## ", from + 1);
                    String text = document.substring(from, next < 0 ? document.length() : next);
                    sections.put(id, new Section(rows.group(), text));
                }
            }
            return sections;
        }
    }

    private static Section section(StudyReport report) {
        String row = "| [" + report.id() + "](#" + report.id() + ") | " + cell(report.title()) + " | "
                + Agreement.of(report) + " | " + cell(report.state()) + " |";
        StringBuilder text = new StringBuilder();
        study(text, report);
        return new Section(row, text.toString());
    }

    private static void study(StringBuilder out, StudyReport report) {
        out.append("\n## ").append(report.id()).append("\n\n");
        out.append("**").append(line(report.title())).append("** ").append(line(report.shows()));
        out.append("\n\n    ").append(line(report.command())).append('\n');
        if (!report.findings().isEmpty()) {
            out.append("\n| | paper | ours | same direction? | why not, and what it means |\n|---|---|---|---|---|\n");
            report.findings().forEach(finding -> row(out, finding));
        }
        report.remarks().forEach(remark -> out.append("\n- ").append(line(remark)));
        report.needs().forEach(need -> out.append("\n- Missing: ").append(line(need)));
        if (!report.remarks().isEmpty() || !report.needs().isEmpty()) {
            out.append('\n');
        }
        sources(out, report);
    }

    private static void row(StringBuilder out, Finding finding) {
        out.append("| ").append(cell(finding.name()));
        out.append(" | ").append(cell(finding.paper()));
        out.append(" | ").append(cell(finding.oursText()));
        out.append(" | ").append(finding.direction());
        String expected = finding.expectation().isEmpty() ? "" : "Expected: " + finding.expectation() + ".";
        String note = finding.note().isEmpty() ? "" : (expected.isEmpty() ? "" : " ") + finding.note();
        out.append(" | ").append(cell(expected + note)).append(" |\n");
    }

    private static void sources(StringBuilder out, StudyReport report) {
        Set<String> lines = new LinkedHashSet<>();
        for (RunSource run : report.runs()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s (sha256 %.12s): %,d trials of %s, noise seed %d, %s",
                    line(run.title()),
                    line(run.sha256()),
                    run.trials(),
                    line(run.stimulus()),
                    run.seed(),
                    line(run.engine())));
        }
        if (!lines.isEmpty()) {
            out.append("\nMade of:\n\n");
            lines.forEach(line -> out.append("- ").append(line).append('\n'));
        }
    }

    /** Text from a file can neither end a line nor a cell, nor begin a tag. */
    private static String cell(String text) {
        return line(text).replace("|", "\\|");
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip().replace("<", "&lt;");
    }
}
