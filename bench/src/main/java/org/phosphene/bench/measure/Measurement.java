package org.phosphene.bench.measure;

/**
 * One go of one job.
 *
 * @param name of the job
 * @param workers threads that it used, 0 where nobody said
 * @param round in which it was, from 1 on
 * @param trials how many were done
 * @param seconds that they took
 * @param perSecond trials / seconds
 * @param peakMiB the most resident memory of the process that did it; null where it was not measured
 */
public record Measurement(
        String name, int workers, int round, long trials, double seconds, double perSecond, Long peakMiB) {
    static Measurement of(Job job, int round, Timing timing) {
        return new Measurement(
                job.name(),
                job.workers(),
                round,
                timing.trials(),
                timing.seconds(),
                timing.trials() / timing.seconds(),
                timing.peakMiB());
    }
}
