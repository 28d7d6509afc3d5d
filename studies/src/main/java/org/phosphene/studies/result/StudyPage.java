package org.phosphene.studies.result;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.phosphene.report.Legible;

/**
 * A study, or the list of all studies, as one page that needs nothing else. Its content security policy allows its own style
 * by its hash and pictures that lie in the page or beside it, and nothing more.
 */
public final class StudyPage {
    private StudyPage() {}

    /** What the template of a study may use; text is escaped by the template engine. */
    record Model(
            StudyReport report,
            List<Picture> pictures,
            List<Row> rows,
            List<Origin> origins,
            boolean partly,
            String style,
            String styleHash) {}

    /** A picture of the page. */
    record Picture(String png, String text) {}

    /** A row of the table of numbers. */
    record Row(
            String name, String paper, String ours, String direction, boolean no, String expectation, String detail) {}

    /** A run, as text. */
    record Origin(String network, String stimulus, String trials, String seed, String engine, String sha256) {}

    /** What the template of the list may use. */
    record Index(List<Line> lines, boolean quick, String style, String styleHash) {}

    /** A study in the list. */
    record Line(String id, String title, String state, String agreement) {}

    /** The page of a study, in UTF-8 when written. */
    static String of(StudyReport report, List<byte[]> pictures) {
        List<Picture> shown = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            shown.add(new Picture(
                    Base64.getEncoder().encodeToString(pictures.get(i)),
                    report.figures().get(i).text()));
        }
        String style = resource("study.css");
        return fill(
                "study.mustache",
                new Model(
                        report,
                        shown,
                        report.findings().stream().map(StudyPage::row).toList(),
                        report.runs().stream().map(StudyPage::origin).toList(),
                        !report.needs().isEmpty(),
                        style,
                        hash(style)));
    }

    /** The page that lists studies and leads to theirs, which lie in folders of their names. */
    public static String index(List<StudyReport> reports) {
        String style = resource("study.css");
        List<Line> lines = reports.stream()
                .map(report -> new Line(report.id(), report.title(), report.state(), Agreement.of(report)))
                .toList();
        boolean quick = reports.stream().anyMatch(StudyReport::quick);
        return fill("index.mustache", new Index(lines, quick, style, hash(style)));
    }

    private static Row row(Finding finding) {
        StringBuilder detail = new StringBuilder();
        if (finding.ours().size() > 1) {
            finding.ours().forEach(one -> detail.append(detail.isEmpty() ? "" : " · ")
                    .append(one.network())
                    .append(": ")
                    .append(finding.unit().text(one.value())));
        }
        if (!finding.note().isEmpty()) {
            detail.append(detail.isEmpty() ? "" : ". ").append(finding.note());
        }
        return new Row(
                Legible.text(finding.name()),
                Legible.text(finding.paper()),
                finding.oursText(),
                finding.direction(),
                finding.direction().equals("no"),
                Legible.text(finding.expectation()),
                Legible.text(detail.toString()));
    }

    private static Origin origin(RunSource run) {
        return new Origin(
                Legible.text(run.title()),
                Legible.text(run.stimulus()),
                String.format(Locale.ROOT, "%,d", run.trials()),
                Long.toString(run.seed()),
                Legible.text(run.engine()),
                Legible.text(run.sha256()));
    }

    private static String fill(String template, Object model) {
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .compile(resource(template))
                .execute(model);
    }

    private static String resource(String name) {
        try (InputStream in = StudyPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
