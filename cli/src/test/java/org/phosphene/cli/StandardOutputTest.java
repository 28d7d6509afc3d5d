package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {
    @TempDir
    private Path temporary;

    /** As with {@code --json > file} on a full disk: what was printed is no result, and the status must say so. */
    @Test
    void thatIsFullIsAFailure() throws IOException, InterruptedException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        CommandProcess process = CommandProcess.printingTo(
                full, temporary, "map", "--trials", 1000, "--json", "--out", temporary.resolve("run"));
        assertThat(process.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(process.output())
                .contains("standard output is closed or full")
                .doesNotContain("\tat ");
        // the files are there all the same
        RunResult.of(temporary.resolve("run"));
    }
}
