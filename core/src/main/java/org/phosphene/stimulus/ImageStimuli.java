package org.phosphene.stimulus;

/** The images of {@link ImageNoise}. Words 0 and 1 of a trial choose images, word 2 their shares, those from 4 on places. */
final class ImageStimuli extends FieldStimuli {
    private static final int STREAM = 0;
    private static final int CHOICES = 4;
    private static final long LOW = 0xffffffffL;

    private final LabelledImages source;
    private final Arrangement arrangement;
    private final long seed;
    private final int size;
    private final int area;
    private final int[] words;
    private final int[] places;
    private final byte[] one;
    private final byte[] other;

    ImageStimuli(ImageNoise noise, long seed) {
        super(noise);
        source = noise.source();
        arrangement = noise.arrangement();
        this.seed = seed;
        Shape shape = noise.shape();
        size = shape.size();
        area = shape.height() * shape.width();
        boolean permuted = arrangement == Arrangement.PERMUTED;
        words = new int[CHOICES + (permuted ? (area + 3) / 4 * 4 : 0)];
        places = new int[permuted ? area : 0];
        one = new byte[size];
        other = new byte[size];
    }

    @Override
    public void noise(long first, int count, int[] levels, int at) {
        for (int t = 0; t < count; t++) {
            Philox.fill(seed, STREAM, first + t, words, words.length);
            source.levels(below(words[0], source.count()), one, 0);
            int to = at + t * size;
            switch (arrangement) {
                case SHOWN -> show(levels, to);
                case MIXED -> mix(levels, to);
                case PERMUTED -> permute(levels, to);
            }
        }
    }

    /** The high word of a product spreads 2^32 values evenly enough: bias below limit / 2^32. */
    private static int below(int word, int limit) {
        return (int) (((word & LOW) * limit) >>> 32);
    }

    private void show(int[] levels, int to) {
        for (int i = 0; i < size; i++) {
            levels[to + i] = one[i] & 0xff;
        }
    }

    private void mix(int[] levels, int to) {
        source.levels(below(words[1], source.count()), other, 0);
        // 0 to 256 of 256 parts, rounded to the nearest level
        int share = below(words[2], 257);
        for (int i = 0; i < size; i++) {
            levels[to + i] = (share * (one[i] & 0xff) + (256 - share) * (other[i] & 0xff) + 128) >> 8;
        }
    }

    /** Fisher and Yates's shuffle, from the last place down. */
    private void permute(int[] levels, int to) {
        for (int i = 0; i < area; i++) {
            places[i] = i;
        }
        for (int i = area - 1; i > 0; i--) {
            int j = below(words[CHOICES + i], i + 1);
            int place = places[i];
            places[i] = places[j];
            places[j] = place;
        }
        for (int c = 0; c < size; c += area) {
            for (int i = 0; i < area; i++) {
                levels[to + c + i] = one[c + places[i]] & 0xff;
            }
        }
    }
}
