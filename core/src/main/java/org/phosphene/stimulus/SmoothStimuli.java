package org.phosphene.stimulus;

/** The images of {@link SmoothNoise}, some trials at a time. */
final class SmoothStimuli extends FieldStimuli {
    private static final int STREAM = 0;

    private final Noise normal = Noise.gaussian();
    private final float unit = (float) (1 / normal.levelDeviation());
    private final PhiloxLanes philox = new PhiloxLanes();
    private final long seed;
    private final int channels;
    private final int area;
    private final int lanes;
    private final int blocks;
    private final CosineFields cosines;
    private final ScaledFields scaled;
    private final int[] words;
    private final int[] drawn;
    private final float[] fields;

    SmoothStimuli(SmoothNoise noise, long seed, int lanes) {
        super(noise);
        Shape shape = noise.shape();
        this.seed = seed;
        this.lanes = lanes;
        channels = shape.channels();
        area = shape.height() * shape.width();
        cosines = new CosineFields(shape.height(), shape.width(), noise.spectrum(), lanes);
        scaled = new ScaledFields(noise.scaling(), noise.mean(), noise.contrast(), lanes);
        int each = cosines.coefficients();
        blocks = (normal.words(channels * each) + 3) / 4;
        words = new int[lanes * blocks * 4];
        drawn = new int[channels * each * lanes];
        fields = new float[channels * area * lanes];
    }

    @Override
    public void noise(long first, int count, int[] levels, int at) {
        for (int done = 0; done < count; done += lanes) {
            int now = Math.min(lanes, count - done);
            draw(first + done, now);
            make(now);
            scaled.write(fields, channels * area, now, levels, at + done * channels * area);
        }
    }

    private void draw(long first, int count) {
        philox.fill(seed, STREAM, first, count, blocks, words);
        int each = channels * cosines.coefficients();
        for (int b = 0; b < count; b++) {
            normal.levels(words, b * blocks * 4, drawn, b * each, each);
        }
    }

    private void make(int count) {
        int each = cosines.coefficients();
        for (int c = 0; c < channels; c++) {
            cosines.make(drawn, c * each, channels * each, unit, fields, c * area * count, count);
        }
    }
}
