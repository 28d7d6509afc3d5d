package org.phosphene.stimulus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Noise alone: the stimulus is the noise field. */
public record WhiteNoise(Shape shape, Noise noise) implements NoiseField {
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
        String word = Fields.text(fields, KIND);
        for (Noise.Kind kind : Noise.Kind.values()) {
            if (kind.toString().equals(word)) {
                Noise noise = Noise.of(kind, Fields.number(fields, MEAN), Fields.number(fields, CONTRAST));
                return new WhiteNoise(Shape.parse(Fields.text(fields, SHAPE)), noise);
            }
        }
        throw new IllegalArgumentException(KIND + " '" + word + "' is not a kind of noise");
    }

    @Override
    public Grid grid() {
        return noise.grid();
    }

    @Override
    public String kind() {
        return noise.kind().toString();
    }

    @Override
    public Optional<Noise> independent() {
        return Optional.of(noise);
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(SHAPE, shape.toString());
        fields.put(KIND, noise.kind().toString());
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
        return new FieldStimuli(this) {
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
        };
    }
}
