package org.phosphene.stimulus;

/**
 * A network that turns codes, rows of a few numbers, into images: the decoder of an autoencoder, or a generator. Thread-safe:
 * the stimuli of all workers share one.
 */
public interface Decoder extends AutoCloseable {
    /** The most numbers of a code. */
    int MOST_CODES = 1 << 14;

    /** What the user calls it, without folder. */
    String name();

    /** SHA-256 of its file, in hexadecimal. */
    String sha256();

    /** How many numbers a code has, 1 to {@link #MOST_CODES}. */
    int codes();

    /** Extent of every image. */
    Shape shape();

    /**
     * Decodes. The same codes in a batch of the same size give the same bits.
     *
     * @param codes {@code count} rows of {@link #codes} numbers
     * @param count at least 1
     * @param images receives {@code count} images, each channel by channel and row by row
     * @throws StimulusException if it fails, or is closed
     */
    void decode(float[] codes, int count, float[] images);

    /** Waits for the images that are being decoded; later ones are refused. */
    @Override
    default void close() {}
}
