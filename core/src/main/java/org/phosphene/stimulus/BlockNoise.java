package org.phosphene.stimulus;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A single block: the image is divided into a grid of square cells, and one cell, drawn at random, has a uniform random value
 * in each channel; all the rest is as dark as that value can be. Borji and Lin tried such noise beside white noise: on a
 * 7 x 7 grid enlarged four times, which on 28 x 28 pixels is this noise of size 4.
 *
 * @param shape of every image; cells at its lower and right edge are cut off where it is no multiple of the size
 * @param size edge of a cell in pixels, 1 to {@value #MOST_SIZE}
 * @param mean middle of the range of values, in units of the value range 0 to 1
 * @param contrast the range: the rest is mean - contrast / 2, and a block at most mean + contrast / 2
 */
public record BlockNoise(Shape shape, int size, double mean, double contrast) implements StructuredNoise {
    /** The paper's size. */
    public static final int DEFAULT_SIZE = 4;
    /** The largest cell. */
    public static final int MOST_SIZE = 4096;

    static final String WORD = "blocks";

    private static final String SIZE = "stimulus.size";
    private static final int STREAM = 0;

    /** @throws IllegalArgumentException if a number lies outside its limits; for mean and contrast see {@link Noise#of} */
    public BlockNoise {
        Objects.requireNonNull(shape, "shape");
        if (size < 1 || size > MOST_SIZE) {
            throw new IllegalArgumentException("block size " + size + ": must lie in 1.." + MOST_SIZE + " pixels");
        }
        Noise checked = Noise.of(Noise.Kind.UNIFORM, mean, contrast);
        mean = checked.mean();
        contrast = checked.contrast();
    }

    /** Blocks of up to white on black. */
    public static BlockNoise of(Shape shape, int size) {
        return new BlockNoise(shape, size, Noise.DEFAULT_MEAN, Noise.DEFAULT_CONTRAST);
    }

    static BlockNoise parse(Map<String, String> fields) {
        return new BlockNoise(
                Shape.parse(Fields.text(fields, SHAPE)),
                Fields.whole(fields, SIZE),
                Fields.number(fields, WhiteNoise.MEAN),
                Fields.number(fields, WhiteNoise.CONTRAST));
    }

    /** The same blocks in another range. */
    public BlockNoise with(double otherMean, double otherContrast) {
        return new BlockNoise(shape, size, otherMean, otherContrast);
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
        fields.put(SIZE, Integer.toString(size));
        fields.put(WhiteNoise.MEAN, Noise.text(mean));
        fields.put(WhiteNoise.CONTRAST, Noise.text(contrast));
        return fields;
    }

    /** The first word of a trial draws the cell, those after it the values. */
    @Override
    public Stimuli stimuli(long seed) {
        Noise values = values();
        int across = (shape.width() + size - 1) / size;
        int cells = across * ((shape.height() + size - 1) / size);
        int[] drawn = new int[shape.channels()];
        int count = 1 + values.words(drawn.length);
        int[] words = new int[(count + 3) / 4 * 4];
        return new FieldStimuli(this) {
            @Override
            public void noise(long first, int trials, int[] levels, int at) {
                Arrays.fill(levels, at, at + trials * shape.size(), 0);
                for (int t = 0; t < trials; t++) {
                    Philox.fill(seed, STREAM, first + t, words, count);
                    // the high word of a product spreads 2^32 values evenly enough: bias below cells / 2^32
                    int cell = (int) (((words[0] & 0xffffffffL) * cells) >>> 32);
                    values.levels(words, 1, drawn, 0, drawn.length);
                    paint(cell / across, cell % across, drawn, levels, at + t * shape.size());
                }
            }
        };
    }

    private void paint(int row, int column, int[] drawn, int[] levels, int at) {
        int left = column * size;
        int right = Math.min(shape.width(), left + size);
        int bottom = Math.min(shape.height(), row * size + size);
        for (int c = 0; c < drawn.length; c++) {
            for (int y = row * size; y < bottom; y++) {
                int line = at + (c * shape.height() + y) * shape.width();
                Arrays.fill(levels, line + left, line + right, drawn[c]);
            }
        }
    }
}
