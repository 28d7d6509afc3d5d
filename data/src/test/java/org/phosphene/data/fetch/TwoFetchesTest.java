package org.phosphene.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.trial.RunStoppedException;

/** One fetch after another that was stopped, and two at a time. */
@Timeout(60)
class TwoFetchesTest {
    private static final String NAME = "/a/x.bin.gz";

    @TempDir
    private Path root;

    private FaultyServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FaultyServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Gives the first half, and then waits. */
    private void half(FaultyServer.Answer after) {
        server.put(
                NAME,
                (request, out) -> {
                    FaultyServer.head(out, "200 fine", "ETag: \"1\"", "Content-Length: " + MadeUp.PACKED.length);
                    out.write(MadeUp.PACKED, 0, 100_000);
                    out.flush();
                    server.await();
                },
                after);
    }

    @Test
    void aStoppedOneIsGoneOnFrom() throws IOException {
        half(FaultyServer.file(MadeUp.PACKED, "\"1\""));
        AtomicLong bytes = new AtomicLong();
        FetchListener counter = new FetchListener() {
            @Override
            public void received(long count) {
                bytes.set(count);
            }
        };
        Fetch fetch = Fetch.into(root).withListener(counter).withStop(() -> bytes.get() == 100_000);
        assertThatThrownBy(() -> fetch.run(MadeUp.at(server, "/a/")))
                .isInstanceOf(RunStoppedException.class)
                .hasMessageContaining("the same command goes on from it");
        Path folder = root.resolve("made-up");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .containsExactlyInAnyOrder(folder.resolve("x.bin.gz.part"), folder.resolve("x.bin.gz.part.from"));
        }
        Fetch.into(root).run(MadeUp.at(server, "/a/"));
        assertThat(server.requests().get(1).headers()).containsEntry("range", "bytes=100000-");
        assertThat(folder.resolve("x.bin.gz")).hasBinaryContent(MadeUp.PACKED);
    }

    @Test
    void theSecondWaitsForTheFirstAndAsksNothing() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        server.put(NAME, (request, out) -> {
            FaultyServer.head(out, "200 fine", "Content-Length: " + MadeUp.PACKED.length);
            out.write(MadeUp.PACKED, 0, 100_000);
            out.flush();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            out.write(MadeUp.PACKED, 100_000, MadeUp.PACKED.length - 100_000);
        });
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> Fetch.into(root)
                .withListener(new FetchListener() {
                    @Override
                    public void received(long bytes) {
                        begun.countDown();
                    }
                })
                .run(MadeUp.at(server, "/a/")));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        AtomicBoolean waited = new AtomicBoolean();
        Fetch.into(root)
                .withListener(new FetchListener() {
                    @Override
                    public void waiting(Path folder) {
                        waited.set(true);
                        go.countDown();
                    }
                })
                .run(MadeUp.at(server, "/a/"));
        first.get(30, TimeUnit.SECONDS);
        assertThat(waited).isTrue();
        assertThat(server.requests()).hasSize(1);
        try (Stream<Path> files = Files.list(root.resolve("made-up"))) {
            assertThat(files).containsExactly(root.resolve("made-up/x.bin.gz"));
        }
    }

    @Test
    void oneThatWaitsCanBeStopped() throws Exception {
        half(FaultyServer.status(404));
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> Fetch.into(root)
                .withStop(stop::get)
                .withListener(new FetchListener() {
                    @Override
                    public void received(long bytes) {
                        begun.countDown();
                    }
                })
                .run(MadeUp.at(server, "/a/")));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> Fetch.into(root).withStop(() -> true).run(MadeUp.at(server, "/a/")))
                .isInstanceOf(RunStoppedException.class);
        assertThat(first).isNotDone();
        stop.set(true);
        assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(RunStoppedException.class);
    }
}
