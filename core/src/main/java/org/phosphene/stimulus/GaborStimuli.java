package org.phosphene.stimulus;

/** The images of {@link GaborNoise}, some trials at a time. */
final class GaborStimuli extends FieldStimuli {
    private static final int STREAM = 0;
    private static final int HALVES = 1 << 16;
    private static final float LEVELS = 256;

    private final PhiloxLanes philox = new PhiloxLanes();
    private final long seed;
    private final GaborBasis basis;
    private final int components;
    private final int area;
    private final int size;
    private final int blocks;
    private final BasisSums[] sums;
    private final int[] words;
    private final float[] scores;
    private final float[] fields;

    GaborStimuli(GaborNoise noise, long seed) {
        super(noise);
        this.seed = seed;
        basis = noise.basis();
        components = basis.components();
        size = basis.shape().size();
        area = size / basis.shape().channels();
        sums = basis.channels().stream()
                .map(channel -> new BasisSums(channel.images(), area))
                .toArray(BasisSums[]::new);
        int drawn = basis.shape().channels() * components;
        blocks = (drawn + 7) / 8;
        words = new int[BasisSums.TOGETHER * blocks * 4];
        scores = new float[BasisSums.TOGETHER * BasisSums.padded(components)];
        fields = new float[BasisSums.TOGETHER * size];
    }

    @Override
    public void noise(long first, int count, int[] levels, int at) {
        for (int done = 0; done < count; done += BasisSums.TOGETHER) {
            int now = Math.min(BasisSums.TOGETHER, count - done);
            philox.fill(seed, STREAM, first + done, now, blocks, words);
            for (int c = 0; c < sums.length; c++) {
                draw(c, now);
                sums[c].make(scores, now, fields, c * area, size);
            }
            for (int b = 0; b < now; b++) {
                stretch(b * size, levels, at + (done + b) * size);
            }
        }
    }

    /** Each score is one of 65 536 that divide its range evenly. */
    private void draw(int c, int count) {
        GaborBasis.Channel channel = basis.channels().get(c);
        for (int b = 0; b < count; b++) {
            for (int k = 0; k < components; k++) {
                int index = c * components + k;
                int half = words[b * blocks * 4 + index / 2] >>> (16 * (index % 2)) & 0xffff;
                float low = channel.low()[k];
                scores[b * BasisSums.padded(components) + k] =
                        low + (channel.high()[k] - low) * ((half + 0.5f) / HALVES);
            }
        }
    }

    /** Spreads an image over all levels. */
    private void stretch(int from, int[] levels, int at) {
        float low = fields[from];
        float high = low;
        for (int i = from; i < from + size; i++) {
            low = Math.min(low, fields[i]);
            high = Math.max(high, fields[i]);
        }
        // an image of one grey has nothing to spread: it is black
        float factor = high > low ? LEVELS / (high - low) : 0;
        for (int i = 0; i < size; i++) {
            levels[at + i] = Math.min((int) LEVELS - 1, (int) (factor * (fields[from + i] - low)));
        }
    }
}
