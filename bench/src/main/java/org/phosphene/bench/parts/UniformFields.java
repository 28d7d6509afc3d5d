package org.phosphene.bench.parts;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.phosphene.stimulus.Noise;

/**
 * Uniform noise fields of 1x28x28 as the observer sees them, levels and values.
 *
 * <p>Baseline: an array filled from {@link SplittableRandom#nextFloat}, 24 random bits a value where phosphene draws 8.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Part(value = "uniform noise 1x28x28", unit = "fields")
public class UniformFields {
    private final Fields fields = new Fields(Noise.uniform());
    private final float[] filled = new float[Fields.SHAPE.size()];
    private final SplittableRandom random = new SplittableRandom(1);

    @Benchmark
    public float[] phosphene() {
        return fields.next();
    }

    @Benchmark
    public float[] splittableRandom() {
        for (int i = 0; i < filled.length; i++) {
            filled[i] = random.nextFloat();
        }
        return filled;
    }
}
