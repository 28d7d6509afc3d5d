package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.stimulus.Shape;

class ReportFilesTest {
    private static final MapReport REPORT = Reports.brightest(Shape.of(1, 6, 6), 4, 200);

    @TempDir
    Path folder;

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        for (String name : names(folder)) {
            contents.put(name, Files.readAllBytes(folder.resolve(name)));
        }
        return contents;
    }

    @Test
    void writesFourFilesAndNothingElse() throws IOException {
        Path place = folder.resolve("a/b");
        assertThat(ReportFiles.write(REPORT, place))
                .containsExactly(
                        place.resolve("result.json"),
                        place.resolve("maps.npz"),
                        place.resolve("maps.png"),
                        place.resolve("report.html"));
        assertThat(names(place)).containsExactly("maps.npz", "maps.png", "report.html", "result.json");
        assertThat(place.resolve("result.json")).hasContent(ResultJson.of(REPORT));
    }

    @Test
    void sameReportSameFilesAndEarlierOnesAreReplaced() throws IOException {
        ReportFiles.write(REPORT, folder.resolve("a"));
        ReportFiles.write(Reports.digits(100), folder.resolve("b"));
        ReportFiles.write(REPORT, folder.resolve("b"));
        assertThat(contents(folder.resolve("b"))).containsExactlyInAnyOrderEntriesOf(contents(folder.resolve("a")));
    }

    @Test
    void aFileInPlaceOfTheFolderIsReported() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "mine");
        assertThatThrownBy(() -> ReportFiles.write(REPORT, file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("taken");
        assertThat(file).hasContent("mine");
    }

    @Test
    void failureLeavesEarlierFilesAndNoOthers() throws IOException {
        ReportFiles.write(Reports.digits(100), folder);
        Map<String, byte[]> before = contents(folder);
        // the temporary name of the third file is taken by a folder: it cannot be opened
        Path taken = folder.resolve(".maps.png." + ProcessHandle.current().pid() + ".tmp");
        Files.createDirectory(taken);
        assertThatThrownBy(() -> ReportFiles.write(REPORT, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("maps.png");
        Files.deleteIfExists(taken);
        assertThat(contents(folder)).containsExactlyInAnyOrderEntriesOf(before);
    }

    /** What a process left that was killed while it wrote goes; what one that lives is writing, and the user's files, stay. */
    @Test
    void whatAKilledProcessLeftIsRemoved() throws IOException {
        long living = ProcessHandle.current().parent().orElseThrow().pid();
        List<String> stay = List.of(".maps.npz." + living + ".tmp", ".maps.npz.mine.tmp", ".other.999999999.tmp");
        for (String name : stay) {
            Files.writeString(folder.resolve(name), "stays");
        }
        Files.writeString(folder.resolve(".result.json.999999999.tmp"), "half");
        Files.writeString(folder.resolve(".maps.png.999999999.tmp"), "");
        ReportFiles.write(REPORT, folder);
        assertThat(names(folder)).hasSize(4 + stay.size()).containsAll(stay);
    }

    @Test
    void aFolderInPlaceOfAFileIsFoundBeforeAnythingIsReplaced() throws IOException {
        Files.createDirectories(folder.resolve("report.html/inner"));
        assertThatThrownBy(() -> ReportFiles.write(REPORT, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("report.html");
        assertThat(names(folder)).containsExactly("report.html");
    }
}
