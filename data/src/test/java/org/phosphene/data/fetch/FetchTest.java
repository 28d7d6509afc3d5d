package org.phosphene.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.data.DataException;
import org.phosphene.data.PublishedFile;

/** Mirrors that fail in all ways: what is put in place is right, and nothing else is left. */
class FetchTest {
    private static final byte[] PACKED = MadeUp.PACKED;
    private static final String NAME = "/a/x.bin.gz";
    private static final String SECOND = "/b/x.bin.gz";

    @TempDir
    private Path temporary;

    private FaultyServer server;
    private Path root;
    private final List<String> failures = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = new FaultyServer();
        root = temporary.resolve("made/data");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Fetch fetch() {
        return Fetch.into(root)
                .withPatience(new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), 3, Duration.ofMillis(1)))
                .withListener(new FetchListener() {
                    @Override
                    public void failed(URI url, String reason, boolean again) {
                        failures.add(url.getPath() + " " + reason + (again ? ", again" : ""));
                    }
                });
    }

    private void run(String... homes) {
        fetch().run(MadeUp.at(server, homes));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private void assertRight() throws IOException {
        assertThat(left()).containsExactly("made-up/x.bin.gz");
        assertThat(MadeUp.FILE.isIn(root.resolve("made-up"))).isTrue();
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> run("/a/"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("x.bin.gz: no mirror gave it: http://localhost:", reason)
                .hasMessageNotContaining("\n");
        assertThat(temporary).as("nothing is left, no folder either").isEmptyDirectory();
    }

    @Test
    void comesFromTheFirstMirrorAndIsNotAskedForAgain() throws IOException {
        server.put(NAME, FaultyServer.file(PACKED, "\"1\""));
        run("/a/", "/b/");
        assertRight();
        run("/a/", "/b/");
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().get(0).headers()).doesNotContainKey("range");
    }

    @Test
    void aCutIsGoneOnFrom() throws IOException {
        server.put(NAME, FaultyServer.cut(PACKED, "\"1\"", 120_000), FaultyServer.file(PACKED, "\"1\""));
        run("/a/");
        assertRight();
        assertThat(failures).hasSize(1).first().asString().contains("the connection broke", "again");
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).headers())
                .containsEntry("range", "bytes=120000-")
                .containsEntry("if-range", "\"1\"");
    }

    @Test
    void manyCutsAreNoFaultIfEachBringsMuch() throws IOException {
        FaultyServer.Answer[] cuts = {
            FaultyServer.cut(PACKED, "\"1\"", 1),
            FaultyServer.cut(PACKED, "\"1\"", 2),
            FaultyServer.cut(PACKED, "\"1\"", 70_000),
            FaultyServer.cut(PACKED, "\"1\"", 70_001),
            FaultyServer.cut(PACKED, "\"1\"", 140_000),
            FaultyServer.file(PACKED, "\"1\"")
        };
        server.put(NAME, cuts);
        run("/a/");
        assertRight();
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void cutsWithoutProgressEnd() {
        server.put(NAME, FaultyServer.cut(PACKED, "\"1\"", 0));
        assertRefused("the connection broke");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aServerThatIgnoresRangesStartsAnew() throws IOException {
        server.put(
                NAME,
                (request, out) -> {
                    FaultyServer.head(out, "200 fine", "Content-Length: " + PACKED.length);
                    out.write(PACKED, 0, 50_000);
                },
                FaultyServer.whole(PACKED));
        run("/a/");
        assertRight();
        assertThat(server.requests().get(1).headers()).containsEntry("range", "bytes=50000-");
    }

    @Test
    void anotherFileUnderTheSameNameStartsAnew() throws IOException {
        byte[] other = MadeUp.random(PACKED.length, 3);
        server.put(NAME, FaultyServer.cut(other, "\"1\"", 100_000), FaultyServer.file(PACKED, "\"2\""));
        run("/a/");
        assertRight();
    }

    @Test
    void aRestOfAnotherPlaceOrLengthIsNotAppended() throws IOException {
        server.put(
                NAME,
                FaultyServer.cut(PACKED, "\"1\"", 100_000),
                (request, out) -> {
                    FaultyServer.head(out, "206 part", "Content-Range: bytes 99999-200010/200011");
                    out.write(PACKED, 0, 1000);
                },
                FaultyServer.file(PACKED, "\"1\""));
        run("/a/");
        assertRight();
        assertThat(failures).hasSize(2).last().asString().contains("another file lies there");
    }

    @Test
    void aPartIsGoneOnFromAtAnotherMirror() throws IOException {
        server.put(NAME, FaultyServer.cut(PACKED, "\"1\"", 100_000), FaultyServer.status(404))
                .put(SECOND, FaultyServer.file(PACKED, "\"elsewhere\""));
        run("/a/", "/b/");
        assertRight();
        assertThat(server.requests().get(2).headers())
                .containsEntry("range", "bytes=100000-")
                .doesNotContainKey("if-range");
    }

    @Test
    void anotherBeginningOfTheSameLengthIsFoundByTheChecksum() throws IOException {
        server.put(NAME, FaultyServer.cut(MadeUp.random(PACKED.length, 3), "\"1\"", 100_000), FaultyServer.status(404))
                .put(SECOND, FaultyServer.file(PACKED, "\"elsewhere\""));
        run("/a/", "/b/");
        assertRight();
        assertThat(failures).last().asString().startsWith("/b/x.bin.gz what came is not the published file");
    }

    @Test
    void aWholePartIsNotAskedFor() throws IOException {
        part(PACKED, server.address(NAME), PACKED.length);
        run("/a/");
        assertRight();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aPartAsLongAsTheFileWhoseLengthWasNotKnown() throws IOException {
        part(PACKED, server.address(NAME), -1);
        server.put(NAME, FaultyServer.file(PACKED, "\"1\""));
        run("/a/");
        assertRight();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aPartLongerThanTheFileIsBegunAnew() throws IOException {
        part(new byte[PACKED.length + 7], server.address(NAME), PACKED.length);
        server.put(NAME, FaultyServer.file(PACKED, "\"1\""));
        run("/a/");
        assertRight();
        assertThat(failures).hasSize(1).first().asString().contains("ends before what was begun");
    }

    @Test
    void aPartOfUnknownOriginIsBegunAnew() throws IOException {
        Path folder = Files.createDirectories(root.resolve("made-up"));
        Files.write(folder.resolve("x.bin.gz.part"), new byte[1000]);
        Files.writeString(folder.resolve("x.bin.gz.part.from"), "phosphene part 1\nhttp://");
        server.put(NAME, FaultyServer.file(PACKED, "\"1\""));
        run("/a/");
        assertRight();
        assertThat(server.requests().get(0).headers()).doesNotContainKey("range");
    }

    private void part(byte[] content, URI url, long total) throws IOException {
        Path folder = Files.createDirectories(root.resolve("made-up"));
        Files.write(folder.resolve("x.bin.gz.part"), content);
        Files.writeString(folder.resolve("x.bin.gz.part.from"), new Origin(url.toString(), "\"1\"", total).text());
    }

    @Test
    void wrongBytesOfTheRightLengthAreDeletedAndTheNextMirrorAsked() throws IOException {
        byte[] wrong = MadeUp.gzip(MadeUp.random(MadeUp.CONTENT.length, 2));
        server.put(NAME, FaultyServer.whole(wrong));
        assertRefused("what came is not the published file: md5 of the content is");
        assertThat(server.requests()).as("asked once").hasSize(1);

        server.put(SECOND, FaultyServer.whole(PACKED));
        run("/a/", "/b/");
        assertRight();
    }

    @Test
    void whatIsNoGzipIsRefused() {
        server.put(NAME, FaultyServer.whole("<html>log in first</html>".getBytes(StandardCharsets.US_ASCII)));
        assertRefused("broken gzip (Not in GZIP format)");
    }

    @Test
    void aBombIsNotUnpacked() {
        server.put(NAME, FaultyServer.whole(MadeUp.gzip(new byte[100_000_000])));
        assertRefused("goes on after byte 200000");
    }

    @Test
    void statusesDecideWhetherToAskAgain() throws IOException {
        assertRefused("status 404");
        assertThat(server.requests()).hasSize(1);
        server.put(NAME, FaultyServer.status(500));
        assertRefused("status 500");
        assertThat(server.requests()).hasSize(1 + 3);
        server.put(NAME, FaultyServer.status(503), FaultyServer.status(429), FaultyServer.whole(PACKED));
        run("/a/");
        assertRight();
    }

    @Test
    void redirectsAreFollowedButNotForEver() throws IOException {
        server.put(NAME, redirect(server.address(SECOND).toString())).put(SECOND, FaultyServer.whole(PACKED));
        run("/a/");
        assertRight();
        Files.delete(root.resolve("made-up/x.bin.gz"));
        Files.delete(root.resolve("made-up"));
        Files.delete(root);
        Files.delete(root.getParent());
        server.put(NAME, redirect(NAME));
        assertRefused("it redirects too often");
        assertThat(server.requests()).hasSizeLessThan(10);
        server.put(NAME, redirect("file:///etc/passwd"));
        assertRefused("not to https, last to file:///etc/passwd");
    }

    private static FaultyServer.Answer redirect(String to) {
        return (request, out) -> FaultyServer.head(out, "302 there", "Location: " + to, "Content-Length: 0");
    }

    @Test
    void silenceEnds() throws IOException {
        server.put(NAME, (request, out) -> {
                    FaultyServer.head(out, "200 fine", "Content-Length: " + PACKED.length);
                    out.write(PACKED, 0, 1000);
                    out.flush();
                    server.await();
                })
                .put(SECOND, (request, out) -> server.await())
                .put("/c/x.bin.gz", FaultyServer.whole(PACKED));
        Patience little = new Patience(Duration.ofSeconds(3), Duration.ofSeconds(2), 1, Duration.ofMillis(1));
        fetch().withPatience(little).run(MadeUp.at(server, "/a/", "/b/", "/c/"));
        assertRight();
        assertThat(failures)
                .containsExactly("/a/x.bin.gz no byte for 2.0 seconds", "/b/x.bin.gz no byte for 2.0 seconds");
    }

    @Test
    void moreThanCanBeRightIsNotTaken() {
        server.put(NAME, (request, out) -> FaultyServer.head(out, "200 fine", "Content-Length: 99999999999"));
        assertRefused("it has 99999999999 bytes, expected at most 206096");
        server.put(NAME, (request, out) -> {
            FaultyServer.head(out, "200 fine");
            for (byte[] more = MadeUp.random(10_000, 5); ; ) {
                out.write(more);
            }
        });
        assertRefused("it goes on after byte 206096, where it should end");
    }

    @Test
    void moreThanAnnouncedIsNotTaken() throws IOException {
        server.put(NAME, (request, out) -> {
            FaultyServer.head(out, "200 fine", "Content-Length: " + PACKED.length);
            out.write(PACKED);
            out.write(new byte[1000]);
        });
        run("/a/");
        assertRight();
        Files.delete(root.resolve("made-up/x.bin.gz"));
        server.put(NAME, FaultyServer.cut(PACKED, "\"1\"", 100_000), (request, out) -> {
            FaultyServer.head(
                    out, "206 part", "Content-Range: bytes 100000-" + (PACKED.length - 1) + "/" + PACKED.length);
            out.write(PACKED, 100_000, PACKED.length - 100_000);
            out.write(new byte[1000]);
        });
        assertThatThrownBy(() -> run("/a/")).hasMessageContaining("it goes on after byte " + PACKED.length);
        assertThat(left()).isEmpty();
    }

    @Test
    void nobodyThere() throws IOException {
        URI nobody;
        try (ServerSocket unused = new ServerSocket(0)) {
            nobody = URI.create("http://localhost:" + unused.getLocalPort() + "/");
        }
        Publication publication = MadeUp.at(server, "/a/");
        assertThatThrownBy(() -> fetch().run(new Publication("x", List.of(nobody), publication.downloads())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cannot be reached (")
                .hasMessageNotContaining("Exception");
        // a name that is reserved for no host at all
        URI unknown = URI.create("http://nobody.invalid/");
        assertThatThrownBy(() -> fetch().run(new Publication("x", List.of(unknown), publication.downloads())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("nobody.invalid/ cannot be reached (no such host, or no network)");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void garbageIsOneLineThatSteersNoTerminal() {
        server.put(
                NAME,
                (request, out) ->
                        out.write("HTTP/1.1 \u001b[2Jxx\u0007\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)));
        assertThatThrownBy(() -> run("/a/"))
                .isInstanceOf(DataException.class)
                .message()
                .doesNotContainPattern("\\p{Cntrl}");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void theHomeThatGaveAFileIsAskedFirstForTheNext() throws IOException {
        byte[] second = MadeUp.random(1000, 7);
        server.put(SECOND, FaultyServer.whole(PACKED)).put("/b/y.bin.gz", FaultyServer.whole(MadeUp.gzip(second)));
        PackedFile other = new PackedFile(new PublishedFile("y.bin", 1000, MadeUp.md5(second)), 1000);
        Publication one = MadeUp.at(server, "/a/", "/b/");
        fetch().run(new Publication("two", one.homes(), List.of(one.downloads().get(0), other)));
        assertThat(left()).containsExactly("two/x.bin.gz", "two/y.bin.gz");
        assertThat(server.requests())
                .extracting(FaultyServer.Request::path)
                .containsExactly(NAME, SECOND, "/b/y.bin.gz");
    }

    @Test
    void aMirrorOfTheUsersIsAskedFirst() throws IOException {
        server.put("/mine/made-up/x.bin.gz", FaultyServer.whole(PACKED));
        fetch().withMirror(server.address("/mine")).run(MadeUp.at(server, "/a/"));
        assertRight();
        assertThat(server.requests()).hasSize(1);
        for (String bad : List.of(
                "ftp://example.org/",
                "example.org",
                "file:///data",
                "http://me:secret@example.org/",
                "https://example.org/?a=b")) {
            assertThatThrownBy(() -> fetch().withMirror(URI.create(bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected an address as in");
        }
    }

    @Test
    void aWrongFileIsReplacedAndOneThatWouldHideTheRightOneIsDeleted() throws IOException {
        Path folder = Files.createDirectories(root.resolve("made-up"));
        Files.write(folder.resolve("x.bin"), new byte[MadeUp.CONTENT.length]);
        Files.write(folder.resolve("x.bin.gz"), new byte[10]);
        server.put(NAME, FaultyServer.whole(PACKED));
        run("/a/");
        assertRight();
    }
}
