package org.phosphene.stimulus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Noise alone: the stimulus is the noise field. */
public record WhiteNoise(Shape shape, Noise noise) implements StimulusSpec {
    static final String SHAPE = "stimulus.shape";
    static final String NOISE = "stimulus.noise";
    static final String MEAN = "stimulus.mean";
    static final String CONTRAST = "stimulus.contrast";

    /** Which of a trial's random streams makes the noise field. */
    private static final int NOISE_STREAM = 0;

    public WhiteNoise {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(noise, "noise");
    }

    /**
     * Reads what {@link #fields} wrote.
     *
     * @throws IllegalArgumentException if a field is missing or has no meaning
     */
    public static WhiteNoise parse(Map<String, String> fields) {
        for (Noise.Kind kind : Noise.Kind.values()) {
            if (kind.toString().equals(field(fields, NOISE))) {
                double mean = Double.parseDouble(field(fields, MEAN));
                double contrast = Double.parseDouble(field(fields, CONTRAST));
                return new WhiteNoise(Shape.parse(field(fields, SHAPE)), Noise.of(kind, mean, contrast));
            }
        }
        throw new IllegalArgumentException(NOISE + " '" + fields.get(NOISE) + "' is not a kind of white noise");
    }

    private static String field(Map<String, String> fields, String key) {
        String value = fields.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(SHAPE, shape.toString());
        fields.put(NOISE, noise.kind().toString());
        fields.put(MEAN, Noise.text(noise.mean()));
        fields.put(CONTRAST, Noise.text(noise.contrast()));
        return fields;
    }

    @Override
    public Stimuli stimuli(long seed) {
        int size = shape.size();
        int blocks = (noise.words(size) + 3) / 4;
        int together = Math.max(1, PhiloxLanes.LANES / blocks);
        int[] words = new int[together * blocks * 4];
        PhiloxLanes philox = new PhiloxLanes();
        Grid grid = noise.grid();
        return new Stimuli() {
            @Override
            public void noise(long first, int count, int[] levels, int at) {
                for (int done = 0; done < count; done += together) {
                    int trials = Math.min(together, count - done);
                    philox.fill(seed, NOISE_STREAM, first + done, trials, blocks, words);
                    for (int t = 0; t < trials; t++) {
                        noise.levels(words, t * blocks * 4, levels, at + (done + t) * size, size);
                    }
                }
            }

            @Override
            public int signal(long trial) {
                return NO_SIGNAL;
            }

            @Override
            public void show(int[] levels, int from, int signal, float[] values, int at) {
                grid.values(levels, from, values, at, size);
            }
        };
    }
}
