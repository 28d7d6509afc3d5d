package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a file system of a few pages, which only root can make. */
class DiskFullTest {
    @TempDir
    private Path temporary;

    private Path small;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "a small file system can be mounted by root only");
        small = Files.createDirectory(temporary.resolve("small"));
        run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", small.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        if (small != null) {
            run("umount", small.toString());
        }
    }

    private static void run(String... words) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(words).inheritIO().start().waitFor())
                .as(String.join(" ", words))
                .isZero();
    }

    @Test
    void keepsCompleteAnswersAndGoesOnFromThem() throws Exception {
        Path folder = small.resolve("run");
        CommandRun full =
                CommandRun.of("map", "--engine", "onednn", "--precision", "f32", "--trials", 30_000, "--out", folder);
        assertThat(full.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(full.err()).contains("No space left on device", "the same command goes on from them");
        assertThat(names(folder)).containsExactly("answers.bin");
        run("mount", "-o", "remount,size=2m", small.toString());
        CommandRun resumed =
                CommandRun.of("map", "--engine", "onednn", "--precision", "f32", "--trials", 30_000, "--out", folder);
        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("of 30,000 trials are answered");
        Path elsewhere = temporary.resolve("elsewhere");
        CommandRun.of("map", "--engine", "onednn", "--precision", "f32", "--trials", 30_000, "--out", elsewhere);
        RunResult.of(folder).assertSameAs(RunResult.of(elsewhere));
    }

    @Test
    void leavesNoHalfWrittenResult() throws Exception {
        Path folder = small.resolve("run");
        // the answers fit, the picture and the page do not
        CommandRun full = CommandRun.of("map", "--trials", 500, "--out", folder);
        assertThat(full.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(full.err()).contains("No space left on device");
        assertThat(names(folder)).containsExactly("answers.bin");
    }

    private static java.util.List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
