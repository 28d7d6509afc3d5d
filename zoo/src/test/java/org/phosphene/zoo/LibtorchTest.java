package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibtorchTest {
    private static final int PROCESSES = 2;
    private static final int MINUTES = 5;

    @TempDir
    private Path folder;

    /** Without the lock one of the two was killed by the system, in three goes of three. */
    @Test
    void processesThatUnpackItAtOnceAllLoadIt() throws IOException, InterruptedException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(cache, folder.resolve(i + ".txt").toFile()));
        }
        for (int i = 0; i < PROCESSES; i++) {
            assertThat(processes.get(i).waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(processes.get(i).exitValue())
                    .as(Files.readString(folder.resolve(i + ".txt")))
                    .isZero();
        }
    }

    private Process start(Path cache, File output) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.cachedir=" + cache,
                "-cp",
                classes,
                Loading.class.getName());
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    /** What each process does. */
    static final class Loading {
        private Loading() {}

        public static void main(String[] arguments) {
            Libtorch.load();
        }
    }
}
