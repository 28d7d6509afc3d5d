package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few pages in memory, which only root can make; without root the test is left out. */
record SmallDisk(Path path) {
    private static final int PAGE = 4096;

    static SmallDisk mount(Path path, String size) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "a small file system can be mounted by root only");
        run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + size,
                "tmpfs",
                Files.createDirectory(path).toString());
        return new SmallDisk(path);
    }

    /** With options such as {@code size=2m} or {@code ro}. */
    void remount(String options) throws IOException, InterruptedException {
        run("mount", "-o", "remount," + options, path.toString());
    }

    /** Leaves no page free. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(path.resolve("filler"))) {
            while (true) {
                out.write(new byte[PAGE]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    void unmount() throws IOException, InterruptedException {
        run("umount", path.toString());
    }

    private static void run(String... words) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(words).inheritIO().start().waitFor())
                .as(String.join(" ", words))
                .isZero();
    }
}
