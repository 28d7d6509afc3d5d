package org.phosphene.studies.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionTest {
    @TempDir
    private Path folder;

    private static String resource(String name) throws IOException {
        try (InputStream in = ReproductionTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private StudyReport stored(String name) throws IOException {
        return StudyJson.read(Files.writeString(folder.resolve(name), resource(name)));
    }

    /** The text was read and found right by a person. */
    @Test
    void storedResultsGiveTheStoredDocument() throws IOException {
        List<StudyReport> reports = List.of(stored("fig2.json"), stored("fig3.json"));
        assertThat(Reproduction.of(reports)).isEqualTo(resource("reproduction.md"));
        assertThat(StudyJson.write(reports.get(0))).isEqualTo(resource("fig2.json"));
    }

    @Test
    void studiesWithoutNewResultsKeepWhatTheDocumentTells() throws IOException {
        List<StudyReport> reports = List.of(stored("fig2.json"), stored("fig3.json"));
        String document = Reproduction.of(reports);
        List<String> order = List.of("fig2", "fig3");
        assertThat(Reproduction.of(order, List.of(), document)).isEqualTo(document);
        assertThat(Reproduction.of(order, reports.subList(1, 2), document)).isEqualTo(document);
        String changed = document.replace("\n## fig3\n\n", "\n## fig3\n\nof old\n\n")
                .replace("\n## fig2\n\n", "\n## fig2\n\nkept\n\n");
        assertThat(Reproduction.of(order, reports.subList(1, 2), changed))
                .contains("kept")
                .doesNotContain("of old");
        assertThat(Reproduction.of(order, reports.subList(0, 1), ""))
                .contains("## fig2")
                .doesNotContain("## fig3");
    }

    @Test
    void textFromAFileNeitherBreaksTheTableNorBecomesHtml() throws IOException {
        StudyReport report = stored("fig2.json");
        Finding evil =
                new Finding("x", "a | b\n# c <script>", Unit.NUMBER, "", List.of(), "", java.util.Optional.empty(), "");
        StudyReport changed = new StudyReport(
                report.format(),
                report.id(),
                "<b>\n|",
                report.shows(),
                report.command(),
                false,
                List.of(evil),
                report.runs(),
                List.of(),
                List.of(),
                report.figures(),
                report.phosphene());
        assertThat(Reproduction.of(List.of(changed)))
                .contains("| a \\| b # c &lt;script> |")
                .doesNotContain("<script", "<b>");
        assertThat(StudyPage.of(changed, List.of())).doesNotContain("<script", "<b>\n");
        assertThat(StudyPage.index(List.of(changed))).doesNotContain("<b>");
    }

    @Test
    void whatIsNoReportIsRefusedWithItsName() throws IOException {
        Path file = folder.resolve("result.json");
        String whole = resource("fig2.json");
        for (String text : new String[] {
            "",
            "null",
            "[]",
            "{}",
            whole.substring(0, 300),
            whole + "x",
            whole.replace("\"fig2\"", "\"../fig2\""),
            whole.replace("phosphene.study 1", "phosphene.study 9"),
            whole.replace("figure.png", "../figure.png"),
            whole.replace("\"agreeing\" : 2", "\"agreeing\" : 7"),
            whole.replace("\"value\" : 99.1", "\"value\" : \"NaN\""),
            whole.replace("\"quick\" : false", "\"quick\" : null")
        }) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> StudyJson.read(file))
                    .as(text)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + ": not a report of a study");
        }
        Files.write(file, new byte[(int) StudyJson.MOST_BYTES + 1]);
        assertThatThrownBy(() -> StudyJson.read(file)).hasMessageContaining("at most");
    }
}
