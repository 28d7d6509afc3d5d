package org.phosphene.bench.parts;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.phosphene.answers.AnswersFile;
import org.phosphene.bench.process.TemporaryFolder;

/**
 * Writing 100 000 answers to a new file, block by block with checksums.
 *
 * <p>Baseline: the same labels as one array of bytes given to {@link Files#write}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Part(value = "answers file, writing", unit = "answers")
public class AnswersWriting {
    private final Sheet sheet = new Sheet();
    private final byte[] bytes = sheet.bytes();
    private TemporaryFolder folder;

    @Setup
    public void open() throws IOException {
        folder = TemporaryFolder.make();
    }

    @TearDown
    public void close() {
        folder.close();
    }

    @Benchmark
    @OperationsPerInvocation(Sheet.TRIALS)
    public Path phosphene() throws IOException {
        Path file = folder.path().resolve("answers.bin");
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            sheet.writeTo(AnswersFile.create(
                    channel, sheet.plan().fields(), sheet.plan().layout()));
        }
        return file;
    }

    @Benchmark
    @OperationsPerInvocation(Sheet.TRIALS)
    public Path plainBytes() throws IOException {
        return Files.write(folder.path().resolve("bytes"), bytes);
    }
}
