package org.phosphene.triggered;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/** Units whose response is known: a function of the stimulus less 0.5. */
record Units(int size, List<Function<double[], Double>> functions) implements Responses {
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static Units of(int size, Function<double[], Double>... functions) {
        return new Units(size, List.of(functions));
    }

    @Override
    public int units() {
        return functions.size();
    }

    @Override
    public void of(float[] stimuli, int count, float[] responses) {
        double[] one = new double[size];
        for (int t = 0; t < count; t++) {
            for (int i = 0; i < size; i++) {
                one[i] = stimuli[t * size + i] - 0.5;
            }
            for (int u = 0; u < functions.size(); u++) {
                responses[t * functions.size() + u] =
                        functions.get(u).apply(one).floatValue();
            }
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double cosine(double[] a, double[] b) {
        return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    }

    /** Orthonormal directions. */
    static double[][] directions(int count, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] all = new double[count][size];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < size; i++) {
                all[k][i] = random.nextDouble() - 0.5;
            }
            for (int j = 0; j < k; j++) {
                double along = dot(all[k], all[j]);
                for (int i = 0; i < size; i++) {
                    all[k][i] -= along * all[j][i];
                }
            }
            double norm = Math.sqrt(dot(all[k], all[k]));
            for (int i = 0; i < size; i++) {
                all[k][i] /= norm;
            }
        }
        return all;
    }

    static NoiseField gaussian(Shape shape) {
        return StimulusSpec.of(shape, Noise.gaussian());
    }

    /** All stimuli of a recording less 0.5, made one by one. */
    static double[][] stimuli(Recording recording) {
        int size = recording.field().shape().size();
        Stimuli stimuli = recording.field().stimuli(recording.seed());
        int[] levels = new int[size];
        float[] values = new float[size];
        double[][] all = new double[(int) recording.trials()][size];
        for (int t = 0; t < all.length; t++) {
            stimuli.show(levels, 0, stimuli.noise(t, levels, 0), values, 0);
            for (int i = 0; i < size; i++) {
                all[t][i] = values[i] - 0.5;
            }
        }
        return all;
    }

    static List<TriggeredAverage> averages(Recording recording, Units units, Window window) {
        AverageSums sums = AverageSums.of(recording, all(units, window));
        recording.run(() -> new Units(units.size(), units.functions()), List.of(sums));
        return sums.averages();
    }

    static List<Unit> all(Units units, Window window) {
        return java.util.stream.IntStream.range(0, units.units())
                .mapToObj(u -> new Unit(u, window))
                .toList();
    }
}
