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
import org.phosphene.data.basis.BasisFile;
import org.phosphene.data.basis.BuiltInBases;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.GaborNoise;
import org.phosphene.stimulus.Stimuli;

/**
 * Gabor-PCA noise fields of MNIST's basis, 250 components of 1x28x28, as the observer sees them, levels and values, 64 at a time
 * as a run makes them.
 *
 * <p>Baseline: what most write, one image after the other, component by component, with scores of {@link SplittableRandom}, and
 * stretched from black to white.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Part(value = "Gabor-PCA noise 1x28x28", unit = "fields")
public class GaborFields {
    static final int TOGETHER = 64;
    private static final int SIZE = Fields.SHAPE.size();

    private final BasisFile mnist = BuiltInBases.of("mnist");
    private final GaborBasis.Channel channel = mnist.basis().channels().get(0);
    private final Stimuli stimuli = new GaborNoise(mnist.basis(), "mnist", mnist.sha256()).stimuli(1);
    private final int[] levels = new int[TOGETHER * SIZE];
    private final float[] values = new float[TOGETHER * SIZE];
    private final SplittableRandom random = new SplittableRandom(1);
    private long trial;

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
    public float[] plainLoop() {
        for (int t = 0; t < TOGETHER; t++) {
            float[] image = new float[SIZE];
            for (int k = 0; k < channel.components(); k++) {
                float score = (float) random.nextDouble(channel.low()[k], channel.high()[k]);
                for (int i = 0; i < SIZE; i++) {
                    image[i] += score * channel.images()[k * SIZE + i];
                }
            }
            stretch(image, t * SIZE);
        }
        return values;
    }

    private void stretch(float[] image, int at) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : image) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        for (int i = 0; i < SIZE; i++) {
            values[at + i] = (image[i] - low) / (high - low);
        }
    }
}
