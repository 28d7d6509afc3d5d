package org.phosphene.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.data.DataException;

/** Fetches into a file system of a few pages, which only root can make. */
class FetchDiskFullTest {
    @TempDir
    private Path temporary;

    private FaultyServer server;
    private Path small;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "a small file system can be mounted by root only");
        server = new FaultyServer().put("/a/x.bin.gz", FaultyServer.file(MadeUp.PACKED, "\"1\""));
        small = Files.createDirectory(temporary.resolve("small"));
        run("mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", small.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        if (small != null) {
            run("umount", small.toString());
            server.close();
        }
    }

    private static void run(String... words) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(words).inheritIO().start().waitFor())
                .as(String.join(" ", words))
                .isZero();
    }

    @Test
    void isOneLineAndTheFetchGoesOnWhenThereIsRoom() throws Exception {
        Publication publication = MadeUp.at(server, "/a/");
        Path part = small.resolve("made-up/x.bin.gz.part");
        assertThatThrownBy(() -> Fetch.into(small).run(publication))
                .isInstanceOf(DataException.class)
                .hasMessage(part + ": cannot be written (No space left on device);"
                        + " make room, or name another folder with --data");
        long had = Files.size(part);
        assertThat(had).isPositive();
        run("mount", "-o", "remount,size=2m", small.toString());
        Fetch.into(small).run(publication);
        assertThat(server.requests().get(1).headers()).containsEntry("range", "bytes=" + had + "-");
        assertThat(small.resolve("made-up/x.bin.gz")).hasBinaryContent(MadeUp.PACKED);
        assertThat(part).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneLine() throws Exception {
        run("mount", "-o", "remount,ro", small.toString());
        assertThatThrownBy(() -> Fetch.into(small).run(MadeUp.at(server, "/a/")))
                .isInstanceOf(DataException.class)
                .hasMessage(small.resolve("made-up") + ": cannot be written (Read-only file system);"
                        + " make room, or name another folder with --data");
        assertThat(server.requests()).isEmpty();
    }
}
