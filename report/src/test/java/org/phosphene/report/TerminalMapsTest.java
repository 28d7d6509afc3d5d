package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.stimulus.Shape;

class TerminalMapsTest {
    private static final MapReport REPORT = Reports.digits(20_000);

    private static String withoutColour(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @ParameterizedTest
    @CsvSource({
        "1,28,28,10,80",
        "1,28,28,10,12",
        "1,28,28,10,200",
        "3,32,32,10,80",
        "1,1,784,5,80",
        "1,784,1,3,80",
        "3,224,224,2,100",
        "1,2,2,4,40",
        "1,16,16,1000,80"
    })
    void noLineIsWiderThanTheTerminal(int channels, int height, int width, int classes, int columns) {
        MapReport report = Reports.brightest(Shape.of(channels, height, width), classes, 4L * classes);
        TerminalMaps maps = TerminalMaps.of(report).withColumns(columns);
        for (String text :
                new String[] {withoutColour(maps.draw()), maps.withColour(false).draw()}) {
            assertThat(text.lines()
                            .filter(line -> !line.matches(".*(classes with trials|no trials|the noise,).*"))
                            .mapToInt(line -> line.codePointCount(0, line.length()))
                            .max()
                            .orElseThrow())
                    .isBetween(2, columns);
        }
    }

    @Test
    void plainTextIsAsciiWithoutEscapes() {
        String text = TerminalMaps.of(REPORT).withColour(false).draw();
        assertThat(text).isASCII().doesNotContain("\u001b").contains("no trials, no map: ", "#", "=");
    }

    @Test
    void colourUsesHalfBlocksAndEndsWithAReset() {
        String text = TerminalMaps.of(REPORT).draw();
        assertThat(text).contains("\u001b[38;2;", "▀");
        assertThat(text.lines().filter(line -> line.contains("▀"))).allMatch(line -> line.contains("\u001b[0m"));
        assertThat(withoutColour(text)).doesNotContain("\u001b");
    }

    @Test
    void drawsTheTemplate() {
        // class 0 wants pixel 0 bright and pixel 1 dark, class 1 the reverse; a character covers two rows
        MapReport report = Reports.brightest(Shape.of(1, 12, 12), 2, 4000);
        String drawn = TerminalMaps.of(report).withColumns(30).withColour(false).draw();
        assertThat(drawn.lines().toList().get(2).strip()).matches("[.o#][-,=] {9,11}[-,=][.o#]");
    }

    @Test
    void namesCannotSteerTheTerminal() {
        MapReport evil = Reports.named(REPORT, "x", Collections.nCopies(10, "\u001b]0;owned\u0007\u009b31m\r\n"));
        assertThat(withoutColour(TerminalMaps.of(evil).draw())).doesNotContain("\u001b", "\u0007", "\u009b", "\r");
        assertThat(TerminalTable.of(evil, 20)).doesNotContain("\u001b", "\u0007", "\u009b", "\r");
        assertThat(String.join("", Summary.of(evil).sentences())).doesNotContain("\u001b");
    }

    @Test
    void refusesATerminalWithoutRoom() {
        assertThatThrownBy(() -> TerminalMaps.of(REPORT).withColumns(11))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("columns 11");
    }

    @Test
    void tableHasALineForEachClass() {
        String table = TerminalTable.of(REPORT, 20);
        assertThat(table.lines()).hasSize(11);
        assertThat(table.lines().toList().get(6)).matches("5 +no trials");
        assertThat(table.lines().toList().get(9)).matches("8 +[\\d,]+ +9\\d\\.\\d % +\\d +\\d +[\\d.]+");
    }

    @Test
    void longTableTellsOfTheRest() {
        String table = TerminalTable.of(Reports.brightest(Shape.of(1, 10, 10), 100, 50), 8);
        assertThat(table.lines()).hasSize(10);
        assertThat(table).containsPattern("The 8 most frequent of \\d+ classes with trials; \\d+ have no trials\\.");
    }
}
