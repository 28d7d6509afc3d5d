package org.phosphene.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSet;
import org.phosphene.data.Presence;
import org.phosphene.data.PublishedFile;
import org.phosphene.data.Split;

/** The real sets, from a server that serves the folder PHOSPHENE_DATA. */
class RealDataFetchTest {
    @TempDir
    private Path temporary;

    private Path real;
    private FaultyServer server;

    @BeforeEach
    void start() throws IOException {
        String root = System.getenv("PHOSPHENE_DATA");
        if (root == null && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("PHOSPHENE_DATA is not set: a continuous build must test the real data sets");
        }
        assumeTrue(root != null, "PHOSPHENE_DATA is not set: the real data sets are not tested");
        real = Path.of(root);
        server = new FaultyServer();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MNIST", "FASHION_MNIST"})
    void ofIdxFiles(DataSet set) throws IOException {
        for (PublishedFile file : set.files()) {
            Path copy = file.find(real.resolve(set.id())).orElseThrow();
            byte[] content = Files.readAllBytes(copy);
            byte[] packed = copy.toString().endsWith(".gz") ? content : MadeUp.gzip(content);
            String path = "/" + set.id() + "/" + file.name() + ".gz";
            // the connection breaks once in each large file
            server.put(
                    path,
                    FaultyServer.cut(packed, "\"1\"", Math.min(packed.length, 1_000_000)),
                    FaultyServer.file(packed, "\"1\""));
        }
        Fetch.into(temporary).withMirror(server.address("/")).run(set);
        assertThat(server.requests()).hasSize(6);
        DataFolder folder = DataFolder.of(temporary);
        assertThat(folder.presence(set)).isEqualTo(Presence.COMPLETE);
        assertThat(folder.load(set, Split.TRAIN).count()).isEqualTo(60_000);
        assertThat(folder.load(set, Split.TEST).count()).isEqualTo(10_000);
    }

    /** The archive is made here, so its checksum is another than the published one; those of its files are not. */
    @Test
    void ofTheArchiveOfCifar10() throws Exception {
        Path file = temporary.resolve("cifar-10-binary.tar.gz");
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        try (OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), md5);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(stored(out))) {
            for (PublishedFile published : DataSet.CIFAR10.files()) {
                TarArchiveEntry entry = new TarArchiveEntry("cifar-10-batches-bin/" + published.name());
                entry.setSize(published.size());
                tar.putArchiveEntry(entry);
                Files.copy(real.resolve("cifar10").resolve(published.name()), tar);
                tar.closeArchiveEntry();
            }
        }
        server.put("/c/cifar-10-binary.tar.gz", (request, out) -> {
            FaultyServer.head(out, "200 fine", "Content-Length: " + Files.size(file));
            Files.copy(file, out);
        });
        TarArchive archive = new TarArchive(
                "cifar-10-binary.tar.gz",
                Files.size(file),
                HexFormat.of().formatHex(md5.digest()),
                "cifar-10-batches-bin",
                DataSet.CIFAR10.files());
        Path root = temporary.resolve("data");
        Fetch.into(root).run(new Publication("cifar10", List.of(server.address("/c/")), List.of(archive)));
        DataFolder folder = DataFolder.of(root);
        assertThat(folder.presence(DataSet.CIFAR10)).isEqualTo(Presence.COMPLETE);
        assertThat(folder.load(DataSet.CIFAR10, Split.TRAIN).count()).isEqualTo(50_000);
        try (Stream<Path> files = Files.list(root.resolve("cifar10"))) {
            assertThat(files).as("the archive is not kept").hasSize(6);
        }
    }

    /** Not made smaller, which would take most of the time. */
    private static GZIPOutputStream stored(OutputStream out) throws IOException {
        return new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.NO_COMPRESSION);
            }
        };
    }
}
