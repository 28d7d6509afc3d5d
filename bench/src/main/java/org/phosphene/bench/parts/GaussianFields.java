package org.phosphene.bench.parts;

import java.util.Random;
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
 * Gaussian noise fields of 1x28x28 as the observer sees them, levels and values.
 *
 * <p>Baselines: an array filled from {@link Random#nextGaussian}, what most write, and from
 * {@link SplittableRandom#nextGaussian}, the JDK's faster one; both scaled to the same mean and deviation.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Part(value = "Gaussian noise 1x28x28", unit = "fields")
public class GaussianFields {
    private static final double DEVIATION = Math.sqrt(1.0 / 12);

    private final Fields fields = new Fields(Noise.gaussian());
    private final float[] filled = new float[Fields.SHAPE.size()];
    private final Random random = new Random(1);
    private final SplittableRandom splittable = new SplittableRandom(1);

    @Benchmark
    public float[] phosphene() {
        return fields.next();
    }

    @Benchmark
    public float[] random() {
        for (int i = 0; i < filled.length; i++) {
            filled[i] = (float) (Noise.DEFAULT_MEAN + DEVIATION * random.nextGaussian());
        }
        return filled;
    }

    @Benchmark
    public float[] splittableRandom() {
        for (int i = 0; i < filled.length; i++) {
            filled[i] = (float) (Noise.DEFAULT_MEAN + DEVIATION * splittable.nextGaussian());
        }
        return filled;
    }
}
