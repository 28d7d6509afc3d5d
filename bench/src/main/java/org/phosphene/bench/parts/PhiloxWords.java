package org.phosphene.bench.parts;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.phosphene.stimulus.Philox;

/**
 * Random 32-bit words, as many as a field of 784 uniform values takes.
 *
 * <p>Baselines: {@link SplittableRandom}, the JDK's fastest generator in JDK 17's {@code java.util}; and commons-rng's
 * Philox4x32, the same generator, which gives the same words for trial 0 and is asked for one word at a time. Both go on
 * from word to word, while phosphene starts anew at each trial.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Part(value = "Philox", unit = "words")
public class PhiloxWords {
    static final int WORDS = 196;

    private static final int SEED = 1;

    private final int[] words = new int[WORDS];
    private final SplittableRandom splittable = new SplittableRandom(SEED);
    // key low, key high, counter: block, stream, trial low, trial high; it counts up before it begins
    private final UniformRandomProvider commons = RandomSource.PHILOX_4X32.create(new int[] {SEED, 0, -1, -1, -1, -1});
    private long trial;

    @Benchmark
    @OperationsPerInvocation(WORDS)
    public int[] phosphene() {
        Philox.fill(SEED, 0, trial++, words, WORDS);
        return words;
    }

    @Benchmark
    @OperationsPerInvocation(WORDS)
    public int[] splittableRandom() {
        for (int i = 0; i < WORDS; i++) {
            words[i] = splittable.nextInt();
        }
        return words;
    }

    @Benchmark
    @OperationsPerInvocation(WORDS)
    public int[] commonsRngPhilox() {
        for (int i = 0; i < WORDS; i++) {
            words[i] = commons.nextInt();
        }
        return words;
    }
}
