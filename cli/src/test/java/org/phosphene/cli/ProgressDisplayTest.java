package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phosphene.trial.Progress;

class ProgressDisplayTest {
    private static final long SECOND = 1_000_000_000;
    private static final int TRIALS = 1000;

    private final StringWriter err = new StringWriter();
    private final ProgressDisplay display = ProgressDisplay.lines(TRIALS, new PrintWriter(err));
    private long start;

    @BeforeEach
    void takeTheTime() {
        start = System.nanoTime();
    }

    @AfterEach
    void close() {
        display.close();
    }

    private void done(long trials, long second) {
        display.accept(new Progress(trials, trials, TRIALS, Duration.ofSeconds(second)), start + second * SECOND);
    }

    @Test
    void aLineForEachTenth() {
        for (int s = 1; s <= 100; s++) {
            done(10L * s, s);
        }
        assertThat(err.toString().lines()).hasSize(10);
        assertThat(err.toString()).contains("phosphene: 500 of 1,000 trials, 10 a second, 0:50 left");
    }

    /** Half is read from file in a second; what is left takes as long as it takes to be asked. */
    @Test
    void timeLeftAfterAResume() {
        done(500, 1);
        for (int s = 2; s <= 101; s++) {
            done(499L + s, s);
        }
        assertThat(err.toString()).contains("phosphene: 600 of 1,000 trials, 1.00 a second, 6:40 left");
    }

    @Test
    void saysThatNothingComesLessAndLessOften() {
        done(50, 1);
        for (int s = 2; s <= 100; s++) {
            display.look(start + s * SECOND);
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        "phosphene: 50 of 1,000 trials, nothing new for 0:10",
                        "phosphene: 50 of 1,000 trials, nothing new for 0:20",
                        "phosphene: 50 of 1,000 trials, nothing new for 0:40",
                        "phosphene: 50 of 1,000 trials, nothing new for 1:20");
        done(60, 101);
        display.look(start + 112 * SECOND);
        assertThat(err.toString())
                .endsWith("phosphene: 60 of 1,000 trials, nothing new for 0:11" + System.lineSeparator());
    }
}
