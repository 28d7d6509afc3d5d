package org.phosphene.data.fetch;

import java.time.Duration;

/**
 * How long a mirror is waited for, and how often it is asked.
 *
 * @param connect longest time until a connection stands
 * @param silence longest time without a byte
 * @param attempts how often a mirror is asked that cannot be reached, breaks off or is busy, at least 1; an attempt that
 *     brought the file on by much is not counted
 * @param pause before the second attempt; twice as long before each further one
 */
public record Patience(Duration connect, Duration silence, int attempts, Duration pause) {
    /** Ten seconds for a connection, thirty of silence, three attempts, a second between the first two. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), 3, Duration.ofSeconds(1));

    public Patience {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts " + attempts + ": must be at least 1");
        }
    }

    Duration pauseAfter(int attempt) {
        return pause.multipliedBy(1L << Math.min(attempt - 1, 10));
    }
}
