package org.phosphene.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedFileTest {
    private static final byte[] CONTENT = new byte[1000];
    private static PublishedFile published;

    @TempDir
    private Path folder;

    @BeforeAll
    static void publish() {
        new Random(1).nextBytes(CONTENT);
        published = new PublishedFile("x.bin", CONTENT.length, PublishedFile.md5(CONTENT));
    }

    @Test
    void md5IsThePublishedOne() {
        // RFC 1321, A.5
        assertThat(PublishedFile.md5("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    }

    @Test
    void readsEitherForm() throws Exception {
        write("x.bin.gz", gzip(CONTENT));
        assertThat(published.read(folder)).isEqualTo(CONTENT);

        write("x.bin", CONTENT);
        Files.delete(folder.resolve("x.bin.gz"));
        assertThat(published.read(folder)).isEqualTo(CONTENT);
    }

    @Test
    void tellsOfAMissingFile() {
        fault("x.bin: no such file, nor with .gz");
    }

    @Test
    void refusesAnotherSize() throws IOException {
        write("x.bin", Arrays.copyOf(CONTENT, 999));
        fault("x.bin: ends at byte 999, expected 1000");
        write("x.bin", Arrays.copyOf(CONTENT, 1001));
        fault("x.bin: goes on after byte 1000, where it should end");
        write("x.bin", new byte[0]);
        fault("x.bin: ends at byte 0, expected 1000");
    }

    @Test
    void refusesAnotherContent() throws IOException {
        byte[] changed = CONTENT.clone();
        changed[500] ^= 1;
        write("x.bin", changed);
        fault("x.bin: md5 of the content is " + PublishedFile.md5(changed) + ", expected " + published.md5());
    }

    @Test
    void refusesABrokenGzip() throws IOException {
        byte[] packed = gzip(CONTENT);
        write("x.bin.gz", Arrays.copyOf(packed, packed.length / 2));
        fault("x.bin.gz: broken gzip (");
        write("x.bin.gz", Arrays.copyOf(packed, 5));
        fault("x.bin.gz: broken gzip (it ends too early)");
        write("x.bin.gz", CONTENT);
        fault("x.bin.gz: broken gzip (Not in GZIP format)");
        packed[packed.length - 8] ^= 1;
        write("x.bin.gz", packed);
        fault("x.bin.gz: broken gzip (");
    }

    /** A bomb is cut in half: who reads on past the published size meets the cut and tells of a broken gzip instead. */
    @Test
    void stopsAtThePublishedSize() throws IOException {
        byte[] bomb = gzip(new byte[20_000_000]);
        write("x.bin.gz", Arrays.copyOf(bomb, bomb.length / 2));
        fault("x.bin.gz: goes on after byte 1000, where it should end");
    }

    @Test
    void refusesAFolder() throws IOException {
        Files.createDirectory(folder.resolve("x.bin"));
        fault("x.bin: cannot be read: ");
    }

    private void fault(String message) {
        assertThatThrownBy(() -> published.read(folder))
                .isInstanceOf(NotAsPublishedException.class)
                .hasMessageStartingWith(folder + File.separator + message)
                .hasMessageNotContaining("\n");
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
