package org.phosphene.attack;

import org.phosphene.stimulus.Shape;

/**
 * Patterns from a few parameters that look like textures and fool networks: one pattern for all images. Each value is the sign
 * of the noise, +1 or -1, all channels alike, as the largest change that a limit allows.
 *
 * <p>Source: Co, Muñoz-González, de Maupeou, Lupu, "Procedural noise adversarial examples for black-box attacks on deep
 * convolutional networks", CCS 2019. The ranges that parameters are drawn from are ours, in parts of the image.
 */
public enum ProceduralNoise {
    /** Kernels of Gabor's form at random places (Lagae et al. 2009): directed, or every kernel its own way. */
    GABOR("Gabor noise", 0) {
        @Override
        double[] field(int height, int width, RandomPattern random) {
            double deviation = random.scale(1.5, Math.max(2, height / 3.0));
            double wavelength = random.scale(2, Math.max(4, height / 1.5));
            double direction = random.between(0, Math.PI);
            boolean directed = random.next() < 0.5;
            double[] field = new double[height * width];
            int kernels = random.whole(8, 64);
            for (int k = 0; k < kernels; k++) {
                double y0 = random.between(-deviation, height + deviation);
                double x0 = random.between(-deviation, width + deviation);
                double weight = random.between(-1, 1);
                double own = random.between(0, Math.PI);
                double theta = directed ? direction : own;
                kernel(field, width, y0, x0, weight, theta, deviation, wavelength);
            }
            return field;
        }
    },
    /** Smooth random gradients on a grid (Perlin 1985), in octaves, and the sine of them. */
    PERLIN("Perlin noise", 1 << 16) {
        @Override
        double[] field(int height, int width, RandomPattern random) {
            double period = random.scale(3, Math.max(6, 1.5 * height));
            int octaves = random.whole(1, 4);
            double lacunarity = random.between(1.7, 2.6);
            double sine = random.scale(0.5, 12);
            boolean plain = random.next() < 0.25;
            double[] field = new double[height * width];
            double amplitude = 1;
            for (int octave = 0; octave < octaves; octave++) {
                GradientNoise.add(field, height, width, period, amplitude, random);
                amplitude /= 2;
                period /= lacunarity;
            }
            for (int i = 0; i < field.length && !plain; i++) {
                field[i] = Math.sin(2 * Math.PI * sine * field[i]);
            }
            return field;
        }
    };

    /** Where the streams of its random numbers begin. */
    private final int firstStream;

    private final String words;

    ProceduralNoise(String words, int firstStream) {
        this.words = words;
        this.firstStream = firstStream;
    }

    /** What it is called. */
    @Override
    public String toString() {
        return words;
    }

    /** One channel of the noise; its parameters are drawn first. */
    abstract double[] field(int height, int width, RandomPattern random);

    /**
     * A candidate.
     *
     * @param candidate 0 or more
     * @return +1 or -1 for each value of the shape
     */
    public float[] pattern(Shape shape, long seed, long candidate) {
        double[] field = field(shape.height(), shape.width(), new RandomPattern(seed, candidate, firstStream));
        float[] pattern = new float[shape.size()];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = field[i % field.length] < 0 ? -1 : 1;
        }
        return pattern;
    }

    private static void kernel(
            double[] field,
            int width,
            double y0,
            double x0,
            double weight,
            double theta,
            double deviation,
            double wavelength) {
        double cos = Math.cos(theta) * 2 * Math.PI / wavelength;
        double sin = Math.sin(theta) * 2 * Math.PI / wavelength;
        for (int i = 0; i < field.length; i++) {
            int row = i / width;
            int column = i % width;
            double y = row - y0;
            double x = column - x0;
            double envelope = Math.exp(-(x * x + y * y) / (2 * deviation * deviation));
            field[i] += weight * envelope * Math.cos(x * cos + y * sin);
        }
    }
}
