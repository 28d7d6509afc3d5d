package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.template.Confusion;

class ConfusionPanelTest {
    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            colours.add(pixel & 0xffffff);
        }
        return colours;
    }

    private static Confusion diagonal(int classes) {
        int[][] counts = new int[classes][classes];
        for (int c = 0; c < classes; c++) {
            counts[c][c] = 7;
        }
        return new Confusion(counts, List.of());
    }

    @ParameterizedTest
    @CsvSource({"2,120,120", "10,576,660", "10,900,300", "20,400,400", "21,600,600", "100,600,660", "1000,576,660"})
    void everyNumberOfClassesIsDrawnInTheSizeAskedFor(int classes, int width, int height) {
        List<String> names = Collections.nCopies(classes, "a name that no axis could ever hold \u001b[31m");
        BufferedImage image = ConfusionPanel.image(diagonal(classes), names, "title", width, height);
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        if (classes <= 100) {
            assertThat(colours(image)).contains(Sequential.colour(0), Sequential.colour(1));
        }
    }

    @Test
    void aClassWithoutTemplateHasAGreyColumn() {
        Confusion confusion = new Confusion(new int[][] {{5, 0}, {5, 0}}, List.of(1));
        BufferedImage image = ConfusionPanel.image(confusion, List.of("a", "b"), "title", 300, 300);
        assertThat(colours(image)).contains(0xe3e6ea, Sequential.colour(1));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionPanel.image(diagonal(2), List.of("a"), "title", 300, 300))
                .withMessage("1 class names for 2 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionPanel.image(diagonal(2), List.of("a", "b"), "title", 300, 100))
                .withMessage("picture of 300x100 pixels: must be at least 120x120");
    }
}
