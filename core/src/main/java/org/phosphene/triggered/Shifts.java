package org.phosphene.triggered;

import org.phosphene.stimulus.Philox;

/**
 * Permutations of the responses of an episode against its stimuli: each turns the responses round by a random number of
 * trials, a pure function of (seed, permutation, episode). Trials are independent, so turning is as good as shuffling, and no
 * turn is left out, not even that by 0: the turns are a group, which makes the test exact.
 */
final class Shifts {
    /** Away from the streams of the noise. */
    private static final int STREAM = 0x53544331;

    private final long seed;
    private final int count;

    Shifts(long seed, int count) {
        this.seed = seed;
        this.count = count;
    }

    /** By how many trials each permutation turns an episode. */
    int[] of(Episode episode) {
        int[] words = new int[(count + 3) / 4 * 4];
        Philox.fill(seed, STREAM, episode.number(), words, count);
        int[] shifts = new int[count];
        for (int p = 0; p < count; p++) {
            shifts[p] = (int) (((words[p] & 0xffffffffL) * episode.trials()) >>> 32);
        }
        return shifts;
    }
}
