package org.phosphene.stimulus;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Stripes: one uniform random value for each row or each column of each channel, independent of all others. Borji and Lin
 * tried such noise beside white noise.
 *
 * @param shape of every image
 * @param along which lines share a value
 * @param mean grey around which values vary, in units of the value range 0 to 1
 * @param contrast at 1 values cover one unit, as in {@link Noise}
 */
public record StripeNoise(Shape shape, Lines along, double mean, double contrast) implements StructuredNoise {
    static final String WORD = "stripes";

    private static final String LINES = "stimulus.stripes";
    private static final int STREAM = 0;

    /** What has one value. */
    public enum Lines {
        ROWS,
        COLUMNS;

        /**
         * Reads the name.
         *
         * @throws IllegalArgumentException if it is none
         */
        public static Lines of(String name) {
            for (Lines lines : values()) {
                if (lines.toString().equals(name)) {
                    return lines;
                }
            }
            throw new IllegalArgumentException("stripes '" + name + "': expected rows or columns");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException if mean or contrast lies outside the limits of {@link Noise#of} */
    public StripeNoise {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(along, "along");
        Noise checked = Noise.of(Noise.Kind.UNIFORM, mean, contrast);
        mean = checked.mean();
        contrast = checked.contrast();
    }

    /** Stripes from black to white. */
    public static StripeNoise of(Shape shape, Lines along) {
        return new StripeNoise(shape, along, Noise.DEFAULT_MEAN, Noise.DEFAULT_CONTRAST);
    }

    static StripeNoise parse(Map<String, String> fields) {
        return new StripeNoise(
                Shape.parse(Fields.text(fields, SHAPE)),
                Lines.of(Fields.text(fields, LINES)),
                Fields.number(fields, WhiteNoise.MEAN),
                Fields.number(fields, WhiteNoise.CONTRAST));
    }

    /** The same stripes around another grey and with another contrast. */
    public StripeNoise with(double otherMean, double otherContrast) {
        return new StripeNoise(shape, along, otherMean, otherContrast);
    }

    private Noise values() {
        return Noise.of(Noise.Kind.UNIFORM, mean, contrast);
    }

    @Override
    public Grid grid() {
        return values().grid();
    }

    @Override
    public String kind() {
        return WORD;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(SHAPE, shape.toString());
        fields.put(KIND, WORD);
        fields.put(LINES, along.toString());
        fields.put(WhiteNoise.MEAN, Noise.text(mean));
        fields.put(WhiteNoise.CONTRAST, Noise.text(contrast));
        return fields;
    }

    @Override
    public Stimuli stimuli(long seed) {
        Noise values = values();
        int lines = along == Lines.ROWS ? shape.height() : shape.width();
        int[] drawn = new int[shape.channels() * lines];
        int count = values.words(drawn.length);
        int[] words = new int[(count + 3) / 4 * 4];
        return new FieldStimuli(this) {
            @Override
            public void noise(long first, int trials, int[] levels, int at) {
                for (int t = 0; t < trials; t++) {
                    Philox.fill(seed, STREAM, first + t, words, count);
                    values.levels(words, 0, drawn, 0, drawn.length);
                    spread(drawn, levels, at + t * shape.size());
                }
            }
        };
    }

    private void spread(int[] drawn, int[] levels, int at) {
        int to = at;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++, to += shape.width()) {
                if (along == Lines.ROWS) {
                    Arrays.fill(levels, to, to + shape.width(), drawn[c * shape.height() + y]);
                } else {
                    System.arraycopy(drawn, c * shape.width(), levels, to, shape.width());
                }
            }
        }
    }
}
