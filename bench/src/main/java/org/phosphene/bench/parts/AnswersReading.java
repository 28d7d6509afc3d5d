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

/**
 * Reading 100 000 answers from a file in the system's cache, block by block with checksums. The labels are added up, so that
 * all are looked at.
 *
 * <p>Baseline: the same labels as bare bytes by {@link Files#readAllBytes}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Part(value = "answers file, reading", unit = "answers")
public class AnswersReading {
    private final Sheet sheet = new Sheet();
    private final AnswersWriting writing = new AnswersWriting();
    private Path answers;
    private Path bytes;

    @Setup
    public void open() throws IOException {
        writing.open();
        answers = writing.phosphene();
        bytes = writing.plainBytes();
    }

    @TearDown
    public void close() {
        writing.close();
    }

    @Benchmark
    @OperationsPerInvocation(Sheet.TRIALS)
    public long phosphene() throws IOException {
        try (FileChannel channel = FileChannel.open(answers, StandardOpenOption.READ)) {
            return sheet.readFrom(
                    AnswersFile.open(channel, fields -> sheet.plan().layout()));
        }
    }

    @Benchmark
    @OperationsPerInvocation(Sheet.TRIALS)
    public long plainBytes() throws IOException {
        long sum = 0;
        for (byte label : Files.readAllBytes(bytes)) {
            sum += label;
        }
        return sum;
    }
}
