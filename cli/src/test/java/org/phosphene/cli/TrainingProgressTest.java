package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.phosphene.zoo.Score;

class TrainingProgressTest {
    private static String said(Score passes, Score file) {
        StringWriter err = new StringWriter();
        try (TrainingProgress progress = TrainingProgress.of(new PrintWriter(err))) {
            progress.scored(passes, file);
        }
        return err.toString();
    }

    @Test
    void passesThatTellAnotherTaleThanTheFileAreSaid() {
        assertThat(said(new Score.Accuracy(9108, 10_000), new Score.Accuracy(6672, 10_000)))
                .contains("0.9108")
                .contains("0.6672")
                .contains("--precision fp32")
                .hasLineCount(1);
    }

    @Test
    void roundingIsNot() {
        assertThat(said(new Score.Accuracy(8965, 10_000), new Score.Accuracy(8959, 10_000)))
                .isEmpty();
        assertThat(said(new Score.Distortion(0.04, 100), new Score.Distortion(0.4, 100)))
                .isEmpty();
    }
}
