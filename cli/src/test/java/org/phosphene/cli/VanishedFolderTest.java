package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder is deleted or moved while a run writes into it. The system lets the program write on into a file without a name,
 * so the run would end hours later with nothing.
 */
class VanishedFolderTest {
    @TempDir
    private Path temporary;

    private Path folder;
    private CommandProcess process;

    @BeforeEach
    void startARunOfHours() throws Exception {
        folder = temporary.resolve("made/run");
        process =
                CommandProcess.start(temporary, List.of(), "map", "--trials", "1000M", "--threads", 2, "--out", folder);
        process.awaitSize(folder.resolve("answers.bin"), 10_000);
    }

    private void assertItStopsSoon() throws Exception {
        long start = System.nanoTime();
        assertThat(process.status()).as(process.output()).isEqualTo(ExitStatus.INPUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(process.output())
                .contains(folder.resolve("answers.bin") + " was deleted or moved during the run")
                .doesNotContain("\tat ");
        assertThat(folder).doesNotExist();
    }

    @Test
    void deleted() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        assertItStopsSoon();
    }

    @Test
    void moved() throws Exception {
        Path there = temporary.resolve("elsewhere");
        Files.move(folder, there);
        assertItStopsSoon();
        assertThat(answered(there)).isGreaterThan(8000);
    }

    private static long answered(Path folder) throws IOException {
        try (RunFolder run = RunFolder.replay(folder)) {
            return run.answers().answered();
        }
    }
}
