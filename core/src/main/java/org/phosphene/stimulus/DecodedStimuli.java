package org.phosphene.stimulus;

/**
 * The images of {@link DecodedNoise}. Codes are decoded in full batches of one size that begin at its multiples, and the last
 * batch is kept: a kernel may round differently by the size of a batch, so an image must not depend on how many are asked for.
 */
final class DecodedStimuli extends FieldStimuli {
    private static final int STREAM = 0;
    private static final int MOST_TOGETHER = 64;
    /** The most values of the images of a batch: 4 MB. */
    private static final int VALUES = 1 << 20;

    private final PhiloxLanes philox = new PhiloxLanes();
    private final Decoder decoder;
    private final Codes codes;
    private final DecodedRange range;
    private final long seed;
    private final int size;
    private final int together;
    private final int blocks;
    private final int[] words;
    private final int[] drawn;
    private final float[] code;
    private final float[] images;
    private final int[] decoded;
    private long batch = -1;

    DecodedStimuli(DecodedNoise noise, long seed) {
        super(noise);
        decoder = noise.decoder();
        codes = noise.codes();
        range = noise.range();
        this.seed = seed;
        size = noise.shape().size();
        together = Math.max(1, Math.min(MOST_TOGETHER, Integer.highestOneBit(Math.max(1, VALUES / size))));
        blocks = (Codes.words(decoder.codes()) + 3) / 4;
        words = new int[together * blocks * 4];
        drawn = new int[decoder.codes()];
        code = new float[together * decoder.codes()];
        images = new float[together * size];
        decoded = new int[images.length];
    }

    @Override
    public void noise(long first, int count, int[] levels, int at) {
        for (int done = 0; done < count; ) {
            long trial = first + done;
            decode(trial / together);
            int within = (int) (trial % together);
            int now = Math.min(together - within, count - done);
            System.arraycopy(decoded, within * size, levels, at + done * size, now * size);
            done += now;
        }
    }

    private void decode(long wanted) {
        if (wanted == batch) {
            return;
        }
        // nothing is kept if the decoder fails
        batch = -1;
        long first = wanted * together;
        philox.fill(seed, STREAM, first, together, blocks, words);
        for (int b = 0; b < together; b++) {
            codes.values(words, b * blocks * 4, drawn, code, b * drawn.length, drawn.length);
        }
        decoder.decode(code, together, images);
        for (int i = 0; i < images.length; i++) {
            if (!Float.isFinite(images[i])) {
                throw new StimulusException("the decoder '" + decoder.name() + "' gave the value " + images[i]
                        + " in the image of trial " + (first + i / size) + "; codes of a smaller spread may help");
            }
            decoded[i] = range.level(images[i]);
        }
        batch = wanted;
    }
}
