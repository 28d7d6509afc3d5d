package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LittleMemoryTest {
    @TempDir
    private Path temporary;

    @Test
    void isSaidInOneLineAndLeavesNothing() throws Exception {
        Path folder = temporary.resolve("run");
        CommandProcess process = CommandProcess.start(
                temporary, List.of("-Xmx14m"), "map", "--trials", 200_000, "--threads", 16, "--out", folder);
        assertThat(process.status()).as(process.output()).isEqualTo(ExitStatus.INPUT);
        assertThat(process.output()).contains("phosphene: out of memory: set PHOSPHENE_JAVA_OPTS=-Xmx4g");
        assertThat(process.output()).doesNotContain("\tat ");
        assertThat(folder).doesNotExist();
    }
}
