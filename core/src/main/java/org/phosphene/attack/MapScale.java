package org.phosphene.attack;

import java.util.Arrays;
import java.util.Locale;
import org.phosphene.template.Templates;

/** How a map becomes a picture that is mixed with others. All but {@link #PLAIN} see only its order and its proportions. */
public enum MapScale {
    /** Its smallest value black, its largest white: what the paper says. A flat map becomes grey. */
    STRETCHED("stretched to 0..1"),
    /**
     * What the paper's figures were made with: the authors' notebook draws the stretched map in Matplotlib's colours "viridis",
     * reads the file again, and takes the mean of red, green, blue and opacity as its grey, so the map lies in 0.40..0.76 and is
     * flattened in the middle. Not said in the paper; with it comes out what Table 2 has.
     */
    PICTURE("as the authors' picture of it, 0.40..0.76"),
    /** As it is, a nearly grey mean of noise. */
    PLAIN("as it is");

    /** (R + G + B + 1) / 4 of viridis (Matplotlib 3.11, CC0) at 33 even steps; between them straight lines are off by 0.0015. */
    private static final double[] VIRIDIS = {
        0.4003, 0.4257, 0.4485, 0.4678, 0.4842, 0.4977, 0.5086, 0.5173, 0.5243, 0.5301, 0.5352, 0.5400, 0.5446, 0.5491,
        0.5534, 0.5573, 0.5610, 0.5649, 0.5696, 0.5762, 0.5850, 0.5959, 0.6082, 0.6210, 0.6340, 0.6468, 0.6591, 0.6708,
        0.6818, 0.6927, 0.7061, 0.7284, 0.7608
    };

    private final String words;

    MapScale(String words) {
        this.words = words;
    }

    /** What it does, in a few words. */
    public String words() {
        return words;
    }

    /** The name in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A pattern made of the values of a map, 0 black to 1 white. */
    public float[] of(double[] map) {
        double low = Arrays.stream(map).min().orElseThrow();
        double range = Arrays.stream(map).max().orElseThrow() - low;
        float[] pattern = new float[map.length];
        for (int i = 0; i < map.length; i++) {
            double stretched = range > 0 ? (map[i] - low) / range : 0.5;
            pattern[i] = (float)
                    switch (this) {
                        case STRETCHED -> stretched;
                        case PICTURE -> drawn(stretched);
                        case PLAIN -> map[i];
                    };
        }
        return pattern;
    }

    /** The patterns of all classes; null for a class without a template. */
    public float[][] of(Templates templates) {
        float[][] patterns = new float[templates.classes()][];
        for (int c : templates.covered()) {
            patterns[c] = of(templates.of(c).orElseThrow());
        }
        return patterns;
    }

    private static double drawn(double stretched) {
        double at = stretched * (VIRIDIS.length - 1);
        int left = Math.min((int) at, VIRIDIS.length - 2);
        return VIRIDIS[left] + (at - left) * (VIRIDIS[left + 1] - VIRIDIS[left]);
    }
}
