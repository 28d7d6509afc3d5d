package org.phosphene.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.Scaling;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.Stimuli;

/**
 * Smooth noise of several lengths and darknesses, with what the classifier calls it: it reaches nearly every class without
 * any data. Beside it the fields, smooth too and around 0, by which exemplars are moved.
 */
final class Backgrounds {
    /** Standard deviations of the blur, in pixels of an image of 28 rows. */
    private static final double[] LENGTHS = {1, 1.5, 2, 3};
    /** Exponents of the values: the higher, the sparser what is bright. */
    private static final int[] POWERS = {1, 2, 4};

    private static final int MOST = 6000;
    private static final long MOST_VALUES = 1 << 24;
    private static final int FIELDS = 512;
    private static final double FIELD_LENGTH = 1.5;
    /** With a standard deviation of 0.25. */
    private static final double FIELD_CONTRAST = 0.25 * Math.sqrt(12);

    private final float[][] images;
    private final int[] labels;
    private final float[][] fields;

    private Backgrounds(float[][] images, int[] labels, float[][] fields) {
        this.images = images;
        this.labels = labels;
        this.fields = fields;
    }

    static Backgrounds of(Interview interview, long seed) {
        Shape shape = interview.shape();
        int kinds = LENGTHS.length * POWERS.length;
        int each = (int) Math.max(8, Math.min(MOST, MOST_VALUES / shape.size()) / kinds);
        double unit = Math.min(shape.height(), shape.width()) / 28.0;
        List<float[]> images = new ArrayList<>();
        for (int i = 0; i < LENGTHS.length; i++) {
            SmoothNoise noise = SmoothNoise.of(shape, LENGTHS[i] * unit);
            float[][] made = images(noise, seed * 16 + i, each * POWERS.length);
            for (int j = 0; j < made.length; j++) {
                raise(made[j], POWERS[j / each]);
                images.add(made[j]);
            }
        }
        int size = shape.size();
        int[] labels =
                interview.ask(images.size(), (i, values, at) -> System.arraycopy(images.get(i), 0, values, at, size));
        SmoothNoise moving = SmoothNoise.of(shape, FIELD_LENGTH * unit)
                .withScaling(Scaling.CLIPPED)
                .with(0.5, FIELD_CONTRAST);
        int fields = (int) Math.max(32, Math.min(FIELDS, MOST_VALUES / size));
        return new Backgrounds(images.toArray(new float[0][]), labels, images(moving, seed * 16 + 15, fields));
    }

    private static float[][] images(SmoothNoise noise, long seed, int count) {
        int size = noise.shape().size();
        Stimuli stimuli = noise.stimuli(seed);
        int[] levels = new int[size];
        float[][] made = new float[count][size];
        for (int i = 0; i < count; i++) {
            stimuli.noise(i, levels, 0);
            noise.grid().values(levels, 0, made[i], 0, size);
        }
        return made;
    }

    private static void raise(float[] values, int power) {
        for (int i = 0; i < values.length; i++) {
            float value = values[i];
            for (int p = 1; p < power; p++) {
                value *= values[i];
            }
            values[i] = value;
        }
    }

    /**
     * The classes that come up at least so often, in ascending order; if they are too many, those that come up most.
     *
     * @throws ObserverException if they are fewer than two
     */
    List<Integer> reached(int least, int most) {
        Map<Integer, Long> counts =
                Arrays.stream(labels).boxed().collect(Collectors.groupingBy(label -> label, Collectors.counting()));
        List<Integer> reached = counts.keySet().stream()
                .filter(label -> counts.get(label) >= least)
                .sorted(Comparator.comparingLong((Integer label) -> -counts.get(label))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .sorted()
                .toList();
        if (reached.size() < 2) {
            throw new ObserverException("the classifier gives smooth noise one label, " + reached
                    + ", so there is nothing that a stamp could turn; is the preprocessing right?");
        }
        return reached;
    }

    int count() {
        return images.length;
    }

    float[] image(int index) {
        return images[index];
    }

    int label(int index) {
        return labels[index];
    }

    float[] any(SplittableRandom random) {
        return images[random.nextInt(images.length)];
    }

    /** A field around 0.5. */
    float[] field(SplittableRandom random) {
        return fields[random.nextInt(fields.length)];
    }
}
