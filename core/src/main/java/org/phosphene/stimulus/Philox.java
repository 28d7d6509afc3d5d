package org.phosphene.stimulus;

/**
 * The counter-based generator Philox4x32-10: random words as a pure function of (key, counter), so that the noise of any
 * trial can be made again without the trials before it.
 *
 * <p>The key is the seed. The 128-bit counter is (block within the trial, stream, trial low, trial high), so no two
 * (stream, trial, block) share a word under one seed.
 *
 * <p>Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011; checked against the
 * known answers published with the authors' Random123.
 */
public final class Philox {
    static final long MULTIPLIER_0 = 0xD2511F53L;
    static final long MULTIPLIER_1 = 0xCD9E8D57L;
    static final int WEYL_0 = 0x9E3779B9;
    static final int WEYL_1 = 0xBB67AE85;
    static final int ROUNDS = 10;
    static final long LOW = 0xffffffffL;

    private Philox() {}

    /**
     * Fills {@code out[0..count)} with the words of one trial.
     *
     * @param seed the 64-bit key
     * @param stream which of the trial's independent streams
     * @param trial index of the trial
     * @param out receives the words; its length must be at least {@code count} rounded up to a multiple of 4
     * @param count how many words are wanted
     */
    public static void fill(long seed, int stream, long trial, int[] out, int count) {
        for (int word = 0, block = 0; word < count; word += 4, block++) {
            block(block, stream, (int) trial, (int) (trial >>> 32), (int) seed, (int) (seed >>> 32), out, word);
        }
    }

    /** One block: four words from counter (c0, c1, c2, c3) under key (k0, k1), written from {@code at} on. */
    static void block(int c0, int c1, int c2, int c3, int k0, int k1, int[] out, int at) {
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (c0 & LOW);
            long product1 = MULTIPLIER_1 * (c2 & LOW);
            int next0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            int next2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c1 = (int) product1;
            c3 = (int) product0;
            c0 = next0;
            c2 = next2;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        out[at] = c0;
        out[at + 1] = c1;
        out[at + 2] = c2;
        out[at + 3] = c3;
    }
}
