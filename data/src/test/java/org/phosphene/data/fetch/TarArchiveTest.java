package org.phosphene.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.data.NotAsPublishedException;
import org.phosphene.data.PublishedFile;

/** Archives of strangers: only the expected files come out of them, and only into the one folder. */
class TarArchiveTest {
    private static final byte[] ONE = MadeUp.random(30_000, 1);
    private static final byte[] TWO = MadeUp.random(20_000, 2);
    private static final List<PublishedFile> FILES = List.of(
            new PublishedFile("one.bin", ONE.length, MadeUp.md5(ONE)),
            new PublishedFile("two.bin", TWO.length, MadeUp.md5(TWO)));

    @TempDir
    private Path temporary;

    private Path folder;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("set"));
    }

    /** Writes entries. */
    private interface Entries {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    private TarArchive archive(Entries entries) throws IOException {
        packed.reset();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(packed))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            entries.write(tar);
        }
        return archive(packed.toByteArray());
    }

    private TarArchive archive(byte[] bytes) throws IOException {
        Files.write(folder.resolve("a.tar.gz.part"), bytes);
        return new TarArchive("a.tar.gz", bytes.length, MadeUp.md5(bytes), "inside", FILES);
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private void place(TarArchive archive) throws IOException, NotAsPublishedException {
        archive.place(folder.resolve("a.tar.gz.part"), folder);
    }

    private void assertRefused(TarArchive archive, String reason) throws IOException {
        assertThatThrownBy(() -> place(archive))
                .isInstanceOf(NotAsPublishedException.class)
                .hasMessageContaining(reason);
        assertThat(files()).containsExactly("set/a.tar.gz.part");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> temporary.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void onlyTheExpectedFilesComeOut() throws Exception {
        place(archive(tar -> {
            put(tar, "inside/readme.html", new byte[100]);
            put(tar, "inside/two.bin", TWO);
            put(tar, "../one.bin", new byte[5]);
            put(tar, "../../escaped.bin", new byte[5]);
            put(tar, "/tmp/../one.bin", new byte[5]);
            put(tar, "inside/../../one.bin", new byte[5]);
            put(tar, "one.bin", new byte[5]);
            put(tar, "x".repeat(5000), new byte[5]);
            put(tar, "inside/one.bin", ONE);
            put(tar, "inside/one.bin", new byte[5]);
        }));
        assertThat(files()).containsExactly("set/a.tar.gz.part", "set/one.bin", "set/two.bin");
        assertThat(folder.resolve("one.bin")).hasBinaryContent(ONE);
        assertThat(folder.resolve("two.bin")).hasBinaryContent(TWO);
    }

    @Test
    void anArchiveThatIsNotTheOnePublishedIsNotOpened() throws IOException {
        TarArchive archive = archive(tar -> put(tar, "inside/one.bin", ONE));
        archive(tar -> put(tar, "inside/one.bin", TWO));
        assertRefused(archive, "a.tar.gz.part: md5 is ");
    }

    @Test
    void aMissingFileIsNoticedBeforeAnyIsInPlace() throws IOException {
        assertRefused(archive(tar -> put(tar, "inside/one.bin", ONE)), "no inside/two.bin in it");
    }

    @Test
    void wrongContentIsNoticedBeforeAnyIsInPlace() throws IOException {
        byte[] wrong = TWO.clone();
        wrong[19_999] ^= 1;
        TarArchive archive = archive(tar -> {
            put(tar, "inside/one.bin", ONE);
            put(tar, "inside/two.bin", wrong);
        });
        assertRefused(archive, "two.bin.part: md5 of the content is ");
    }

    @Test
    void anotherSizeIsNotUnpacked() throws IOException {
        assertRefused(
                archive(tar -> put(tar, "inside/one.bin", new byte[30_001])),
                "inside/one.bin in it is not a plain file of 30000 bytes");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        for (byte kind : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_DIR}) {
            TarArchive archive = archive(tar -> {
                TarArchiveEntry link = new TarArchiveEntry("inside/one.bin", kind);
                link.setLinkName("../../outside");
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            });
            String message = kind == TarConstants.LF_DIR ? "no inside/one.bin in it" : "is not a plain file";
            assertRefused(archive, message);
        }
    }

    @Test
    void aBombEndsAtTheSizeOfTheFilesAndALittle() throws IOException {
        TarArchive archive = archive(tar -> {
            put(tar, "inside/one.bin", ONE);
            put(tar, "inside/zeros", new byte[50_000_000]);
            put(tar, "inside/two.bin", TWO);
        });
        assertRefused(archive, "broken archive (");
    }

    @Test
    void brokenArchives() throws IOException {
        archive(tar -> {
            put(tar, "inside/one.bin", ONE);
            put(tar, "inside/two.bin", TWO);
        });
        byte[] whole = packed.toByteArray();
        assertRefused(archive(Arrays.copyOf(whole, 40_000)), "broken archive (");
        assertRefused(archive(Arrays.copyOf(whole, 5)), "broken archive (");
        assertRefused(archive(MadeUp.random(1000, 3)), "broken archive (");
        assertRefused(archive(MadeUp.gzip(MadeUp.random(100_000, 3))), "broken archive (");
    }
}
