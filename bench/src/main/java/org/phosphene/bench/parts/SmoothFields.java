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
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.Stimuli;

/**
 * Smooth noise fields of 1x28x28 and length 1.5 as the observer sees them, levels and values, 64 at a time as a run makes them.
 *
 * <p>Baseline: what most write, normal deviates of {@link SplittableRandom#nextGaussian} blurred along rows and then columns by a
 * Gaussian cut off at four deviations, with mirrored edges, and stretched from black to white.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Part(value = "smooth noise 1x28x28", unit = "fields")
public class SmoothFields {
    static final int TOGETHER = 64;
    private static final double LENGTH = 1.5;
    private static final int EXTENT = Fields.SHAPE.width();
    private static final int SIZE = Fields.SHAPE.size();
    private static final int REACH = 6;

    private final Stimuli stimuli = SmoothNoise.of(Fields.SHAPE, LENGTH).stimuli(1);
    private final int[] levels = new int[TOGETHER * SIZE];
    private final float[] values = new float[TOGETHER * SIZE];
    private final SplittableRandom random = new SplittableRandom(1);
    private final float[] white = new float[SIZE];
    private final float[] half = new float[SIZE];
    private final float[] kernel = kernel();
    private long trial;

    private static float[] kernel() {
        float[] kernel = new float[2 * REACH + 1];
        for (int d = -REACH; d <= REACH; d++) {
            kernel[d + REACH] = (float) Math.exp(-d * d / (2 * LENGTH * LENGTH));
        }
        return kernel;
    }

    @Benchmark
    @OperationsPerInvocation(TOGETHER)
    public float[] phosphene() {
        stimuli.noise(trial, TOGETHER, levels, 0);
        for (int t = 0; t < TOGETHER; t++) {
            stimuli.show(levels, t * SIZE, Stimuli.NO_SIGNAL, values, t * SIZE);
        }
        trial += TOGETHER;
        return values;
    }

    @Benchmark
    @OperationsPerInvocation(TOGETHER)
    public float[] blurred() {
        for (int t = 0; t < TOGETHER; t++) {
            for (int i = 0; i < SIZE; i++) {
                white[i] = (float) random.nextGaussian();
            }
            blur(white, half, 0);
            blur(half, values, t * SIZE);
            stretch(t * SIZE);
        }
        return values;
    }

    /** Along rows, and written as columns, so that the second time blurs the other way. */
    private void blur(float[] from, float[] to, int at) {
        for (int y = 0; y < EXTENT; y++) {
            for (int x = 0; x < EXTENT; x++) {
                float sum = 0;
                for (int d = -REACH; d <= REACH; d++) {
                    int mirrored = x + d < 0 ? -1 - x - d : x + d >= EXTENT ? 2 * EXTENT - 1 - x - d : x + d;
                    sum += kernel[d + REACH] * from[y * EXTENT + mirrored];
                }
                to[at + x * EXTENT + y] = sum;
            }
        }
    }

    private void stretch(int at) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = at; i < at + SIZE; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        for (int i = at; i < at + SIZE; i++) {
            values[i] = (values[i] - low) / (high - low);
        }
    }
}
