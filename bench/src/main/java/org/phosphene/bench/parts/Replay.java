package org.phosphene.bench.parts;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.phosphene.answers.AnswersFile;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.trial.TrialRunner;

/**
 * Replay of 100 000 answers on one worker: noise made again, answers checked and added up, maps at the end.
 *
 * <p>Baseline: the same maps by a loop over an array of labels, with the same noise and plain sums in double precision; no
 * file, no checksums, no batches.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Part(value = "replay, one worker", unit = "trials")
public class Replay {
    private static final int SIZE = Fields.SHAPE.size();

    private final Sheet sheet = new Sheet();
    private final AnswersFile answers =
            AnswersFile.inMemory(sheet.plan().fields(), sheet.plan().layout());
    private final int[] levels = new int[SIZE];
    private final float[] values = new float[SIZE];

    @Setup
    public void answer() throws IOException {
        sheet.writeTo(answers);
    }

    @Benchmark
    @OperationsPerInvocation(Sheet.TRIALS)
    public ClassificationImages phosphene() {
        return TrialRunner.of(sheet.plan())
                .withWorkers(1)
                .replay(answers, () -> ClassMeans.of(sheet.plan().stimulus(), ClassSums.CLASSES))
                .images();
    }

    @Benchmark
    @OperationsPerInvocation(Sheet.TRIALS)
    public Object plainLoop() {
        Stimuli stimuli = sheet.plan().stimulus().stimuli(sheet.plan().seed());
        PlainSums sums = new PlainSums(ClassSums.CLASSES, SIZE);
        for (int t = 0; t < Sheet.TRIALS; t++) {
            int signal = stimuli.noise(t, levels, 0);
            stimuli.show(levels, 0, signal, values, 0);
            sums.add(values, 0, sheet.labels()[t]);
        }
        return sums;
    }
}
