package org.phosphene.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * How fast a run has been lately, rather than since its beginning: what was read from an earlier run's answers, or a long
 * wait, must not show for ever. Thread-safe.
 */
final class RecentRate {
    private static final int MOST_SAMPLES = 30;
    private static final long APART_NANOS = Duration.ofMillis(500).toNanos();

    private record Sample(long done, long nanos) {}

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private long last;

    /** A rate that is counted from now on. */
    RecentRate(long nanos) {
        samples.add(new Sample(0, nanos));
        last = nanos;
    }

    /** So many are done now. */
    synchronized void add(long done, long nanos) {
        last = nanos;
        Sample newest = samples.removeLast();
        if (samples.isEmpty() || newest.nanos - samples.getLast().nanos >= APART_NANOS) {
            samples.addLast(newest);
        }
        samples.addLast(new Sample(done, nanos));
        if (samples.size() > MOST_SAMPLES) {
            samples.removeFirst();
        }
    }

    /** How many a second, up to now: where nothing comes any more, it falls. */
    synchronized double perSecond(long nanos) {
        long time = nanos - samples.getFirst().nanos;
        return time <= 0 ? 0 : (samples.getLast().done - samples.getFirst().done) * 1e9 / time;
    }

    /** How long it takes to do so many more, if anything is being done at all. */
    Optional<Duration> left(long more, long nanos) {
        double rate = perSecond(nanos);
        return rate <= 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.round(more / rate)));
    }

    /** How long nothing new has come. */
    synchronized Duration silence(long nanos) {
        return Duration.ofNanos(nanos - last);
    }
}
