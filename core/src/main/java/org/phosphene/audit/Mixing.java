package org.phosphene.audit;

/** Seeds for independent streams of random numbers. */
final class Mixing {
    private Mixing() {}

    /** Of a seed and any numbers: the finaliser of SplitMix64 (Steele, Lea, Flood 2014), once for each. */
    static long of(long seed, long... numbers) {
        long z = seed;
        for (long number : numbers) {
            z = (z ^ number) + 0x9e3779b97f4a7c15L;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            z ^= z >>> 31;
        }
        return z;
    }
}
