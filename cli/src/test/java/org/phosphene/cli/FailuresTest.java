package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.observer.ObserverException;
import org.phosphene.trial.RunStoppedException;
import picocli.CommandLine;

class FailuresTest {
    private final StringWriter err = new StringWriter();

    private int report(Throwable e) {
        CommandLine line = Phosphene.line();
        line.setErr(new PrintWriter(err, true));
        return Failures.report(e, line);
    }

    @Test
    void haveTheDocumentedStatus() {
        assertThat(report(new UsageException("no"))).isEqualTo(2);
        assertThat(report(new ObserverException("no"))).isEqualTo(3);
        assertThat(report(new DamagedAnswersException("no"))).isEqualTo(3);
        assertThat(report(new UncheckedIOException(new IOException("no")))).isEqualTo(3);
        assertThat(report(new OutOfMemoryError())).isEqualTo(3);
        assertThat(report(new StackOverflowError())).isEqualTo(70);
        assertThat(report(new IllegalStateException())).isEqualTo(70);
        assertThat(report(new RunStoppedException("no"))).isEqualTo(130);
        assertThat(err.toString()).doesNotContain("\tat ");
    }

    @Test
    void nameFileAndReason() {
        report(new FileSystemException("/a/result.json", null, "No space left on device"));
        assertThat(err).hasToString("phosphene: /a/result.json: No space left on device" + System.lineSeparator());
    }

    /** A file's own words may be long, of many lines, or written for the terminal rather than for its user. */
    @Test
    void areOneLineOfReadableLength() {
        report(new DamagedAnswersException("\u001b[2J" + "x".repeat(1 << 20) + "\ny"));
        assertThat(err.toString()).hasLineCount(1).hasSizeLessThan(1100).startsWith("phosphene: ?[2Jxxx");
        assertThat(err.toString().strip()).endsWith(" ...").matches("\\P{Cntrl}+");
    }
}
