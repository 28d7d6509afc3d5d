package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same command given several times at once: one makes the run, the others say that it does. */
class TwoRunsTest {
    private static final int AT_ONCE = 4;

    @TempDir
    private Path temporary;

    @Test
    void beginAtOnce() throws Exception {
        Path whole = temporary.resolve("whole");
        assertThat(CommandRun.of(ExactMap.words(20_000, 2, whole)).status()).isZero();
        Path folder = temporary.resolve("made/run");
        List<CommandProcess> processes = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            processes.add(CommandProcess.start(temporary, List.of(), ExactMap.words(20_000, 1, folder)));
        }
        int done = 0;
        for (CommandProcess process : processes) {
            int status = process.status();
            assertThat(status).as(process.output()).isIn(ExitStatus.OK, ExitStatus.USAGE);
            if (status == ExitStatus.USAGE) {
                assertThat(process.output()).contains("another run is writing there");
            } else {
                done++;
            }
        }
        assertThat(done).isPositive();
        RunResult.of(folder).assertSameAs(RunResult.of(whole));
        assertThat(folder).isDirectoryNotContaining("glob:**.{part,tmp}");
    }
}
