package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.data.DataSet;
import org.phosphene.data.PublishedFile;

/** The real MNIST, from a mirror in this process; the public homes are not asked. */
class DataFetchCommandTest {
    private static final String IMAGES = "train-images-idx3-ubyte.gz";

    @TempDir
    private Path temporary;

    private DataServer server;
    private Path root;

    @BeforeEach
    void start() throws IOException {
        String real = System.getenv("PHOSPHENE_DATA");
        if (real == null && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("PHOSPHENE_DATA is not set: a continuous build must test the real data sets");
        }
        assumeTrue(real != null, "PHOSPHENE_DATA is not set: the real data sets are not tested");
        server = new DataServer();
        root = temporary.resolve("data");
        for (PublishedFile file : DataSet.MNIST.files()) {
            Path copy = file.find(Path.of(real, "mnist")).orElseThrow();
            byte[] content = Files.readAllBytes(copy);
            server.put("/mnist/" + file.name() + ".gz", copy.toString().endsWith(".gz") ? content : gzip(content));
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Object[] args() {
        return new Object[] {"data", "fetch", "mnist", "--data", root, "--mirror", server.address()};
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("mnist"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertComplete() throws IOException {
        assertThat(left())
                .containsExactly(
                        "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", IMAGES, "train-labels-idx1-ubyte.gz");
        CommandRun verify = CommandRun.of("data", "verify", "mnist", "--data", root);
        assertThat(verify.status()).as(verify.err()).isZero();
        assertThat(verify.out().lines()).hasSize(4).allSatisfy(line -> assertThat(line)
                .endsWith(".gz: right"));
        assertThat(CommandRun.of("data", "list", "--data", root).out()).containsPattern("\nmnist .* complete ");
    }

    @Test
    void fetchesOnceAndThenOnlyWhatIsWrong() throws IOException {
        CommandRun run = CommandRun.of(args());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines("mnist: complete in " + root.resolve("mnist") + "\n");
        assertThat(run.err().lines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("phosphene: " + server.address() + "mnist/" + IMAGES + ": ");
        assertComplete();
        assertThat(server.requests()).hasSize(4);

        CommandRun again = CommandRun.of(args());
        assertThat(again.status()).isZero();
        assertThat(again.out()).isEqualTo(run.out());
        assertThat(again.err()).isEmpty();
        assertThat(server.requests()).hasSize(4);

        Files.write(root.resolve("mnist").resolve(IMAGES), new byte[1000]);
        CommandRun verify = CommandRun.of("data", "verify", "mnist", "--data", root);
        assertThat(verify.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(verify.out()).contains(IMAGES + ": broken gzip (Not in GZIP format)");
        assertThat(CommandRun.of(args()).status()).isZero();
        assertComplete();
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void ctrlCLeavesAPartThatTheNextCallGoesOnFrom() throws Exception {
        server.pauseAfter(1_000_000);
        CommandProcess process = CommandProcess.start(temporary, List.of(), args());
        process.awaitSize(root.resolve("mnist").resolve(IMAGES + ".part"), 1_000_000);
        process.interrupt();
        assertThat(process.status()).as(process.output()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(process.output())
                .contains("phosphene: stopped; what came is kept")
                .doesNotContain("\tat ");
        assertThat(left()).containsExactly(IMAGES + ".part", IMAGES + ".part.from");

        CommandRun run = CommandRun.of(args());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("going on after 1.0 MB");
        assertThat(server.requests().get(1)).isEqualTo("GET /mnist/" + IMAGES + " bytes=1000000-");
        assertComplete();
    }

    @Test
    void aKillLeavesNothingThatIsInTheWay() throws Exception {
        server.pauseAfter(1_000_000);
        CommandProcess process = CommandProcess.start(temporary, List.of(), args());
        process.awaitSize(root.resolve("mnist").resolve(IMAGES + ".part"), 1_000_000);
        process.kill();
        CommandRun run = CommandRun.of(args());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(server.requests().get(1)).endsWith(" bytes=1000000-");
        assertComplete();
    }

    @Test
    void twoProcessesShareTheWork() throws Exception {
        server.pauseAfter(1_000_000);
        CommandProcess first = CommandProcess.start(temporary, List.of(), args());
        first.awaitSize(root.resolve("mnist").resolve(IMAGES + ".part"), 1_000_000);
        CommandProcess second = CommandProcess.start(temporary, List.of(), args());
        second.awaitOutput("another process is fetching this set; waiting for it");
        assertThat(server.requests()).hasSize(1);
        first.interrupt();
        assertThat(first.status()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(second.status()).as(second.output()).isZero();
        assertThat(server.requests().get(1)).endsWith(" bytes=1000000-");
        assertComplete();
    }

    /** Also the proof that Java's properties of proxies are heeded: nothing but the proxy is asked, and it refuses. */
    @Test
    void theReasonsOfAllMirrorsAreInOneLine() throws Exception {
        List<String> proxy = Stream.of("http", "https")
                .flatMap(kind ->
                        Stream.of("-D" + kind + ".proxyHost=localhost", "-D" + kind + ".proxyPort=" + server.port()))
                .toList();
        CommandProcess process = CommandProcess.start(temporary, proxy, "data", "fetch", "mnist", "--data", root);
        assertThat(process.status()).isEqualTo(ExitStatus.INPUT);
        List<String> lines = process.output().lines().toList();
        assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("phosphene: "));
        assertThat(lines.get(lines.size() - 1))
                .contains(IMAGES + ": no mirror gave it: https://ossci-datasets.s3.amazonaws.com/mnist/ ")
                .contains("; https://storage.googleapis.com/cvdf-datasets/mnist/ ")
                .endsWith("; look at the connection, or name a mirror with --mirror");
        assertThat(server.requests()).allSatisfy(request -> assertThat(request).startsWith("CONNECT "));
        assertThat(root).doesNotExist();
    }
}
