package org.phosphene.bench.measure;

/**
 * What one go of a job took.
 *
 * @param trials how many were done, at least 1
 * @param seconds above 0
 * @param peakMiB the most resident memory of the process that did it; null where it was not measured
 */
public record Timing(long trials, double seconds, Long peakMiB) {
    public Timing {
        if (trials < 1) {
            throw new IllegalArgumentException("trials " + trials + ": must be at least 1");
        }
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("seconds " + seconds + ": must be above 0");
        }
    }

    /** Of a job within this process. */
    public static Timing of(long trials, double seconds) {
        return new Timing(trials, seconds, null);
    }
}
