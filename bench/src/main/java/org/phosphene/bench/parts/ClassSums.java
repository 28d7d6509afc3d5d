package org.phosphene.bench.parts;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/**
 * Sums and squares of a batch of answered noise fields by class, 64 fields of 1x28x28 and 10 classes.
 *
 * <p>Baselines: plain sums in double precision, and the same as a product with the one-hot matrix of the labels
 * ({@link PlainSums}). Both add up the values that the observer saw, phosphene the levels.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Part(value = "sums by class", unit = "trials")
public class ClassSums {
    static final int CLASSES = 10;
    static final int BATCH = 64;

    private static final int SIZE = Fields.SHAPE.size();

    private final StimulusSpec noise = StimulusSpec.of(Fields.SHAPE, Noise.uniform());
    private final AnsweredTrials trials = new AnsweredTrials(BATCH, SIZE);
    private final float[] values = new float[BATCH * SIZE];
    private final int[] labels;
    private final ClassMeans means = ClassMeans.of(noise, CLASSES);
    private final PlainSums sums = new PlainSums(CLASSES, SIZE);
    private final PlainSums products = new PlainSums(CLASSES, SIZE);

    public ClassSums() {
        labels = new SplittableRandom(1).ints(BATCH, 0, CLASSES).toArray();
        Stimuli stimuli = noise.stimuli(1);
        trials.cover(0, BATCH);
        for (int t = 0; t < BATCH; t++) {
            trials.signals()[t] = stimuli.noise(t, trials.levels(), t * SIZE);
            trials.labels()[t] = labels[t];
            stimuli.show(trials.levels(), t * SIZE, trials.signals()[t], values, t * SIZE);
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public ClassMeans phosphene() {
        means.accept(trials);
        return means;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Object plainSums() {
        sums.add(values, labels);
        return sums;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Object oneHotProduct() {
        products.addProduct(values, labels);
        return products;
    }
}
