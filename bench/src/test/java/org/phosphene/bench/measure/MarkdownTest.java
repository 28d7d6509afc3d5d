package org.phosphene.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void columnsAreAligned() {
        assertThat(Markdown.table(List.of("a", "name"), List.of(List.of("12345", "b"), List.of("", "longer"))))
                .isEqualTo("| a     | name   |\n| ----- | ------ |\n| 12345 | b      |\n|       | longer |\n");
    }

    @Test
    void whatAnotherProgramSaidCannotBreakATable() {
        assertThat(Markdown.table(List.of("a"), List.of(List.of("x | y\r\n| z\u001b[31m"))))
                .hasLineCount(3)
                .contains("| x \\| y \\| z [31m |");
    }
}
