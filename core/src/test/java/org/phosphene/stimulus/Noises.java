package org.phosphene.stimulus;

import java.util.List;
import java.util.stream.Stream;

/** The noises that every contract is run on. */
public final class Noises {
    private Noises() {}

    /** One of each kind. */
    public static List<Noise> kinds() {
        return List.of(Noise.uniform(), Noise.gaussian(), Noise.binary());
    }

    /** Several means and contrasts of each kind. */
    public static List<Noise> all() {
        return Stream.of(Noise.Kind.values())
                .flatMap(kind -> Stream.of(
                        Noise.of(kind, Noise.DEFAULT_MEAN, Noise.DEFAULT_CONTRAST),
                        Noise.of(kind, 0, 0.3),
                        Noise.of(kind, -10, 10),
                        Noise.of(kind, 10, 0.001)))
                .toList();
    }

    /** The noise fields of trials in a row, one flat stimulus of {@code size} values each. */
    public static int[][] fields(Noise noise, long seed, long first, int trials, int size) {
        Stimuli stimuli = StimulusSpec.of(Shape.of(1, 1, size), noise).stimuli(seed);
        int[][] fields = new int[trials][size];
        for (int t = 0; t < trials; t++) {
            stimuli.noise(first + t, fields[t], 0);
        }
        return fields;
    }
}
